"""The kinds of records that can be found: one explicit list of words and icons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.web.addresses import localised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from imece.services.search.models import Findable

KINDS: dict[str, tuple[_StrPromise, str]] = {
    "activity": (_("Activity"), "calendar"),
    "institution": (_("Institution"), "building"),
    "projects.project": (_("Project"), "folder"),
    "strategy.plan": (_("Plan"), "target"),
    "strategy.objective": (_("Objective"), "target"),
    "indicators.indicator": (_("Indicator"), "chart"),
}


# Records whose kind is not the name of their table.
TABLES: dict[str, str] = {"activities.activity": "activity", "contacts.institution": "institution"}


def kind_of(thing_type: str) -> str:
    """The kind under which the search keeps the records of a table ("activities.activity")."""
    return TABLES.get(thing_type, thing_type)


@dataclass(frozen=True, slots=True)
class Result:
    """One found record as the page shows it."""

    row: Findable
    label: str
    icon: str
    url: str


def kinds_of() -> dict[str, str]:
    """Code → word, for the filter."""
    return {code: str(label) for code, (label, _icon) in KINDS.items()}


def labelled(rows: Iterable[Findable]) -> list[Result]:
    """The rows with their kinds' words and addresses in the reader's language."""
    return [
        Result(
            row,
            str(KINDS[row.kind][0]) if row.kind in KINDS else row.kind,
            KINDS[row.kind][1] if row.kind in KINDS else "file",
            localised(row.url),
        )
        for row in rows
    ]
