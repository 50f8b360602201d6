"""Starting and surely ending the processes of a bench: granian on a free port of this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
THREADS = 8
PATIENCE = 60


class NotStartedError(Exception):
    """A server did not come up; the text holds the end of its log."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def clean_environment(**more: str) -> dict[str, str]:
    """The caller's environment without what would lead to the caller's data."""
    passed = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("IMECE_", "DJANGO_")) and name not in {"DATABASE_URL", "EMAIL_URL", "PORT"}
    }
    return passed | more


def run(module: str, *arguments: str, environment: Mapping[str, str], timeout: float) -> str:
    """Run a Python module to its end and give what it printed; raises `CalledProcessError` with its complaint."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, [module, *arguments], done.stdout, done.stderr)
    return done.stdout


@contextmanager
def served(application: str, environment: Mapping[str, str], log: Path, probe: str = "/") -> Iterator[int]:
    """Serve `module:application` as İmece is served; gives the port. Every process is ended afterwards."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", str(THREADS)),
        application,
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=out, stderr=out)
        try:
            _wait(process, f"http://127.0.0.1:{port}{probe}", log)
            yield port
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError as error:
            if hasattr(error, "code"):
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise NotStartedError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
