"""All open data as files in one folder: read once from the database, written eight times, with sums to check them by."""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from imece.doors.open_api import dcat, geojson, giving360, iati, iati_organisations, sheets
from imece.doors.open_api.coverage import LICENCE, Coverage, statement
from imece.doors.open_api.facts import OpenOffice, OpenProject

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

SUMS: Final = "SHA256SUMS"
CSV, XLSX, GEOJSON = "projects.csv", "projects.xlsx", "projects.geojson"
IATI, IATI_ORGANISATION = "iati-activities.xml", "iati-organisation.xml"
GIVING, DCAT = "360giving.json", "dcat.jsonld"
FILES: Final = (CSV, XLSX, GEOJSON, IATI, IATI_ORGANISATION, GIVING, DCAT, SUMS)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the files come from: the projects, how to find their offices, when, from which site."""

    projects: Callable[[], Iterable[OpenProject]]
    offices: Callable[[list[str]], list[OpenOffice]]
    made_at: datetime
    page: str  # the whole address of the open data page
    api: str  # the whole address of the API


@dataclass(frozen=True, slots=True)
class Written:
    """One file as it was written."""

    name: str
    size: int
    sha256: str


class Spool:
    """Projects put aside in a nameless file of our own, so that every file is written from the same reading."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def keep(self, projects: Iterable[OpenProject]) -> None:
        """Put them aside."""
        for project in projects:
            pickle.dump(project, self.file, protocol=pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[OpenProject]:
        """Them again, from the first."""
        self.file.seek(0)
        while True:
            try:
                yield pickle.load(self.file)  # noqa: S301 -- our own nameless file; nobody else can write into it
            except EOFError:
                return


def export(source: Source, folder: Path) -> tuple[Coverage, list[Written]]:
    """Write all eight files into the folder; what stands there under their names is replaced when all are ready."""
    folder.mkdir(parents=True, exist_ok=True)
    coverage = Coverage()
    with TemporaryFile() as file, TemporaryDirectory(dir=folder, prefix=".writing-") as ready:
        spool = Spool(file)
        spool.keep(coverage.counted(source.projects()))
        written = write_all(source, spool, coverage, Path(ready))
        for name in FILES:
            (Path(ready) / name).replace(folder / name)
    return coverage, written


def write_all(source: Source, spool: Spool, coverage: Coverage, folder: Path) -> list[Written]:
    """Write each file; the catalogue names the sums of those before it, and the list of sums comes last."""
    about = head(source, coverage)
    offices = source.offices(coverage.offices)
    texts: dict[str, Iterable[str]] = {
        CSV: sheets.csv_lines(spool),
        GEOJSON: geojson.pieces(spool, about=about),
        IATI: iati.pieces(spool, made_at=source.made_at),
        IATI_ORGANISATION: iati_organisations.pieces(offices, made_at=source.made_at),
        GIVING: giving360.pieces(spool, about=giving_head(source, about)),
    }
    for name, pieces in texts.items():
        write_text(folder / name, pieces)
    notices = [*about["coverage"]["tr"], *about["coverage"]["en"], f"{LICENCE} – {source.page}"]
    with (
        sheets.xlsx_file(spool, title=str(about["title"]["tr"]), notices=notices) as book,
        (folder / XLSX).open("wb") as out,
    ):
        shutil.copyfileobj(book, out)
    written = [measured(folder / name) for name in FILES[:6]]
    catalogue = dcat.catalogue(source, about, coverage, offices, written)
    write_text(folder / DCAT, [catalogue])
    written.append(measured(folder / DCAT))
    write_text(folder / SUMS, [f"{one.sha256}  {one.name}\n" for one in written])
    return [*written, measured(folder / SUMS)]


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a text piece by piece; signs that no text can hold become question marks."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        out.writelines(pieces)


def measured(path: Path) -> Written:
    """Size and sum of a file."""
    with path.open("rb") as file:
        return Written(path.name, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def head(source: Source, coverage: Coverage) -> dict[str, Any]:
    """What every file that can carry it says of itself, in both languages."""
    said: dict[str, dict[str, Any]] = {"title": {}, "coverage": {}}
    for language in ("tr", "en"):
        with override(language):
            said["title"][language] = _("Public projects")
            said["coverage"][language] = statement(coverage)
    return {
        **said,
        "licence": LICENCE,
        "made_at": source.made_at.isoformat(timespec="seconds"),
        "source": source.page,
        "sample": bool(coverage.samples),
    }


def giving_head(source: Source, about: dict[str, Any]) -> dict[str, Any]:
    """The same in the words of 360Giving."""
    return giving360.package(
        title=f"{about['title']['tr']} / {about['title']['en']}",
        description=" ".join(about["coverage"]["en"]),
        publisher="İmece",
        licence=LICENCE,
        made_at=source.made_at,
        page=source.page,
    )
