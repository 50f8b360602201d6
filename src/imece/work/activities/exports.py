"""Activities going out as sheets: exactly what the list shows, and the yearly list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from imece.services.exchange import sending
from imece.services.exchange.writing import Form, SheetColumn, workbook
from imece.work.activities.whereabouts import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpResponse

    from imece.work.activities.models import Activity
    from imece.work.activities.querysets import ActivityQuerySet
    from imece.work.activities.yearly import YearList

CHUNK: Final = 1000

LIST_COLUMNS: Final = (
    SheetColumn(gettext_lazy("Date"), width=22),
    SheetColumn(gettext_lazy("First day"), Form.DAY),
    SheetColumn(gettext_lazy("Last day"), Form.DAY),
    SheetColumn(gettext_lazy("Kind"), width=20),
    SheetColumn(gettext_lazy("Title"), width=50),
    SheetColumn(gettext_lazy("Our part"), width=18),
    SheetColumn(gettext_lazy("Place"), width=30),
    SheetColumn(gettext_lazy("Unit"), width=24),
    SheetColumn(gettext_lazy("Participants"), Form.NUMBER),
    SheetColumn(gettext_lazy("Institutions"), width=40),
    SheetColumn(gettext_lazy("Official letter no."), width=18),
    SheetColumn(gettext_lazy("Letter date"), Form.DAY),
    SheetColumn(gettext_lazy("Summary"), width=50),
    SheetColumn(gettext_lazy("State"), width=14),
    SheetColumn(gettext_lazy("Office"), width=30),
)


def list_rows(activities: Iterable[Activity]) -> Iterator[list[Any]]:
    """One row per activity; an unknown number of participants stays empty."""
    for activity in activities:
        yield [
            activity.when_shown,
            activity.first,
            activity.last,
            str(activity.kind),
            activity.title,
            activity.get_part_display(),
            place_name(activity),
            activity.unit.name if activity.unit else "",
            activity.participants,
            "; ".join(row.name for row in activity.institutions.all()),
            activity.letter_no,
            activity.letter_date,
            activity.summary,
            _("cancelled") if activity.is_cancelled else "",
            activity.office.name,
        ]


def list_response(queryset: ActivityQuerySet, file_format: str) -> HttpResponse:
    """The rows of a filtered and sorted list as xlsx or csv, read in pieces."""
    rows = list_rows(queryset.iterator(chunk_size=CHUNK))
    return sending.list_response(rows, LIST_COLUMNS, _("Activities"), file_format)


def year_response(found: YearList) -> HttpResponse:
    """The yearly list as xlsx: by kind and month, with sums, then every activity."""
    names = found.month_names(get_language() or "tr")
    columns = (
        SheetColumn(_("Kind"), width=30),
        *(SheetColumn(name, Form.NUMBER) for name in names),
        SheetColumn(_("Month not known"), Form.NUMBER),
        SheetColumn(_("Total"), Form.NUMBER),
        SheetColumn(_("Participants"), Form.NUMBER),
        SheetColumn(_("Activities without a number of participants"), Form.NUMBER),
    )
    tallies = [(str(row.kind), row.tally) for row in found.kinds] + [(_("Total"), found.tally)]
    rows: list[list[Any]] = [
        [
            name,
            *tally.in_order,
            tally.total,
            tally.participants if tally.participants_known else None,
            tally.unknown,
        ]
        for name, tally in tallies
    ]
    rows.append([])
    rows.append([_("Kind"), _("Date"), _("Title"), _("Place"), _("Participants")])
    rows += [
        [str(row.kind), activity.when_shown, activity.title, place_name(activity), activity.participants]
        for row in found.kinds
        for activity in row.activities
    ]
    title = _("Activities of %(year)d") % {"year": found.year}
    return sending.sheet_response(workbook(rows, columns, title=title), title)
