"""Overfitting: powers of the features, the exact ridge fit, and what it costs on rows that were not learned."""
