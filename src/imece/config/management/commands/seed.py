"""`imece seed`: fill an empty installation with test material, from a few records to a whole country."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from imece.overview.seeding.generator import NotSeededError, generate
from imece.overview.seeding.scales import SCALES


class Command(BaseCommand):
    help = "Make test material (the same for everybody): small, office, province or country."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, from which seed number."""
        parser.add_argument("--scale", choices=list(SCALES), default="small")
        parser.add_argument(
            "--seed", type=int, default=1, help="the seed number; the same number gives the same data"
        )
        parser.add_argument("--force", action="store_true", help="also where real offices are kept")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every step and say how long it took."""
        try:
            generate(
                SCALES[options["scale"]], seed=options["seed"], say=self.stdout.write, force=options["force"]
            )
        except NotSeededError as no:
            raise CommandError(str(no)) from no
