"""Actuals from a sheet: names and periods as people write them; drafts that can be taken back."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from imece.ground.rules.decision import Refused
from imece.ground.values.period import NotAPeriod
from imece.services.exchange.kinds import Created, find_kind
from imece.services.exchange.rows import CleanRow
from imece.work.indicators import imports
from imece.work.indicators.actions import periods
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual
from tests.unit.work.indicators.figures import H1, enter, make_actual, make_counted, make_indicator, make_step

if TYPE_CHECKING:
    from imece.work.indicators.models import Indicator
    from tests.cast import Cast

RUN: Any = SimpleNamespace(file_name="gerceklesmeler.xlsx")


def row(indicator: Indicator, period: str = "2026-H1", value: str = "3") -> dict[str, Any]:
    numbers = {"value": Decimal(value), "numerator": None, "denominator": None}
    return {"indicator": str(indicator.pk), "period": period, **numbers, "text": "", "note": "Tablodan"}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("2026", "2026"),
        ("2026-H1", "2026-H1"),
        ("2026 1. yarıyıl", "2026-H1"),
        ("2026 3. ÇEYREK", "2026-Q3"),
        ("Mayıs 2026", "2026-05"),
        ("second half of 2026", "2026-H2"),
    ],
)
def test_periods_are_read_as_people_write_them(typed: str, key: str) -> None:
    assert imports.period_of(typed).key == key


@pytest.mark.parametrize("typed", ["", "yarıyıl", "2026-H3", "2026-01-01..2026-01-05", "26", "20261"])
def test_other_texts_are_no_period(typed: str) -> None:
    with pytest.raises(NotAPeriod):
        imports.period_of(typed)


def test_the_kind_is_offered_with_a_field_for_every_column(cast: Cast) -> None:
    kind = find_kind("indicators.actuals")
    assert kind is not None
    assert set(kind.fields(cast.gaziantep.actor("Ayşe"))) == {column.key for column in kind.columns}


def test_indicators_of_one_name_are_told_apart_by_unit_and_others_offices_are_not_offered(cast: Cast) -> None:
    for unit in ("Su", "Kültür"):
        make_indicator(cast.gaziantep, "Eğitim sayısı", unit=unit)
    make_indicator(cast.orhangazi, "Kurs sayısı")
    field: Any = imports.fields(cast.gaziantep.actor("Ayşe"))["indicator"]
    assert [label for _key, label in field.choices] == ["Eğitim sayısı (Su)", "Eğitim sayısı (Kültür)"]


def test_rows_arrive_as_drafts_and_an_undo_empties_them(cast: Cast) -> None:
    actor, indicator = cast.gaziantep.actor("Ayşe"), make_indicator(cast.gaziantep)
    written = list(imports.write(actor, [CleanRow(2, row(indicator))], RUN))
    actual = Actual.objects.get()
    assert written == [Created("indicators.actual", str(actual.pk))]
    assert (actual.state, actual.value, actual.note) == (ActualState.DRAFT, 3, "Tablodan")
    imports.remove(actor, written)
    actual.refresh_from_db()
    assert (actual.state, actual.value) == (ActualState.OPEN, None)


def test_what_was_submitted_since_is_not_taken_back(cast: Cast) -> None:
    make_step(cast.gaziantep)
    actor, indicator = cast.gaziantep.actor("Ayşe"), make_indicator(cast.gaziantep)
    written = list(imports.write(actor, [CleanRow(2, row(indicator, value="10"))], RUN))
    enter(actor, Actual.objects.get())
    with pytest.raises(Refused):
        imports.remove(actor, written)
    assert Actual.objects.get().value == 10


def test_a_row_says_what_is_wrong_with_it(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    typed, counted = make_indicator(cast.gaziantep), make_counted(cast.gaziantep)

    def wrong(values: dict[str, Any]) -> list[str]:
        return [error.column for error in imports.validate_row(actor, values)]

    assert wrong(row(typed)) == []
    assert wrong(row(typed, "bahar")) == ["period"]
    assert wrong(row(typed, "2026-Q1")) == ["period"]
    assert wrong(row(counted)) == ["indicator"]
    periods.close_period(actor=actor, period=H1)
    assert wrong(row(typed)) == ["period"]


def test_an_approved_figure_is_not_overwritten_by_a_sheet(cast: Cast) -> None:
    actor, indicator = cast.orhangazi.actor("Osman"), make_indicator(cast.orhangazi)
    enter(actor, make_actual(indicator), 10)
    with pytest.raises(Refused):
        list(imports.write(actor, [CleanRow(2, row(indicator, value="99"))], RUN))
    assert Actual.objects.get().approved_value == 10
