"""The `imece` command: İmece's own verbs and the framework's, with dashes or underscores."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command on this installation's data."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imece.config.settings.local")
    arguments = list(sys.argv)
    if len(arguments) > 1 and not arguments[1].startswith("-"):
        arguments[1] = arguments[1].replace("-", "_")
    execute_from_command_line(arguments)


if __name__ == "__main__":
    main()
