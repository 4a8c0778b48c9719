"""One weight under two costs, compared."""
