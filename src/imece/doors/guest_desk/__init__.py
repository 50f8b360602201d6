"""Outsiders who do something through a signed link."""
