"""The sections of a project: one table of what can hang on it, from which pages, addresses and forms are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.work.projects.models import (
    BudgetLine,
    CoFinancing,
    FunderDuty,
    News,
    Output,
    Partner,
    Place,
    Step,
    Story,
    TeamMember,
)

if TYPE_CHECKING:
    from django.db.models import Model
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of row: its word in addresses, its model, its headings; `related` is the rows' name on a project.

    `inside` sections stand on the second page: people, money, duties."""

    key: str
    model: type[Model]
    related: str
    title: _StrPromise
    adding: _StrPromise
    changing: _StrPromise
    icon: str
    inside: bool = False
    translated: tuple[str, ...] = ()


SECTIONS: Final[dict[str, Section]] = {
    section.key: section
    for section in (
        Section("partners", Partner, "partners", _("Partners"), _("Add a partner"), _("Change the partner"), "building-community"),
        Section("places", Place, "places", _("Places"), _("Add a place"), _("Change the place"), "map-pin"),
        Section("budget", BudgetLine, "budget_lines", _("Budget"), _("Add a budget line"), _("Change the budget line"), "coin", inside=True),
        Section("co-financing", CoFinancing, "co_financing", _("Co-financing"), _("Add co-financing"), _("Change the co-financing"), "wallet", inside=True),
        Section("steps", Step, "steps", _("Work packages and timetable"), _("Add a step"), _("Change the step"), "progress", translated=("title",)),
        Section("duties", FunderDuty, "funder_duties", _("What the funder asks for"), _("Add a duty to the funder"), _("Change the duty to the funder"), "clipboard-check", inside=True),
        Section("outputs", Output, "outputs", _("Outputs and results"), _("Add an output"), _("Change the output"), "checklist", translated=("text",)),
        Section("team", TeamMember, "team", _("Team"), _("Add a person"), _("Change the person"), "users", inside=True),
        Section("news", News, "news", _("News"), _("Add a piece of news"), _("Change the piece of news"), "news", translated=("title", "body")),
        Section("stories", Story, "stories", _("Stories"), _("Write a story"), _("Change the story"), "star", translated=("title", "problem", "work", "change", "lesson")),
    )
}  # fmt: skip
