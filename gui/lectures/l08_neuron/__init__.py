"""Lecture 8: the neuron."""
