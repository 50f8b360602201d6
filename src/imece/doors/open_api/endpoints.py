"""The addresses of the API, what each takes and answers: the list behind OpenAPI and the page that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.doors.open_api import shapes

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from imece.doors.open_api.shapes import Shape


@dataclass(frozen=True, slots=True)
class Parameter:
    """A word in the address or behind the question mark."""

    name: str
    about: str | _StrPromise
    kind: str = "string"
    form: str = ""
    example: str = ""
    place: str = "query"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address below /api/v1/; `is_list` answers with `data` and `page`."""

    path: str
    name: str
    about: str | _StrPromise
    answer: Shape
    parameters: tuple[Parameter, ...] = ()
    is_list: bool = True
    is_paged: bool = False


FILTERS: Final = (
    Parameter("q", _("words of the title or the code"), example="zeytin"),
    Parameter("office", _("the office’s name in addresses"), example="orhangazi"),
    Parameter("funder", _("code of the funder"), example="avrupa-birligi"),
    Parameter("programme", _("code of the funding programme"), example="erasmus-plus"),
    Parameter("theme", _("theme"), example="rural"),
    Parameter("target_group", _("target group"), example="youth"),
    Parameter("sdg", _("sustainable development goal"), example="13"),
    Parameter("status", _("status"), example="running"),
    Parameter("part", _("what the office is to it"), example="lead"),
    Parameter("year", _("a year in which it ran"), "integer", example="2024"),
    Parameter("province", _("province, the number of its licence plates"), example="16"),
    Parameter("district", _("district, the number of the civil registry"), example="1554"),
    Parameter("country", _("country of a place or a partner"), example="IT"),
    Parameter("least", _("grant of at least so many lira"), "number", example="100000"),
    Parameter("most", _("grant of at most so many lira"), "number", example="5000000"),
    Parameter("amount", _("band of the public map, “0” to “5”"), example="3"),
    Parameter(
        "changed_since",
        _("changed or published since this moment"),
        form="date-time",
        example="2026-01-01T00:00:00Z",
    ),
)
PAGING: Final = (
    Parameter("limit", _("rows on a page, 1 to 500"), "integer", example="100"),
    Parameter("cursor", _("where to go on; taken from “next” of the answer before"), example="cDEyMw"),
)
ENDPOINTS: Final = (
    Endpoint("projects/", "projects", _("Published projects, in the order of their numbers."), shapes.PROJECT,
             (*FILTERS, *PAGING), is_paged=True),
    Endpoint("projects/{project}/", "project", _("One published project."), shapes.PROJECT,
             (Parameter("project", _("number in this installation"), "integer", example="1", place="path"),), is_list=False),
    Endpoint("funders/", "funders", _("Funders of published projects with their totals."), shapes.FUNDER),
    Endpoint("programmes/", "programmes", _("Funding programmes of published projects with their totals."), shapes.PROGRAMME),
    Endpoint("districts/", "districts", _("Districts in which published projects work, with their totals."), shapes.DISTRICT,
             (Parameter("province", _("province, the number of its licence plates"), example="16"),)),
    Endpoint("offices/", "offices", _("Offices with public pages."), shapes.OFFICE),
    Endpoint("offices/{office}/figures/", "figures", _("The office’s published performance figures of a year."), shapes.FIGURE,
             (Parameter("office", _("the office’s name in addresses"), example="gaziantep", place="path"),
              Parameter("year", _("year; without it the newest that has a published figure"), "integer", example="2025"))),
)  # fmt: skip
