"""The daily files as they are kept for strangers: a folder for each day in the installation's own store, two at a time."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from imece.doors.open_api import reading
from imece.doors.open_api.coverage import Coverage
from imece.doors.open_api.dump import Source, Written, export
from imece.doors.open_api.page_addresses import site, whole
from imece.ground.values import clock

FOLDER: Final = "open-data"
LIST: Final = "made.json"  # written last: a folder without it is not ready
KEPT: Final = 2  # today's, and the one before for whoever is just reading it


@dataclass(frozen=True, slots=True)
class Kept:
    """One day's files."""

    folder: str
    made_at: datetime
    coverage: Coverage
    files: list[Written]

    def file(self, name: str) -> Written | None:
        """One of them by name."""
        return next((each for each in self.files if each.name == name), None)

    def open(self, file: Written) -> IO[bytes]:
        """Its bytes. Raises `FileNotFoundError` where the store lost it."""
        return default_storage.open(f"{FOLDER}/{self.folder}/{file.name}", "rb")


def source() -> Source:
    """Everything that is published, as it stands now."""
    return Source(
        projects=lambda: reading.stream(reading.published()),
        offices=reading.offices,
        made_at=timezone.localtime(clock.now()),
        page=whole("open_data:page"),
        api=f"{site()}/api/v1/",
    )


def make() -> Kept:
    """Write today's files into the store and take older ones away."""
    given = source()
    name = clock.now().strftime("%Y%m%d-%H%M%S-%f")
    with TemporaryDirectory() as folder:
        coverage, written = export(given, Path(folder))
        for file in written:
            with (Path(folder) / file.name).open("rb") as opened:
                default_storage.save(f"{FOLDER}/{name}/{file.name}", File(opened))
        about = {
            "made_at": given.made_at.isoformat(),
            "coverage": coverage.as_json(),
            "files": [asdict(each) for each in written],
        }
        ready = Path(folder) / LIST
        ready.write_text(json.dumps(about), encoding="utf-8")
        with ready.open("rb") as opened:
            default_storage.save(f"{FOLDER}/{name}/{LIST}", File(opened))
    sweep()
    return Kept(name, given.made_at, coverage, written)


def newest() -> Kept | None:
    """The newest ready files; None while none were made."""
    for name in reversed(names()):
        try:
            with default_storage.open(f"{FOLDER}/{name}/{LIST}", "rb") as opened:
                about = json.load(opened)
        except (FileNotFoundError, ValueError):
            continue
        return Kept(
            folder=name,
            made_at=datetime.fromisoformat(about["made_at"]),
            coverage=Coverage.of_json(about["coverage"]),
            files=[Written(**each) for each in about["files"]],
        )
    return None


def names() -> list[str]:
    """The folders, oldest first."""
    try:
        folders, _files = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    return sorted(folders)


def sweep() -> None:
    """Take away all but the newest two."""
    for name in names()[:-KEPT]:
        _folders, files = default_storage.listdir(f"{FOLDER}/{name}")
        for file in files:
            default_storage.delete(f"{FOLDER}/{name}/{file}")
        default_storage.delete(f"{FOLDER}/{name}")
