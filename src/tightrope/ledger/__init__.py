"""Ledger (to be written)."""
