"""Start-up only: settings, addresses, the command."""
