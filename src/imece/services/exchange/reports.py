"""What a check found, in the shape in which a run keeps it: the first errors, their number, a few sample rows.

`report` = {"errors": [[row, column key, value, sentence], …], "errors_total": n, "notices": [sentence, …],
"sample": [[row, text, …], …], "failure": sentence, "questions": [{"key", "topic", "text", "rows", "options",
"proposed"}, …], "questions_total": n, "forecast": {outcome: rows}}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.utils.translation import pgettext

from imece.services.exchange.inputs import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from imece.services.exchange.cells import Cell, Sheet
    from imece.services.exchange.kinds import Question
    from imece.services.exchange.mapping import Column
    from imece.services.exchange.rows import CleanRow

KEPT_ERRORS: Final = 1_000
KEPT_QUESTIONS: Final = 200
SAMPLE_ROWS: Final = 5


class FoundError(NamedTuple):
    """One error as a page shows it; an empty `column` means the whole row."""

    row: int
    column: str
    value: str
    sentence: str


@dataclass
class Report:
    """Gathers errors while rows pass by; keeps the first thousand and counts the rest."""

    notices: list[str] = field(default_factory=list)
    errors: list[FoundError] = field(default_factory=list)
    errors_total: int = 0
    questions: Sequence[Question] = ()
    forecast: Mapping[str, int] = field(default_factory=dict)

    def note(self, row: CleanRow) -> None:
        """Take in the errors of one row."""
        self.errors_total += len(row.errors)
        for error in row.errors[: KEPT_ERRORS - len(self.errors)]:
            self.errors.append(FoundError(row.number, *error))

    def kept(self, sample: Sequence[Sequence[Any]]) -> dict[str, Any]:
        """The report as JSON."""
        return {
            "errors": [list(error) for error in self.errors],
            "errors_total": self.errors_total,
            "notices": self.notices,
            "sample": [list(row) for row in sample],
            "questions": [_told(question) for question in self.questions[:KEPT_QUESTIONS]],
            "questions_total": len(self.questions),
            "forecast": dict(self.forecast),
        }


def _told(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "topic": str(question.topic),
        "text": str(question.text),
        "rows": list(question.rows),
        "options": [[value, str(label)] for value, label in question.options],
        "proposed": question.proposed,
    }


def errors_of(report: Mapping[str, Any], columns: Iterable[Column]) -> list[FoundError]:
    """The kept errors with the columns' labels for their keys."""
    labels = {column.key: str(column.label) for column in columns}
    return [
        FoundError(int(row), labels.get(key, key), value, sentence)
        for row, key, value, sentence in report.get("errors", [])
    ]


def outcome_words(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """What was (or will be) done with the rows, in words and numbers, without what did not happen."""
    words = {
        "new": pgettext("records of an import", "new"),
        "updated": pgettext("records of an import", "updated"),
        "unchanged": pgettext("records of an import", "unchanged"),
        "skipped": pgettext("records of an import", "skipped"),
    }
    return [(word, numbers[outcome]) for outcome, word in words.items() if numbers.get(outcome)]


def sample_of(sheet: Sheet) -> list[list[Any]]:
    """The first rows as texts, each behind its number."""
    return [[row.number, *shown(row.cells)] for row in sheet.rows[:SAMPLE_ROWS]]


def shown(cells: Iterable[Cell]) -> list[str]:
    """Cells as a page shows them."""
    return [as_shown(cell) for cell in cells]
