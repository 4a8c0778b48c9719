"""The years of lecture 8."""
