"""İmece: from the strategic plan to the evidence."""
