"""Computational graphs and the chain rule, operation by operation."""
