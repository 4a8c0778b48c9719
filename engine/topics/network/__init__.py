"""Networks: what the labs of lectures 8 and 9 share."""
