"""What every lab stands on. NumPy only; no lecture is known here."""
