"""Back-office pages of plans."""
