"""The same rows raw, from 0 to 1, and standardised: one regression on three scales, and the cloud of the slide."""
