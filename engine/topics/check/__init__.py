"""Backpropagation held against central differences."""
