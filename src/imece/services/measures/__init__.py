"""The registry of measures."""
