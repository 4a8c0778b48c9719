"""From scores to probabilities, prediction and cost."""
