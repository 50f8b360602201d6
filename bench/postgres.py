"""A PostgreSQL server of the bench's own in a folder of its own; ended and removed with the bench."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

INSTALLED = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
DATABASES = ("bench_floor", "bench_office", "bench_million")
OPTIONS = "-c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=512MB -c max_wal_size=2GB"
SECONDS = 60


def programs() -> Path | None:
    """The folder of the newest installed server's programs."""
    root = Path("/")
    found = [
        path for pattern in INSTALLED for path in root.glob(pattern.lstrip("/")) if (path / "initdb").exists()
    ]
    beside = shutil.which("initdb")
    found += [Path(beside).parent] if beside else []
    return max(found, key=lambda path: [int(part) for part in path.parts if part.isdigit()], default=None)


@contextmanager
def cluster() -> Iterator[str | None]:
    """`postgresql://imece@127.0.0.1:PORT` with the bench's databases, or None when no server is installed."""
    where = programs()
    if where is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="imece-bench-"))
    as_root = os.geteuid() == 0
    if as_root:
        shutil.chown(folder, "postgres")
    port = free_port()
    data = folder / "data"
    try:
        _do(where / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "imece")
        options = f"-p {port} -k {folder} {OPTIONS}"
        _do(where / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        for name in DATABASES:
            _do(where / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "imece", name)
        yield f"postgresql://imece@127.0.0.1:{port}"
    finally:
        if (data / "postmaster.pid").exists():
            _do(where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _do(*words: Path | str) -> None:
    """Run one of the server's programs as its own user; the server refuses to run as root."""
    command = [str(word) for word in words]
    if os.geteuid() == 0:
        command = ["su", "-s", "/bin/sh", "postgres", "-c", shlex.join(command)]
    subprocess.run(command, check=True, timeout=SECONDS, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
