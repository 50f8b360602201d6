"""Provinces, districts, countries from data files."""
