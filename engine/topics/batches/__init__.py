"""Mini-batches: rows that arrive bit by bit, what a glance at a few of them is worth, and data that come in pieces."""
