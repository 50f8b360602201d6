"""The questions of the interview at a visit, from the data file; answers are kept by code, so questions may be reworded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA: Final = Path(__file__).parent / "data" / "interview.json"
LONGEST: Final = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `form` is number, percent, yes_no or text."""

    code: str
    form: str
    tr: str
    en: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.tr


@cache
def questions() -> tuple[Question, ...]:
    """All questions in their order."""
    return tuple(Question(**row) for row in json.loads(DATA.read_text(encoding="utf-8")))


def clean(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Only what was asked and answered, in a form that JSON holds."""
    kept: dict[str, Any] = {}
    for question in questions():
        value = answers.get(question.code)
        if value in (None, ""):
            continue
        if question.form in {"number", "percent"}:
            kept[question.code] = int(value)
        elif question.form == "yes_no":
            kept[question.code] = str(value) == "yes"
        else:
            kept[question.code] = " ".join(str(value).split())[:LONGEST]
    return kept


def in_words(answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The answered questions as a person reads them."""
    return [
        (str(question), _shown(question, answers[question.code]))
        for question in questions()
        if question.code in answers
    ]


def _shown(question: Question, value: Any) -> str:
    if question.form == "yes_no":
        return _("yes") if value else _("no")
    return f"%{value}" if question.form == "percent" and get_language() != "en" else str(value)
