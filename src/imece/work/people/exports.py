"""People going out as sheets: what the list shows, a segment as a mailing list, one person's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.values import turkish
from imece.services.exchange.writing import XLSX_MIME, Form, SheetColumn, csv_lines, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from django.http import HttpResponse

    from imece.work.people.models import Person
    from imece.work.people.querysets import PersonQuerySet

CHUNK: Final = 1000
CSV_MIME: Final = "text/csv; charset=utf-8"

COLUMNS: Final = (
    SheetColumn(gettext_lazy("Name"), width=28),
    SheetColumn(gettext_lazy("Title"), width=12),
    SheetColumn(gettext_lazy("How letters greet them"), width=22),
    SheetColumn(gettext_lazy("Institution"), width=40),
    SheetColumn(gettext_lazy("Position"), width=28),
    SheetColumn(gettext_lazy("E-mail"), width=30),
    SheetColumn(gettext_lazy("Telephone"), width=18),
    SheetColumn(gettext_lazy("Mobile telephone"), width=18),
    SheetColumn(gettext_lazy("Languages"), width=18),
    SheetColumn(gettext_lazy("Target groups"), width=24),
    SheetColumn(gettext_lazy("Tags"), width=24),
    SheetColumn(gettext_lazy("Ground"), width=24),
    SheetColumn(gettext_lazy("Where the data came from"), width=30),
    SheetColumn(gettext_lazy("Day of it"), Form.DAY),
)
FILE_COLUMNS: Final = (
    SheetColumn(gettext_lazy("Part"), width=28),
    SheetColumn(gettext_lazy("What"), width=34),
    SheetColumn(gettext_lazy("Value"), width=60),
)


def rows(people: Iterable[Person], today: date) -> Iterator[list[Any]]:
    """One row per person with the present role and the ways to reach them at work."""
    for one in people:
        role = next((each for each in one.roles.all() if each.is_open_on(today)), None)
        ways = {point.kind: point.value for point in one.points.all() if point.use == "work"}
        yield [
            one.name,
            one.title,
            one.salutation,
            role.place if role else "",
            role.title if role else "",
            ways.get("mail", ""),
            ways.get("phone", ""),
            ways.get("mobile", ""),
            one.languages_shown,
            one.groups_shown,
            ", ".join(tag.name for tag in one.tags.all()),
            str(one.get_basis_display()),
            one.basis_source,
            one.basis_on,
        ]


def list_response(people: PersonQuerySet, file_format: str, title: str, today: date) -> HttpResponse:
    """The people of a list as xlsx or csv, read in pieces."""
    lines = rows(people.prefetch_related("tags").iterator(chunk_size=CHUNK), today)
    if file_format == "xlsx":
        return sheet_response(workbook(lines, COLUMNS, title=title), title)
    if file_format == "csv":
        attached = {"Content-Disposition": f'attachment; filename="{file_name(title)}.csv"'}
        return _streamed(
            StreamingHttpResponse(csv_lines(lines, COLUMNS), content_type=CSV_MIME, headers=attached)
        )
    raise Http404


def file_of(person: Person, lines: Sequence[tuple[str, str, Any]]) -> HttpResponse:
    """Everything held about one person, to be handed to them."""
    shown = [[part, what, "" if value is None else value] for part, what, value in lines]
    return sheet_response(workbook(shown, FILE_COLUMNS, title=_("Personal data held")), person.token)


def sheet_response(content: Any, title: str) -> HttpResponse:
    """An xlsx as a download."""
    name = f"{file_name(title)}.xlsx"
    return _streamed(FileResponse(content, as_attachment=True, filename=name, content_type=XLSX_MIME))


def file_name(title: str) -> str:
    """A plain file name of the title."""
    return turkish.slug(title) or "people"


def _streamed(response: StreamingHttpResponse) -> HttpResponse:
    """A streaming answer as what a page gives back: the doorway lets both through and names only the one."""
    return cast("HttpResponse", response)
