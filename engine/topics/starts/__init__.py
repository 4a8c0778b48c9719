"""Many random starts at once."""
