"""The yearly list: sums by kind and month, months that are not known, cancelled ones apart, on paper and as a sheet."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from imece.work.activities import actions
from tests.unit.work.activities.scenes import kind, recorded, when
from tests.web.work.activities.conftest import HOME, content_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.cast import Cast


def make_year(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    recorded(ayse, when=when(date(2026, 1, 5)), participants=10)
    recorded(ayse, when=when(date(2026, 1, 31), date(2026, 2, 2)))
    recorded(
        ayse, kind=kind("training"), when=when(date(2026, 1, 1), date(2026, 12, 31), "year"), participants=50
    )
    recorded(ayse, kind=kind("training"), when=when(date(2026, 4, 1), date(2026, 4, 30), "month"))
    recorded(ayse, when=when(date(2025, 12, 31)), participants=99)
    actions.cancel_activity(actor=ayse, activity=recorded(ayse, participants=7), reason="Kar")


def test_the_sums_are_right(cast: Cast, signed: Callable[..., Client]) -> None:
    make_year(cast)
    found = signed("Veli").get(f"{HOME}year/2026/").context["found"]
    meeting, training = found.kinds
    assert meeting.tally.months == [0, 2] + [0] * 11
    assert training.tally.months == [1, 0, 0, 0, 1] + [0] * 8
    assert (found.tally.total, found.tally.participants, found.tally.unknown, found.cancelled) == (
        4,
        60,
        2,
        1,
    )


def test_it_prints_and_opens_in_excel(cast: Cast, signed: Callable[..., Client]) -> None:
    make_year(cast)
    client = signed("Ayşe")
    paper = client.get(f"{HOME}year/2026/print/").content.decode()
    assert "2026 yılı faaliyetleri" in paper
    assert "im-paper" in paper
    answer = client.get(f"{HOME}year/2026/xlsx/")
    rows = list(
        load_workbook(BytesIO(content_of(answer)), read_only=True).worksheets[0].iter_rows(values_only=True)
    )
    assert rows[1][:3] == ("Toplantı", 2, 0)
    assert rows[3][14] == 4
    assert len(rows) == 1 + 3 + 1 + 1 + 4


def test_a_year_outside_the_calendar_is_not_found(signed: Callable[..., Client]) -> None:
    client = signed("Ayşe")
    for year in ("0", "1066", "9999", "99999999999"):
        assert client.get(f"{HOME}year/{year}/").status_code == 404
    assert client.get(f"{HOME}year/").status_code == 302
    assert "Bu yılda faaliyet yok" in client.get(f"{HOME}year/2001/").content.decode()
