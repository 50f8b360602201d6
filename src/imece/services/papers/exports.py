"""The circular of signatures as a sheet, with the headings that the import knows."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _

from imece.services.exchange.writing import Form, SheetColumn, workbook
from imece.services.papers.sheet_columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.papers.models import Signatory

FORMS = {"starts_on": Form.DAY, "ends_on": Form.DAY, "order": Form.NUMBER}


def signatories_workbook(signatories: Iterable[Signatory]) -> IO[bytes]:
    """Everybody on the list, also those whose authority is over."""
    columns = [SheetColumn(column.label, FORMS.get(column.key, Form.TEXT)) for column in COLUMNS]
    rows = ([_cell(one, column.key) for column in COLUMNS] for one in signatories)
    return workbook(rows, columns, title=_("Circular of signatures"))


def _cell(one: Signatory, key: str) -> object:
    if key == "unit":
        return one.unit.name if one.unit else ""
    return getattr(one, key)
