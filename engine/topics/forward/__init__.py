"""The XOR network walked forward."""
