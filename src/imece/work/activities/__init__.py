"""The dated happening: one record for each."""
