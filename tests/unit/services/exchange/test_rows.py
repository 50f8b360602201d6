"""Rows are cleaned by reused fields; numbers, choices and yes or no are read as people write them."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.services.accounts.models import Unit
from imece.services.exchange.cells import Cell, Sheet, SheetRow
from imece.services.exchange.inputs import as_shown, as_text
from imece.services.exchange.rows import Cleaner, CleanRow, RowError
from tests.cast import Cast


def cleaned(form_field: forms.Field, *cells: Cell) -> list[CleanRow]:
    rows = [SheetRow(number, [cell]) for number, cell in enumerate(cells, 2)]
    return list(Cleaner({"x": form_field}).clean(Sheet("s", ("X",), rows), {"x": "X"}))


def values(form_field: forms.Field, *cells: Cell) -> list[Any]:
    return [row.values["x"] for row in cleaned(form_field, *cells)]


def sentences(form_field: forms.Field, *cells: Cell) -> list[int]:
    return [len(row.errors) for row in cleaned(form_field, *cells)]


def test_a_number_cell_is_never_read_as_grouped_text() -> None:
    number = TurkishDecimalField()
    assert values(number, Decimal("12.345"), "12.345", "1.234,50", "1,234.50", "%120", Decimal(5)) == [
        Decimal("12.345"), Decimal(12345), Decimal("1234.50"), Decimal("1234.50"), Decimal(120), Decimal(5),
    ]  # fmt: skip
    assert values(forms.IntegerField(), Decimal(3)) == [3]
    assert sentences(forms.IntegerField(), Decimal("3.5")) == [1]


@pytest.mark.parametrize("field_class", [TurkishDecimalField, forms.DecimalField, forms.CharField])
def test_an_enormous_number_is_an_error_or_text_never_a_crash(field_class: type[forms.Field]) -> None:
    rows = cleaned(field_class(), Decimal("1e308"), "1e308", "nan", "9" * 400)
    assert all(row.errors or field_class is not TurkishDecimalField for row in rows)
    assert len(as_text(Decimal("1e308"))) < 20


def test_dates_come_as_cells_or_as_text() -> None:
    day = date(2026, 4, 15)
    assert values(DayField(), day, "15.04.2026", "15 Nisan 2026", "2026-04-15") == [day] * 4
    assert values(forms.CharField(), day) == ["2026-04-15"]
    assert sentences(DayField(), "31.02.2026", Decimal(46127)) == [1, 1]


def test_choices_are_read_by_label_and_by_value() -> None:
    choice = forms.ChoiceField(choices=[("", "-"), ("Grup", [("d", "İlçe"), ("m", "Merkez")])])
    assert values(choice, "İLÇE", "ilçe ", "m", "MERKEZ") == ["d", "d", "m", "m"]
    assert sentences(choice, "köy", None) == [1, 1]
    several = forms.MultipleChoiceField(choices=[("d", "İlçe"), ("m", "Merkez")])
    assert values(several, "ilçe; Merkez ;") == [["d", "m"]]


def test_a_label_that_two_choices_share_is_refused() -> None:
    assert sentences(forms.ChoiceField(choices=[("1", "Merkez"), ("2", "MERKEZ")]), "merkez", "2") == [1, 0]


@pytest.mark.django_db
def test_records_are_chosen_by_label_with_one_query_per_text(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    units = forms.ModelChoiceField(Unit.objects.filter(office=cast.gaziantep.office))
    with django_assert_max_num_queries(2):
        found = values(units, *["KÜLTÜR"] * 200)
    assert found == [cast.gaziantep.unit("Kültür")] * 200
    assert sentences(units, "Merkez", str(cast.orhangazi.unit("Merkez").pk)) == [1, 1]


def test_yes_and_no_in_words_and_nothing_else() -> None:
    answer = forms.BooleanField(required=False)
    said: list[Cell] = ["Evet", "HAYIR", True, False, "x", None, Decimal(1), "yes"]
    assert values(answer, *said) == [True, False, True, False, True, False, True, True]
    assert sentences(answer, "belki") == [1]


def no_sunday(values: Mapping[str, Any]) -> Iterator[RowError]:
    if values["day"].weekday() == 6:
        yield RowError("day", str(values["day"]), "Not on a Sunday.")


def test_rows_are_checked_as_wholes_and_repetitions_named() -> None:
    fields = {"name": forms.CharField(), "day": DayField()}
    rows = [
        SheetRow(2, ["A", date(2026, 4, 13)]),
        SheetRow(3, ["B", date(2026, 4, 12)]),
        SheetRow(7, ["a", date(2026, 4, 13)]),
        SheetRow(8, [None, "x" * 500]),
    ]
    cleaner = Cleaner(fields, validator=no_sunday, identity=lambda found: found["name"].casefold())
    with translation.override("en"):
        result = list(cleaner.clean(Sheet("s", ("Ad", "Gün"), rows), {"name": "Ad", "day": "Gün"}))
    assert [[(error.column, error.sentence) for error in row.errors] for row in result[:3]] == [
        [],
        [("day", "Not on a Sunday.")],
        [("", "This row repeats row 2.")],
    ]
    assert [error.column for error in result[3].errors] == ["name", "day"]
    assert len(result[3].errors[1].value) == 200
    assert (cleaner.counts.right, cleaner.counts.wrong, cleaner.counts.total) == (1, 3, 4)


def test_a_column_without_heading_is_empty() -> None:
    fields = {"name": forms.CharField(), "note": forms.CharField(required=False)}
    row = next(Cleaner(fields).clean(Sheet("s", ("Ad",), [SheetRow(2, ["A"])]), {"name": "Ad"}))
    assert row.values == {"name": "A", "note": ""}


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.dates(),
    st.text(max_size=40),
    st.decimals(allow_nan=False, allow_infinity=False),
)
FIELDS: list[forms.Field] = [
    TurkishDecimalField(required=False), DayField(required=False), forms.IntegerField(), forms.CharField(max_length=9),
    forms.BooleanField(), forms.ChoiceField(choices=[("a", "A")]), forms.EmailField(), forms.DateTimeField(),
    forms.MultipleChoiceField(choices=[("a", "A")]), forms.DecimalField(max_digits=5, decimal_places=2),
]  # fmt: skip


@settings(deadline=None)
@given(CELLS, st.sampled_from(FIELDS))
def test_any_cell_gets_a_value_or_a_sentence(cell: Cell, form_field: forms.Field) -> None:
    (row,) = cleaned(form_field, cell)
    assert ("x" in row.values) != bool(row.errors)
    assert all(error.sentence for error in row.errors)
    assert len(as_shown(cell)) <= 200
