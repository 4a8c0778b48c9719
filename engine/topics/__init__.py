"""What belongs to one topic: its own models, parts and explanations, a package each. NumPy only, no Qt."""
