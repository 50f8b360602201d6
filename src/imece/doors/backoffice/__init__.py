"""Staff: shell, home, navigation."""
