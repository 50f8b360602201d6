"""What the kind of an office sets at set-up: names, menu, words, approval chain and yearly duties (read from data)."""

from __future__ import annotations

import calendar
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language

from imece.services.accounts.choices import OfficeKind
from imece.services.accounts.models import Office

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA: Final = Path(__file__).parent / "data" / "office_kinds.json"
FIRST_LANGUAGE: Final = "tr"
LAST_DAY: Final = "last"


@dataclass(frozen=True, slots=True)
class TwoTongued:
    """A text in Turkish and English; `str()` gives the reader's."""

    tr: str
    en: str

    def __str__(self) -> str:
        return self.in_language(get_language() or FIRST_LANGUAGE)

    def in_language(self, language: str) -> str:
        """Turkish for "tr", English for every other language."""
        return self.tr if language.startswith(FIRST_LANGUAGE) else self.en


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One row of the default approval chain; `approver` is a code of `indicators.choices.Approver`."""

    position: int
    name: TwoTongued
    approver: str
    allows_self: bool


@dataclass(frozen=True, slots=True)
class DutyPlan:
    """A duty that comes back every year; `source` names the rule behind it (Turkish, as it is cited)."""

    code: str
    title: TwoTongued
    month: int
    day: int | None
    source: str

    def due_on(self, year: int) -> date:
        """The due date in that year; without a day it is the last one of the month."""
        return date(year, self.month, self.day or calendar.monthrange(year, self.month)[1])


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that follows from the kind of an office."""

    kind: OfficeKind
    name: TwoTongued
    menu: tuple[str, ...]
    words: Mapping[str, TwoTongued]
    approval: tuple[StepPlan, ...]
    duties: tuple[DutyPlan, ...]

    def word(self, code: str) -> str:
        """The office's own word for "unit", "units", "top_manager" or "institution", in the reader's language.

        Raises `KeyError` for a word that the data file does not know.
        """
        return str(self.words[code])


def profile(office: Office | OfficeKind | str) -> Profile:
    """The profile of an office or of a kind; raises `ValueError` for an unknown kind."""
    return profiles()[OfficeKind(office.kind if isinstance(office, Office) else office)]


@cache
def profiles() -> dict[OfficeKind, Profile]:
    """All profiles by kind, read once."""
    rows: dict[str, dict[str, Any]] = json.loads(DATA.read_text(encoding="utf-8"))
    return {kind: _read(kind, rows[kind]) for kind in OfficeKind}


def _read(kind: OfficeKind, row: dict[str, Any]) -> Profile:
    words = {
        code: TwoTongued(row["words"]["tr"][code], row["words"]["en"][code]) for code in row["words"]["tr"]
    }
    steps = (
        StepPlan(step["position"], TwoTongued(**step["name"]), step["approver"], step["allows_self"])
        for step in row["approval"]
    )
    duties = (
        DutyPlan(
            code=duty["code"],
            title=TwoTongued(**duty["title"]),
            month=duty["month"],
            day=None if duty["day"] == LAST_DAY else duty["day"],
            source=duty["source"],
        )
        for duty in row["duties"]
    )
    return Profile(kind, TwoTongued(**row["names"]), tuple(row["menu"]), words, tuple(steps), tuple(duties))
