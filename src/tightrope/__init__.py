"""Tightrope reads news pages about states into a record that can be checked."""
