"""Sets a monitoring report of a hundred pages as PDF and as Word, and a bundle of 500 letters as a job would."""

from __future__ import annotations

import re
import resource
import time
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bench.probes.save_queries import coordinator
from imece.ground.paper.content import (
    Address,
    Align,
    Column,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    SideBySide,
    Signatures,
    Table,
)
from imece.ground.paper.look import Look
from imece.ground.paper.pdf import render_pdf
from imece.ground.paper.word import render_word
from imece.services.papers import actions
from imece.services.papers.choices import PaperFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from imece.ground.paper.content import Block

OBJECTIVES: Final = 50
ROWS: Final = 27
LETTERS: Final = 500
WARM_LETTERS: Final = 100
DAY: Final = date(2026, 7, 20)
SENTENCE: Final = "Paydaşların katılımıyla yürütülen çalışmalar öngörülen takvime uygun olarak sürmektedir. "
COLUMNS: Final = (
    Column("Gösterge", 4),
    Column("Hedefe etkisi (%)", 1.2, Align.END),
    Column("Hedeflenen", 1.4, Align.END, 2),
    Column("Gerçekleşen", 1.4, Align.END, 2),
    Column("Gün", 1.5),
)


def report() -> Paper:
    """Two pages for each objective: its facts, its indicators, the reasons in both languages."""
    blocks: list[Block] = [Heading("Yönetici özeti"), Paragraph(SENTENCE * 20)]
    for number in range(1, OBJECTIVES + 1):
        blocks += [PageBreak(), Heading(f"Hedef {number}"), *objective(number)]
    return Paper("bench", "İzleme raporu", "tr", tuple(blocks), day=DAY, has_contents=True)


def objective(number: int) -> Iterator[Block]:
    """One objective's blocks."""
    yield Facts((("Sorumlu birim", "Dış İlişkiler Dairesi"), ("Performans", Decimal("87.5")), ("Gün", DAY)))
    rows = tuple(
        (
            f"PG{number}.{row} Uluslararası projelere başvuru sayısı",
            20,
            Decimal(row) * 7,
            Decimal(row) * 6,
            DAY,
        )
        for row in range(1, ROWS + 1)
    )
    yield Table(COLUMNS, rows, caption=f"Tablo {number}. Göstergeler")
    yield SideBySide(SENTENCE * 8, SENTENCE * 8, heading="Sapma gerekçesi")


def letter(number: int) -> actions.Letter:
    """One letter of the bundle."""
    blocks = (Paragraph(SENTENCE * 6), Signatures((("Örnek Kişi", "Daire Başkanı", ""),)))
    address = Address(f"ÖRNEK KURUM {number}", "Toplantı daveti", f"E-{number}", DAY)
    return actions.Letter(f"kurum {number}", Paper("bench", "Davet", "tr", blocks, day=DAY, address=address))


def processor(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """The processor's seconds of the second of two runs (the first reads fonts and styles), and what was made."""
    work()
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bundle(letters: int) -> None:
    """A bundle of so many letters, ordered and made as by a job."""
    actor = coordinator()
    kept = actions.order_paper(
        actor=actor,
        kind="bench",
        title="Davetler",
        paper_format=PaperFormat.BUNDLE,
        options={"letters": letters, "begun": time.time()},
        steps=letters,
    )
    made = actions.carry_out_letters(
        paper=kept.pk, letters=lambda *_: (letter(number) for number in range(letters))
    )
    if made.file is None:
        raise SystemExit(made.message)


def measure() -> dict[str, Any]:
    """Seconds of the processor for both formats, the report's pages, and how far 500 letters let memory grow."""
    paper, look = report(), Look(letterhead=("T.C.", "ÖRNEK KURUM"))
    bundle(WARM_LETTERS)
    before = peak()
    bundle(LETTERS)
    grown = peak() - before
    pdf, made = processor(lambda: render_pdf(paper, look))
    word, _document = processor(lambda: render_word(paper, look))
    pages = re.search(rb"/Count (\d+)", made)
    return {"pdf": pdf, "word": word, "pages": int(pages[1]) if pages else 0, "grown": grown, "peak": peak()}
