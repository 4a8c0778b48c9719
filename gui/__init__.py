"""The window: draws what the engine sends and turns clicks into commands. Computes nothing."""
