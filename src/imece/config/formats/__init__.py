"""Date and number formats per language, more forgiving than the framework's own."""
