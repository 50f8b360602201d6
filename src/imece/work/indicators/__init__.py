"""Indicators, actuals, evidence, approval."""
