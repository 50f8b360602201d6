"""`imece backup FILE`: the whole installation in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from imece.config.backup import back_up


class Command(BaseCommand):
    help = "Write every row and every document into one file (a .tar.gz)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to write."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how much."""
        counts = back_up(options["file"])
        self.stdout.write(
            f"{options['file']}: {sum(counts.values())} rows of {len(counts)} kinds, with all documents."
        )
