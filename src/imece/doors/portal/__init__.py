"""The public site: it only shows."""
