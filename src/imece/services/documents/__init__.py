"""Files, served only by their owner's view."""
