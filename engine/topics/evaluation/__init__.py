"""Training, validation and test set: rows divided, a model judged on each part, and how much luck is in that."""
