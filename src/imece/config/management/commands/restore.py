"""`imece restore FILE`: a backup into an empty installation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from imece.config.backup import UnusableBackup, restore


class Command(BaseCommand):
    help = "Bring a backup back into an empty installation (a new IMECE_DATA_DIR or database)."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to read."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, restore, and say how much."""
        call_command("migrate", verbosity=0)
        try:
            counts = restore(options["file"])
        except UnusableBackup as no:
            raise CommandError(str(no)) from no
        self.stdout.write(f"{sum(counts.values())} rows of {len(counts)} kinds are back, with all documents.")
