"""Learning rates compared: the same start and data, runs that differ in their rate alone."""
