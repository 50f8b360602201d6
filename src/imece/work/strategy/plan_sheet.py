"""A strategic plan as it stands in a document: texts as printed beside what was understood of them, and their places.

Checks, the importer and the plan's own page meet in this form. It is plain data: nothing here asks a database, and
nothing is refused for being contradictory; that is what the checks are for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext, gettext_noop, override

from imece.ground.values.numbers import NotANumber, parse_decimal, trim
from imece.work.indicators.choices import Accumulation, Direction, Nature
from imece.work.strategy.choices import NoteKind

# What stands in a cell that says "nothing".
BLANKS = frozenset({"", "-", "–", "—", "…", "..."})


class WrongSheet(ValueError):
    """The document cannot be taken as a plan; `sentence` says to a person what is missing or wrong."""

    def __init__(self, message: str, values: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.values = dict(values or {})

    def sentence(self, language: str) -> str:
        """One sentence in Turkish (`tr`) or English (`en`)."""
        with override(language):
            return gettext(self.message) % self.values


@dataclass(frozen=True)
class Place:
    """Where something stands in its document: the sheet and the row a person sees (the first row is 1)."""

    sheet: str = ""
    row: int | None = None

    def text(self, language: str) -> str:
        """The place in words, e.g. "sheet “Plan”, row 12"; empty when the document has no rows."""
        if self.row is None:
            return self.sheet
        with override(language):
            if not self.sheet:
                return gettext("row %(row)s") % {"row": self.row}
            return gettext("sheet “%(sheet)s”, row %(row)s") % {"sheet": self.sheet, "row": self.row}


@dataclass(frozen=True)
class Figure:
    """A number as printed and as understood; `value` is None for an empty cell and for one that is no number.

    `typed` is False when a spreadsheet gave a number without a spelling of its own.
    """

    raw: str = ""
    value: Decimal | None = None
    typed: bool = True

    @classmethod
    def of(cls, cell: object) -> Figure:
        """Read a cell: text in Turkish or English spelling, or a number; %, ₺ and spaces around it are ignored."""
        if isinstance(cell, Decimal | int) and not isinstance(cell, bool):
            value = trim(Decimal(cell))
            return cls(format(value, "f"), value, typed=False)
        raw = "" if cell is None else " ".join(str(cell).split())
        if raw in BLANKS:
            return cls(raw)
        try:
            return cls(raw, parse_decimal(raw))
        except NotANumber:
            return cls(raw)

    @property
    def is_blank(self) -> bool:
        """True when the cell says nothing."""
        return self.raw in BLANKS

    @property
    def is_unreadable(self) -> bool:
        """True when the cell says something that is no number."""
        return self.value is None and not self.is_blank


@dataclass(frozen=True)
class NoteSheet:
    """A risk (with its control), a finding or a need of an objective."""

    kind: NoteKind
    text: str
    control: str = ""


@dataclass(frozen=True)
class IndicatorSheet:
    """One indicator row; `programme_targets` are the performance programme's, by year.

    The three words that choose its formula are None while the document does not say them.
    """

    number: str
    name: str
    unit: str = ""
    weight: Figure = Figure()
    baseline: Figure = Figure()
    baseline_year: int | None = None
    year: int | None = None
    targets: Mapping[int, Figure] = field(default_factory=dict)
    programme_targets: Mapping[int, Figure] = field(default_factory=dict)
    total: Figure = Figure()
    nature: Nature | None = None
    direction: Direction | None = None
    accumulation: Accumulation | None = None
    unknown_words: tuple[str, ...] = ()
    level: str = ""
    responsible_unit: str = ""
    place: Place = Place()

    @property
    def label(self) -> str:
        """How sentences call it: its number, else its name."""
        return self.number or self.name

    @property
    def target_years(self) -> tuple[int, ...]:
        """The years that have a target of any spelling, in order."""
        return tuple(sorted(year for year, figure in self.targets.items() if not figure.is_blank))

    @property
    def yearly_targets(self) -> dict[int, Decimal]:
        """The yearly targets that are numbers, in order of year."""
        return {year: value for year in self.target_years if (value := self.targets[year].value) is not None}

    @property
    def has_target(self) -> bool:
        """True when there is a target for some year or for the whole plan, be it a number or words."""
        return bool(self.target_years) or not self.total.is_blank


@dataclass(frozen=True)
class ObjectiveSheet:
    """One objective with its indicators in the order of the document; `currency` is that of its costs, TRY if empty."""

    number: str
    name: str
    weight: Figure = Figure()
    responsible_unit: str = ""
    collaborating_units: str = ""
    cost: Figure = Figure()
    currency: str = ""
    costs_by_year: Mapping[int, Figure] = field(default_factory=dict)
    notes: tuple[NoteSheet, ...] = ()
    indicators: tuple[IndicatorSheet, ...] = ()
    place: Place = Place()

    @property
    def label(self) -> str:
        """How sentences call it: its number, else its name."""
        return self.number or self.name


@dataclass(frozen=True)
class GoalSheet:
    """One goal with its objectives; `unlabelled` is a percentage printed beside it without a word."""

    number: str
    name: str
    weight: Figure = Figure()
    unlabelled: Figure = Figure()
    objectives: tuple[ObjectiveSheet, ...] = ()
    place: Place = Place()

    @property
    def label(self) -> str:
        """How sentences call it: its number, else its name."""
        return self.number or self.name


@dataclass(frozen=True)
class PlanSheet:
    """A plan. `stated` holds the counts that the document's text claims: goals, objectives, indicators.

    `is_partial` says that the document is only a part of the plan, so what is absent may stand elsewhere.
    """

    title: str = ""
    first_year: int | None = None
    last_year: int | None = None
    is_partial: bool = False
    stated: Mapping[str, int] = field(default_factory=dict)
    goals: tuple[GoalSheet, ...] = ()
    place: Place = Place()

    def objectives(self) -> Iterator[ObjectiveSheet]:
        """All objectives in the order of the document."""
        return (objective for goal in self.goals for objective in goal.objectives)

    def rows(self) -> Iterator[tuple[ObjectiveSheet, IndicatorSheet]]:
        """All indicators with their objectives, in the order of the document."""
        return (
            (objective, indicator) for objective in self.objectives() for indicator in objective.indicators
        )

    def indicators(self) -> Iterator[IndicatorSheet]:
        """All indicators in the order of the document."""
        return (indicator for _objective, indicator in self.rows())


NOT_A_PLAN = gettext_noop("This is not a plan: “%(field)s” is missing or has another form than expected.")
