"""Imports a sheet of 10 000 activities the way a person does: read, map, check every row, write."""

from __future__ import annotations

import csv
import io
import resource
import time
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from bench.probes.save_queries import coordinator
from imece.services.exchange import actions
from imece.services.exchange.kinds import find_kind
from imece.services.exchange.mapping import propose

ROWS: Final = 10_000
HEADINGS: Final = ("Başlık", "Tür", "Tarih", "Yer", "İlçe", "İl", "Katılımcı sayısı", "Kadın", "Erkek")
KINDS: Final = ("Eğitim", "Toplantı")
KIND: Final = "activities"


def sheet() -> SimpleUploadedFile:
    """The sheet as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADINGS)
    for number in range(ROWS):
        day = f"{number % 28 + 1}.{number % 12 + 1}.2025"
        place = ("Kültür Merkezi", "Şahinbey", "Gaziantep")
        writer.writerow((f"Ölçüm faaliyeti {number}", KINDS[number % 2], day, *place, 40, 22, 18))
    return SimpleUploadedFile("olcum.csv", text.getvalue().encode("utf-8-sig"), "text/csv")


def memory() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure() -> dict[str, Any]:
    """Seconds of checking and of writing, what was written, and how much memory grew."""
    actor = coordinator()
    kind = find_kind(KIND)
    if kind is None:
        raise SystemExit(f"nothing can be imported as {KIND}")
    before = memory()
    begun = time.perf_counter()
    run = actions.start_import(actor=actor, kind=kind, upload=sheet())
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


def mapping_of(run: Any, kind: Any) -> dict[str, str]:
    """What İmece itself proposes for these headings."""
    return dict(propose(run.headings, kind.columns).chosen)
