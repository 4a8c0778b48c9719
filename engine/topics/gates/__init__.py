"""One neuron on truth tables, and what a line can do."""
