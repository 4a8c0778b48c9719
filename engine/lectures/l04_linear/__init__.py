"""Lecture 4: linear regression with several variables."""
