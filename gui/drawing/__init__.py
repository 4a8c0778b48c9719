"""Geometry of drawing (projection, contours): the only place in gui that may import NumPy."""
