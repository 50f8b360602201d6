"""Formats of dates and numbers for one language."""
