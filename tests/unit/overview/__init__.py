"""Tests of what looks across all work."""
