"""The briefing note stays one page, however much there is to say and in whichever languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader

from imece.ground.paper.look import Look
from imece.ground.paper.pdf import render_pdf
from imece.overview.reports.assemblers.briefing import Brief, assemble
from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.choices import ReportLanguage
from imece.overview.reports.queries.activities import Happened
from imece.services.accounts.models import Office
from imece.work.activities.models import Activity
from imece.work.indicators.models import Indicator

LONG = "Ulusal ve uluslararası işbirliklerinin fon, hibe, dış ilişkiler düzeyinde sürdürülebilirliği " * 4
HEAD = Look(
    letterhead=("T.C.", "GAZİANTEP BÜYÜKŞEHİR BELEDİYESİ", "Dış İlişkiler Dairesi Başkanlığı"),
    footer=LONG[:150],
)


def line(place: int) -> Any:
    """One late indicator with a long name."""
    standing = SimpleNamespace(
        link=SimpleNamespace(number=f"2.4.{place}"),
        target=Decimal("18234583.13"),
        value=Decimal("9234583.13"),
        band="behind",
        is_late=True,
        gain=Decimal(place),
    )
    named = Indicator(name=LONG[:380], translations={"en": {"name": LONG[:380]}})
    return SimpleNamespace(standing=standing, indicator=named, is_missing=False, latest=None)


def activity(place: int) -> Activity:
    """One activity with a long title and place."""
    return Activity(
        title=LONG[:290],
        first=date(2026, 3, place),
        last=date(2026, 3, place + 2),
        place=LONG[:190],
        translations={"en": {"title": LONG[:290]}},
    )


@pytest.mark.parametrize("language", ReportLanguage.values)
def test_a_note_with_too_much_to_say_is_one_page_and_says_what_is_left_out(language: str) -> None:
    brief = Brief(
        office=Office(name=LONG[:190], translations={"en": {"name": LONG[:190]}}),
        subject=LONG,
        day=date(2026, 4, 1),
        happened=Happened(1200, 45000, 310, tuple(activity(place) for place in range(1, 6))),
        lines=tuple(line(place) for place in range(1, 30)),
        duties=tuple((LONG[:190], date(2026, 5, 1)) for _place in range(5)),
        is_sample=True,
    )
    paper = assemble(brief, Voice(ReportLanguage(language).languages))
    pages = PdfReader(BytesIO(render_pdf(paper, HEAD))).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    for words in {"tr": ("Burada gösterilmeyen",), "en": ("more are not shown",)}.get(
        language, ("Burada gösterilmeyen", "more are not shown")
    ):
        assert words in text
