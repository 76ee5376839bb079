"""Rooms of the event reader; `reading.events` is their front door."""
