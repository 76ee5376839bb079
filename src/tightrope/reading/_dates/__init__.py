"""The parts of the date reader: words, tokens, templates, calendar arithmetic, rules."""
