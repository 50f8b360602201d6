"""The forms of indicators, by what they are for."""
