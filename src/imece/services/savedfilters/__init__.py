"""Saved filters: a named query string of a known list."""
