"""Standing (to be written)."""
