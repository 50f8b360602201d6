"""From a cell to what a form field takes: numbers and dates as they are, choices by their labels, yes and no in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from imece.services.exchange.headings import heading_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.exchange.cells import Cell

Cleaning: TypeAlias = Callable[["Cell"], Any]

SHOWN_VALUE: Final = 200
LARGEST_NUMBER: Final = (
    Decimal(10) ** 18
)  # no field takes more; beyond it the text goes to the field, which refuses it
YES: Final = frozenset({"evet", "yes", "true", "dogru", "1", "x", "var", "e", "y"})
NO: Final = frozenset({"hayir", "no", "false", "yanlis", "0", "yok", "h", "n", "-"})


def cleaning_of(form_field: forms.Field) -> Cleaning:
    """How cells become values of this field; made once per sheet, so that choices are looked up once, not per row.

    A field that `reads_cells` tells a number from its text itself.
    """
    return form_field.clean if getattr(form_field, "reads_cells", False) else _usual_cleaning(form_field)


def _usual_cleaning(form_field: forms.Field) -> Cleaning:
    if isinstance(form_field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        values = _values_by_label(_labelled(form_field))
        return lambda cell: form_field.clean([_value(values, part) for part in _parts(cell)])
    if isinstance(form_field, forms.ChoiceField):
        values = _values_by_label(_labelled(form_field))
        return _remembering(lambda text: form_field.clean(_value(values, text)))
    if isinstance(form_field, forms.BooleanField):
        return lambda cell: form_field.clean(_yes_or_no(cell))
    if isinstance(form_field, forms.DecimalField | forms.IntegerField):
        return lambda cell: form_field.clean(_number(cell))
    if isinstance(form_field, forms.DateField | forms.DateTimeField):
        return lambda cell: form_field.clean(cell if isinstance(cell, date) else as_text(cell))
    return lambda cell: form_field.clean(as_text(cell))


def as_text(cell: Cell) -> str:
    """The cell as a person would type it into a text field: ISO dates, numbers without grouping."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(_("Yes")) if cell else str(_("No"))
    if isinstance(cell, Decimal):
        return f"{cell:f}" if abs(cell) < LARGEST_NUMBER else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else cell


def as_shown(cell: Cell) -> str:
    """The cell's text for a report, cut to a readable length."""
    text = as_text(cell)
    return text if len(text) <= SHOWN_VALUE else f"{text[: SHOWN_VALUE - 1]}…"


def _number(cell: Cell) -> Decimal | str:
    """A number cell goes as it is: written out, 12.345 would be read as twelve thousand by a Turkish field."""
    if isinstance(cell, Decimal) and abs(cell) < LARGEST_NUMBER:
        return cell
    return as_text(cell)


def _yes_or_no(cell: Cell) -> bool | None:
    """Django takes every text but "False" for a yes; here an unknown word is an error."""
    if cell is None or isinstance(cell, bool):
        return cell
    said = heading_form(as_text(cell))
    if said in YES:
        return True
    if said in NO:
        return False
    raise ValidationError(_("Write “yes” or “no”."), code="invalid")


def _remembering(clean: Callable[[str], Any]) -> Cleaning:
    """The answer for each text once: a chosen record costs one query per different text, not one per row."""
    known: dict[str, Any] = {}

    def answer(cell: Cell) -> Any:
        text = as_text(cell)
        if text not in known:
            known[text] = clean(text)
        return known[text]

    return answer


def _parts(cell: Cell) -> list[str]:
    return [part.strip() for part in as_text(cell).split(";") if part.strip()]


def _value(values: dict[str, str], text: str) -> str:
    return values.get(heading_form(text), text)


def _values_by_label(choices: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    """Folded label → value to submit; a label that two choices share is left to be refused."""
    values: dict[str, str] = {}
    shared: set[str] = set()
    for value, label in choices:
        form = heading_form(str(label))
        if form in values:
            shared.add(form)
        values[form] = str(value)
    return {form: value for form, value in values.items() if form not in shared and value}


def _labelled(form_field: forms.ChoiceField) -> Iterable[tuple[Any, Any]]:
    for value, label in cast("Iterable[tuple[Any, Any]]", form_field.choices):
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
