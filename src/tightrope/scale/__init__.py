"""Scale (to be written)."""
