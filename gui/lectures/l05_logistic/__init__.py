"""Lecture 5: logistic classification."""
