"""Decisions with reasons and tables of state moves."""
