"""Logistic regression, as lecture 5 shows it."""
