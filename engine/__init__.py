"""The engine: models, training and everything that is computed. Only `engine.thread` knows Qt."""
