"""A line and an S-curve fitted to the same rows."""
