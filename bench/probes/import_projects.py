"""Imports an inventory of 100 000 projects the way a person does: read, map, check and survey every row, write."""

from __future__ import annotations

import csv
import io
import random
import time
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from bench.probes.import_activities import mapping_of, memory
from bench.probes.save_queries import coordinator
from imece.services.exchange import actions
from imece.services.exchange.kinds import find_kind

ROWS: Final = 100_000
HEADINGS: Final = (
    "Proje adı", "Proje kodu", "Program", "Yararlanıcı", "İlçe", "Süre", "Bütçe", "Hibe", "Durum", "Özet",
)  # fmt: skip
THINGS: Final = (
    "zeytin", "gençlik", "atık su", "köy yolu", "kadın emeği", "dijital beceri", "müze", "tarım makinesi", "spor salonu",
    "engelsiz yaşam", "güneş enerjisi", "çocuk oyun alanı", "meslek edindirme", "yöresel ürün", "turizm rotası",
)  # fmt: skip
WORKS: Final = (
    "geliştirme",
    "onarımı",
    "yapımı",
    "eğitimi",
    "desteği",
    "atölyesi",
    "merkezi",
    "tanıtımı",
    "ağı",
)
PLACES: Final = (
    "Şahinbey",
    "Şehitkamil",
    "Nurdağı",
    "İslahiye",
    "Nizip",
    "Oğuzeli",
    "Araban",
    "Yavuzeli",
    "Karkamış",
)
PROGRAMMES: Final = ("Erasmus+", "SODES", "KÖYDES", "", "")
STATES: Final = ("Tamamlandı", "Devam ediyor", "Reddedildi", "")


def sheet(rows: int = ROWS) -> SimpleUploadedFile:
    """The sheet as CSV; the same on every machine."""
    pick = random.Random(7)  # noqa: S311 -- numbers for a sheet, not for a secret
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADINGS)
    for number in range(rows):
        place, year = pick.choice(PLACES), 2008 + number % 17
        title = f"{place} {pick.choice(THINGS)} {pick.choice(THINGS)} {pick.choice(WORKS)} {number}"
        total = pick.randrange(50_000, 9_000_000)
        writer.writerow(
            (
                title, f"SNT/{number}", pick.choice(PROGRAMMES), f"{place} Belediyesi", place, f"{year}-{year + 2}",
                f"{total:,}".replace(",", ".") + " TL", f"{total // 2:,}".replace(",", ".") + " TL", pick.choice(STATES),
                "Ölçüm için yazılmış bir özet.",
            )
        )  # fmt: skip
    return SimpleUploadedFile("envanter.csv", text.getvalue().encode("cp1254"), "text/csv")


def measure(rows: int = ROWS) -> dict[str, Any]:
    """Seconds of reading, checking and writing, what was written, and how much memory grew."""
    actor = coordinator()
    kind = find_kind("projects")
    if kind is None:
        raise SystemExit("no inventory of projects can be imported")
    before, begun = memory(), time.perf_counter()
    run = actions.start_import(actor=actor, kind=kind, upload=sheet(rows), source="Ölçüm")
    run = actions.choose_mapping(actor=actor, run=run, chosen=mapping_of(run, kind))
    run = actions.preview(actor=actor, run=run)
    checked = time.perf_counter() - begun
    actions.begin(actor=actor, run=run, leave_out_wrong=True)
    run.refresh_from_db()
    run = actions.carry_out(run=run)
    return {
        "seconds": time.perf_counter() - begun,
        "checking": checked,
        "rows": run.rows_written,
        "wrong": run.rows_wrong,
        "grown": memory() - before,
        "peak": memory(),
    }
