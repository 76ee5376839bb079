"""Pages (to be written)."""
