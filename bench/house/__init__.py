"""The floor's page in İmece's own shells: what every page of the house pays before it does anything."""
