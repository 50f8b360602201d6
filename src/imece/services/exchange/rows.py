"""Rows cleaned by form fields made once for the whole sheet: values or errors with a sentence, never a Form per row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.services.exchange.inputs import as_shown, cleaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from django.utils.functional import _StrPromise

    from imece.services.exchange.cells import Cell, Sheet
    from imece.services.exchange.fallbacks import Filling


class RowError(NamedTuple):
    """What is wrong in one cell; an empty `column` means the row as a whole."""

    column: str
    value: str
    sentence: str


@dataclass(slots=True)
class CleanRow:
    """One row as Python values by column key; right exactly when `errors` is empty."""

    number: int
    values: dict[str, Any]
    errors: list[RowError] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with the row."""
        return not self.errors


Validator: TypeAlias = Callable[[Mapping[str, Any]], Iterable[RowError]]
Identity: TypeAlias = Callable[[Mapping[str, Any]], Hashable | None]


@dataclass
class Counts:
    """How many rows were right and wrong so far."""

    right: int = 0
    wrong: int = 0

    @property
    def total(self) -> int:
        """All rows seen."""
        return self.right + self.wrong


class Cleaner:
    """Cleans the rows of one sheet, one after the other.

    `validator` looks at the values of a row whose cells are right; `identity` gives what makes two rows the same record
    (`None`: no opinion), so that the second one is an error that names the first.
    """

    def __init__(
        self,
        fields: Mapping[str, forms.Field],
        *,
        validator: Validator | None = None,
        identity: Identity | None = None,
    ) -> None:
        self._cleanings = {key: cleaning_of(form_field) for key, form_field in fields.items()}
        self.counts = Counts()
        self._validator = validator
        self._identity = identity
        self._first_rows: dict[Hashable, int] = {}

    def clean(
        self, sheet: Sheet, chosen: Mapping[str, str], fill: Filling | None = None
    ) -> Iterator[CleanRow]:
        """Every row of the sheet, cleaned; `chosen` maps field names to headings. Constant memory.

        `fill` gives cells for fields that no heading fills.
        """
        places = {heading: place for place, heading in enumerate(sheet.headings)}
        columns = {key: places.get(chosen.get(key, "")) for key in self._cleanings}
        for number, cells in sheet.rows:
            row = self._clean_row(number, cells, columns, fill(cells) if fill else {})
            if row.right:
                self.counts.right += 1
            else:
                self.counts.wrong += 1
            yield row

    def _clean_row(
        self,
        number: int,
        cells: Sequence[Cell],
        columns: Mapping[str, int | None],
        given: Mapping[str, Cell],
    ) -> CleanRow:
        row = CleanRow(number, {})
        for key, clean in self._cleanings.items():
            place = columns[key]
            cell = given.get(key) if place is None else cells[place]
            try:
                row.values[key] = clean(cell)
            except ValidationError as error:
                row.errors.append(
                    RowError(key, as_shown(cell), " ".join(str(message) for message in error.messages))
                )
            except (ArithmeticError, OverflowError, ValueError, TypeError):
                row.errors.append(RowError(key, as_shown(cell), str(_("This value cannot be read."))))
        if row.right and self._validator is not None:
            row.errors.extend(self._validator(row.values))
        if row.right and self._identity is not None:
            row.errors.extend(self._repetition(row, self._identity))
        return row

    def _repetition(self, row: CleanRow, identity: Identity) -> Iterator[RowError]:
        same = identity(row.values)
        if same is None:
            return
        first = self._first_rows.setdefault(same, row.number)
        if first != row.number:
            sentence: _StrPromise = format_lazy(_("This row repeats row {first}."), first=first)
            yield RowError("", "", str(sentence))
