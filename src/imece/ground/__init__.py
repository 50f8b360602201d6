"""No business words; could serve any project."""
