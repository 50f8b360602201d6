"""A real İmece process for a journey: its own copy of the demo's data, on a free port of loopback."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

START_SECONDS = 60


@dataclass
class Server:
    """A running demo; `url` is its address, `folder` its data."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]

    def run(self, *command: str) -> str:
        """An `imece` command on this server's data (e.g. `db_worker --batch`)."""
        done = subprocess.run(
            [sys.executable, "-m", "imece.config.command", *command],
            env=environment(self.folder),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return done.stdout

    def kill(self) -> None:
        """As a power cut ends it: the process that watches and the worker that answers at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def environment(folder: Path) -> dict[str, str]:
    """The demo's environment on its own data; nothing of the caller's database or mail."""
    kept = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "EMAIL_URL", "PORT"}
    }
    return kept | {
        "DJANGO_SETTINGS_MODULE": "imece.config.settings.local",
        "IMECE_DATA_DIR": str(folder),
        "IMECE_DEMO": "1",
    }


def make_demo(folder: Path) -> Path:
    """The demo's data, made once: migrated, loaded, static files collected."""
    program = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "from imece.config.catalogues import compile_catalogues\n"
        "from imece.config.environment import ROOT\n"
        "from imece.overview.showcase import loading\n"
        "compile_catalogues(ROOT / 'src')\n"
        "call_command('migrate', verbosity=0)\n"
        "call_command('collectstatic', interactive=False, verbosity=0)\n"
        "loading.load()\n"
        "from django.db import connection\n"
        "connection.cursor().execute('PRAGMA wal_checkpoint(TRUNCATE)')\n"
    )
    subprocess.run([sys.executable, "-c", program], env=environment(folder), check=True, timeout=300)
    return folder


def serve(folder: Path, *, copy_from: Path | None = None) -> Server:
    """Start a server on the folder's data (or on a copy of another folder's)."""
    if copy_from is not None:
        shutil.copytree(copy_from, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("static"))
        (folder / "static").symlink_to(copy_from / "static")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
            *("--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "4"),
            "imece.config.wsgi:application",
        ],
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a group of its own, so that `kill` reaches the worker too
    )
    server = Server(f"http://127.0.0.1:{port}", folder, process)
    wait_for(server)
    return server


def wait_for(server: Server) -> None:
    """Until the first answer."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=2):  # noqa: S310 -- our own server on loopback
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    server.kill()
    raise RuntimeError("İmece did not answer in time.")


def stop(server: Server) -> None:
    """A polite end."""
    server.process.terminate()
    try:
        server.process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
