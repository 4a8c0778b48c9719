"""The views of lecture 7."""
