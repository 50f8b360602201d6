"""Loads the demo offices from data files."""
