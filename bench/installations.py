"""İmece's own data for the bench: seeded once under bench/work, copied fresh for each run, served beside the floor."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bench.servers import ROOT, clean_environment, run

if TYPE_CHECKING:
    from pathlib import Path

WORK: Final = ROOT / "bench" / "work"
SETTINGS: Final = "bench.house.settings"
SEEDING_SECONDS: Final = 900
PROBE_SECONDS: Final = 300


def fingerprint() -> str:
    """What the seeded data depends on: tables and generator. Another one makes the data anew."""
    source = ROOT / "src" / "imece"
    files = [*source.glob("*/*/migrations/0*.py"), *source.glob("overview/seeding/**/*.py")]
    files += [*source.glob("overview/seeding/data/*.json"), ROOT / "bench" / "probes" / "seeding.py"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Installation:
    """One database with its data folder. `scale` is one of the generator's or of `bench.probes.seeding`."""

    name: str
    scale: str
    server: str = ""

    @property
    def folder(self) -> Path:
        """Its data folder."""
        return WORK / self.name

    @property
    def address(self) -> str:
        """Its database: a file, or a database of the given PostgreSQL server."""
        return (
            f"{self.server}/bench_{self.name}"
            if self.server
            else f"sqlite:///{self.folder / 'imece.sqlite3'}"
        )

    def environment(self, **more: str) -> dict[str, str]:
        """What its processes are started with."""
        return clean_environment(
            DJANGO_SETTINGS_MODULE=SETTINGS,
            IMECE_DATA_DIR=str(self.folder),
            DATABASE_URL=self.address,
            **more,
        )

    def probe(
        self,
        name: str,
        *arguments: str,
        timeout: float = PROBE_SECONDS,
        environment: dict[str, str] | None = None,
    ) -> Any:
        """Run one of `bench/probes` inside this installation; what it measured (JSON)."""
        around = self.environment(**environment or {})
        said = run("bench.inside", name, *arguments, environment=around, timeout=timeout)
        return json.loads(said.splitlines()[-1])

    def make(self) -> None:
        """Seed it, or take the seeded data of an earlier run."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.server:
            self._seed()
            return
        kept, stamp = self.folder / "seeded.sqlite3", self.folder / "seeded.stamp"
        if not kept.exists() or not stamp.exists() or stamp.read_text() != fingerprint():
            stamp.unlink(missing_ok=True)
            self._clear()
            self._seed()
            shutil.copyfile(self.folder / "imece.sqlite3", kept)
            stamp.write_text(fingerprint())
        self._clear()
        shutil.copyfile(kept, self.folder / "imece.sqlite3")

    def _seed(self) -> None:
        print(f"  … seeding {self.name} ({'PostgreSQL' if self.server else 'SQLite'})", flush=True)
        self.probe("seeding", self.scale, timeout=SEEDING_SECONDS)

    def _clear(self) -> None:
        for end in ("", "-wal", "-shm"):
            (self.folder / f"imece.sqlite3{end}").unlink(missing_ok=True)
