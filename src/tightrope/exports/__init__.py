"""Exports (to be written)."""
