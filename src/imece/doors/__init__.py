"""Who comes in; no model lives here."""
