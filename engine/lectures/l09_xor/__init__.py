"""Lecture 9: a neural network for XOR."""
