"""Stories (to be written)."""
