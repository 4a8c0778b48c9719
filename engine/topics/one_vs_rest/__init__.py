"""Three binary classifiers side by side."""
