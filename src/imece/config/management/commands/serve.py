"""`imece serve`: the web server and one worker, in the foreground, ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

GIVES_BACK: Final = {"MALLOC_TRIM_THRESHOLD_": "131072"}
"""Lets the C library hand freed memory back at once: left to itself it keeps up to 50 MB of a bundle of letters."""


class Command(BaseCommand):
    help = "Serve İmece on this machine, with a worker for the jobs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--threads", type=int, default=4)
        parser.add_argument("--processes", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Start both; when one ends, end the other."""
        server = [
            sys.executable,
            *("-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
            *("--host", options["host"], "--port", str(options["port"])),
            *("--workers", str(options["processes"]), "--blocking-threads", str(options["threads"])),
            "imece.config.wsgi:application",
        ]
        worker = [sys.executable, "-m", "imece.config.command", "worker"]
        children = [
            subprocess.Popen(server),  # noqa: S603 -- our own command
            subprocess.Popen(worker, env=GIVES_BACK | os.environ),  # noqa: S603 -- our own command
        ]
        signal.signal(signal.SIGTERM, stop)
        self.stdout.write(
            f"İmece: http://{options['host']}:{options['port']}/  (data in {settings.DATA_DIR})"
        )
        try:
            while all(child.poll() is None for child in children):
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("İmece stops.")
            return
        finally:
            end(children)
        raise CommandError("The server or the worker stopped; see the lines above.")


def stop(*_signal: Any) -> None:
    """A polite end, as Ctrl+C."""
    raise KeyboardInterrupt


def end(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask the children to end, then insist."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
