"""The design system: shells, parts, pictures."""
