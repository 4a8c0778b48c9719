"""One package per lecture, one module per lab: which panels, where."""
