"""Looks across all work."""
