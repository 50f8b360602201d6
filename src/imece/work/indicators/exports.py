"""The evidence of a figure as a sheet that an auditor takes along."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _

from imece.ground.ui import reading
from imece.services.exchange.writing import Form, SheetColumn, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.work.indicators.queries.dossier import Inspection


def evidence_workbook(shown: Inspection) -> IO[bytes]:
    """Records with day, place, share and documents; notices carry the figure, the hash and what is not shown."""
    actual = shown.actual
    notices = [
        f"{_('Indicator')}: {actual.indicator}",
        f"{_('Period')}: {reading.period(actual.period)}",
        f"{_('State')}: {actual.get_state_display()}",
        f"{_('Approved value')}: {actual.approved_value if actual.approved_value is not None else '–'}",
    ]
    if actual.frozen_hash:
        notices.append(f"SHA-256: {actual.frozen_hash}")
    if shown.closed:
        notices.append(_("%(count)d closed records are not listed.") % {"count": shown.closed})
    columns = [
        SheetColumn(_("Record")),
        SheetColumn(_("Date"), Form.DAY),
        SheetColumn(_("Place")),
        SheetColumn(_("Share"), Form.NUMBER),
        SheetColumn(_("Documents")),
        SheetColumn("SHA-256"),
    ]
    return workbook(_rows(shown), columns, title=_("Evidence"), notices=notices)


def _rows(shown: Inspection) -> Iterator[tuple[object, ...]]:
    if shown.actual.is_approved:
        for record in shown.frozen:
            names = "; ".join(item["name"] for item in record.documents)
            hashes = "; ".join(item["sha256"] for item in record.documents)
            yield record.title, record.day, record.place, record.share, names, hashes
        return
    for row in shown.rows:
        yield row.title, row.day, row.place, row.share, str(row.documents), ""
    for document in shown.documents:
        yield document.name, None, "", None, document.name, document.sha256
