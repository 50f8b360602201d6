"""The list seen in other ways: as a board by status, as a timetable of years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from imece.ground.ui.pictures import Stretch
from imece.work.projects.choices import Status

if TYPE_CHECKING:
    from datetime import date

    from imece.work.projects.models import Project
    from imece.work.projects.querysets import ProjectQuerySet

CARDS: Final = 12
BARS: Final = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One status of the board: how many projects have it, and the newest of them."""

    code: str
    label: str
    number: int
    cards: list[Project]


@dataclass(frozen=True, slots=True)
class Timetable:
    """Bars of the projects whose days are known, between two days; `left_out` have no known days or come too late."""

    bars: list[Stretch]
    projects: list[Project]
    first: date
    last: date
    left_out: int


def board(projects: ProjectQuerySet) -> list[Column]:
    """Every status that a project has, in the order of the work, with its number and its newest cards; two questions and their rows."""
    plain = projects.order_by()
    numbers = dict(plain.values_list("status").annotate(number=Count("pk")))
    rank = Window(RowNumber(), partition_by=F("status"), order_by=(F("sort_day").desc(), F("pk").desc()))
    newest = plain.annotate(rank=rank).filter(rank__lte=CARDS).order_by("status", "-sort_day", "-pk")
    cards: dict[str, list[Project]] = {}
    for project in newest:
        cards.setdefault(project.status, []).append(project)
    return [
        Column(code, str(label), numbers.get(code, 0), cards.get(code, []))
        for code, label in Status.choices
        if numbers.get(code)
    ]


def timetable(projects: ProjectQuerySet) -> Timetable | None:
    """The projects as bars, newest beginning first; None when no days are known."""
    dated = projects.filter(start__isnull=False, last_day__isnull=False).order_by("-sort_day", "-pk")
    shown = list(dated[:BARS])
    if not shown:
        return None
    ends = [(one.start, one.last_day) for one in shown]
    bars = [
        Stretch(str(one.said("title")), start, last, shown=one.when_shown)
        for one, (start, last) in zip(shown, ends, strict=True)
        if start is not None and last is not None
    ]
    return Timetable(
        bars=bars,
        projects=shown,
        first=min(bar.first for bar in bars),
        last=max(bar.last for bar in bars),
        left_out=projects.order_by().count() - len(bars),
    )
