"""`imece demo`: make or upgrade the demo's data, then serve it."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from imece.config.catalogues import compile_catalogues
from imece.config.environment import ROOT
from imece.overview.showcase import loading


class Command(BaseCommand):
    help = "Serve the demo offices at http://127.0.0.1:8000 (PORT and IMECE_DATA_DIR are honoured)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Everything is repeatable: a second start finds its data and goes on."""
        if not settings.IMECE_DEMO:
            raise CommandError("The demo runs only with IMECE_DEMO=1 (use `make demo`).")
        compile_catalogues(ROOT / "src")
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if not loading.is_loaded():
            self.stdout.write("Loading the demo offices …")
            loading.load()
        port = int(os.environ.get("PORT") or 8000)
        self.stdout.write("\nDemo logins (or enter with one click on the first page):")
        for person in loading.logins():
            self.stdout.write(f"  {person.email:<44} {loading.PASSWORD}   {person.role}, {person.office}")
        self.stdout.write("")
        call_command("serve", host="127.0.0.1", port=port)
