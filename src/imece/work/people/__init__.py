"""People whom an office knows, in institutions over time, under the law on personal data."""
