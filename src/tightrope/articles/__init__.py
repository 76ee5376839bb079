"""Articles (to be written)."""
