"""Tasks and deadlines on any record."""
