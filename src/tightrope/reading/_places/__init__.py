"""The parts of the place reader: what may be a place, which place it is."""
