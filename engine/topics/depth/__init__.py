"""Many layers: what reaches each of them."""
