"""`imece export-open-data DIR`: everything that is published, as files in open standards with their sums."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from imece.doors.open_api import kept
from imece.doors.open_api.dump import export


class Command(BaseCommand):
    help = "Write the open data (CSV, XLSX, GeoJSON, IATI, 360Giving, DCAT-AP) and SHA256SUMS into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to write."""
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say what."""
        try:
            coverage, written = export(kept.source(), options["folder"])
        except OSError as no:
            raise CommandError(f"{options['folder']}: {no.strerror or no}") from no
        for file in written:
            self.stdout.write(f"{file.sha256}  {file.name}  {file.size} bytes")
        sample = f", {coverage.samples} of them sample data" if coverage.samples else ""
        self.stdout.write(f"{coverage.projects} projects of {len(coverage.offices)} offices{sample}.")
