"""`imece worker`: does queued jobs and keeps the timetable."""

from __future__ import annotations

import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from imece.config.schedule import run_timetable


class Command(BaseCommand):
    help = "Do queued jobs and keep the timetable (letters, digests)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until told to stop."""
        stop = threading.Event()
        threading.Thread(target=run_timetable, args=(stop,), daemon=True).start()
        try:
            call_command("db_worker", queue_name="*", interval=1, startup_delay=False, reload=False)
        finally:
            stop.set()
