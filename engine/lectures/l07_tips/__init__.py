"""Lecture 7: practical tips."""
