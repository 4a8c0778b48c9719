"""Lecture 6: softmax classification."""
