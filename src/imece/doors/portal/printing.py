"""The goals of a plan as they are printed for everybody: figures put into words once, the same words not set in type twice.

A goal's block holds every word of its table and nothing else decides how it looks, so the block itself is the key under
which a process keeps the printed table: whatever changes makes another block, and there is nothing to throw away in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from imece.ground.ui import reading

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from imece.ground.web.translated import TranslatedModel
    from imece.work.strategy.queries import PublicPlan
    from imece.work.strategy.reached import Reached
    from imece.work.strategy.standing import ObjectiveStanding

TEMPLATE: Final = "portal/goal.html"
KNOWN_BLOCKS: Final = 256  # of a few kilobytes each


@dataclass(frozen=True, slots=True)
class Words:
    """A public text; `language` is said where it is not the page's own."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective as its row shows it."""

    number: str
    title: Words
    address: str
    indicators: str
    score: str
    reported: str
    band: str


@dataclass(frozen=True, slots=True)
class GoalBlock:
    """One goal with its objectives, in one language."""

    language: str
    number: str
    percent: str
    title: Words
    objectives: tuple[ObjectiveLine, ...]


def goal_tables(public: PublicPlan) -> list[SafeString]:
    """The goals of the plan in the reader's language, ready to be shown."""
    return [printed(block) for block in goal_blocks(public)]


def goal_blocks(public: PublicPlan) -> list[GoalBlock]:
    """The goals of the plan with everything that their tables say."""
    language = reading.language()
    plan = public.plan
    # One address is asked for and the others are made from it: asking costs more than the whole row.
    before, _number, after = reverse("portal:objective", args=[plan.office.slug, plan.pk, 0]).rpartition("0")
    after = f"{after}?year={public.year}"
    return [
        GoalBlock(
            language,
            row.goal.number,
            "" if row.goal.printed_percent is None else reading.percent(row.goal.printed_percent),
            words(row.goal),
            tuple(_line(each, f"{before}{each.objective.pk}{after}") for each in row.objectives),
        )
        for row in public.standing.goals
    ]


def _line(row: ObjectiveStanding[Reached], address: str) -> ObjectiveLine:
    return ObjectiveLine(
        row.objective.number,
        words(row.objective),
        address,
        str(len(row.indicators)),
        reading.percent(row.score.method, 1),
        reading.percent(row.score.coverage, 0),
        row.band or "",
    )


def words(thing: TranslatedModel, field: str = "title") -> Words:
    """The text in the reader's language; the Turkish one and its language where that is missing."""
    said = thing.said(field)
    return Words(said.text, said.language if said.missing else "")


def printed(block: GoalBlock) -> SafeString:
    """The goal's table; while templates are being written it is made anew each time."""
    return _set_in_type(block) if settings.DEBUG else _kept_in_type(block)


def _set_in_type(block: GoalBlock) -> SafeString:
    return render_to_string(TEMPLATE, {"goal": block})


_kept_in_type = lru_cache(maxsize=KNOWN_BLOCKS)(_set_in_type)
