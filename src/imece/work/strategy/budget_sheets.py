"""Budgets coming in as a sheet: one row for each unit; every wrong row is named before anything is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.ground.values import turkish
from imece.ground.values.numbers import NotANumber, parse_decimal
from imece.services.accounts.models import Unit
from imece.services.exchange.reading import UnreadableSheet, read_sheet
from imece.work.strategy.facts import BudgetFacts
from imece.work.strategy.plan_words import search_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.exchange.cells import Cell, Sheet

COLUMNS: Final = {
    "unit": ("birim", "harcama birimi", "unit", "spending unit"),
    "given": ("odenek", "tahsis", "appropriation", "budget"),
    "spent": ("harcama", "gerceklesen", "spending", "spent"),
    "note": ("not", "aciklama", "note"),
}
MOST_TOLD: Final = 10


def read_budgets(upload: UploadedFile[Any], office_id: int) -> list[BudgetFacts]:
    """The rows of a sheet of budgets. Raises `Refused` naming every row that cannot be read (the first ten)."""
    upload.seek(0)
    names = [name for heading in COLUMNS.values() for name in heading]
    try:
        sheet = read_sheet(cast("BinaryIO", upload), name=upload.name or "", expected=names)
    except UnreadableSheet as no:
        raise Refused(no.sentence) from no
    places = _places(sheet)
    units = {turkish.fold(unit.name): unit.pk for unit in Unit.objects.filter(office_id=office_id)}
    rows: list[BudgetFacts] = []
    wrong: list[str] = []
    for number, cells in sheet.rows:
        try:
            rows.append(_row(cells, places, units))
        except (NotANumber, LookupError) as no:
            wrong.append(_("row %(row)s: %(why)s") % {"row": number, "why": _why(no)})
    if len({row.unit_id for row in rows}) != len(rows):
        wrong.append(_("a unit stands in two rows"))
    if wrong:
        told = "; ".join(wrong[:MOST_TOLD])
        raise Refused(_("Nothing was saved. Wrong rows: %(rows)s") % {"rows": told})
    return rows


def _places(sheet: Sheet) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings):
        words = search_words(heading)
        for key, names in COLUMNS.items():
            if words in names:
                places.setdefault(key, place)
    if "unit" not in places or "given" not in places:
        raise Refused(_("The sheet needs the columns “unit” and “appropriation”."))
    return places


def _row(cells: Sequence[Cell], places: dict[str, int], units: dict[str, int]) -> BudgetFacts:
    name = str(cells[places["unit"]] or "")
    note = cells[places["note"]] if "note" in places else None
    return BudgetFacts(
        unit_id=units[turkish.fold(name)],
        appropriation=_amount(cells[places["given"]]),
        spending=_amount(cells[places["spent"]]) if "spent" in places else None,
        note=str(note or "")[:300],
    )


def _amount(cell: Cell) -> Decimal | None:
    if cell is None or cell == "":
        return None
    value = cell if isinstance(cell, Decimal) else parse_decimal(str(cell))
    if value < 0 or value >= Decimal(10) ** 18:
        raise NotANumber("too_large", "")
    return value.quantize(Decimal("0.01"))


def _why(no: Exception) -> str:
    if isinstance(no, NotANumber):
        return _("an amount cannot be read")
    return _("the unit %(name)s is not known") % {"name": no.args[0] if no.args else ""}
