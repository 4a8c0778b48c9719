"""Softmax regression, as lecture 6 shows it."""
