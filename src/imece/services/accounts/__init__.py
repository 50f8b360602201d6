"""Offices, units, people, roles, acting-for, grants."""
