"""The finders of claims, one a kind; callers come in through `tightrope.reading.claims`."""
