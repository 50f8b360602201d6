"""The commands of the strategy app."""
