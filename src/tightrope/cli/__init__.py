"""Cli (to be written)."""
