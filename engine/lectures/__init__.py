"""One package per lecture, one module per lab; each lab module exports `LAB`."""
