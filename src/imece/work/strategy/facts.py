"""What the verbs of this app are told: plain facts, as forms and imports bring them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from imece.work.indicators.actions.planned import BaselineFacts, TargetFacts
from imece.work.strategy.choices import NoteKind, PrintedPercent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from imece.services.accounts.models import Unit

__all__ = [
    "AddedFacts",
    "BaselineFacts",
    "BudgetFacts",
    "GoalFacts",
    "NoteFacts",
    "ObjectiveFacts",
    "PlanFacts",
    "TargetFacts",
    "UpdateFacts",
]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan's own facts. `level_names` is {"goal": {"tr": …, "en": …}, …}; `bands` {"partly": "50", …} or empty."""

    title: str
    first_year: int
    last_year: int
    is_partial: bool = False
    source: str = ""
    title_en: str = ""
    level_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    bands: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal's facts."""

    number: str
    title: str
    title_en: str = ""
    weight: Decimal | None = None
    printed_percent: Decimal | None = None
    printed_percent_means: str = PrintedPercent.UNKNOWN


@dataclass(frozen=True, slots=True)
class ObjectiveFacts:
    """An objective's facts; `costs_by_year` maps years to amounts in `cost_currency`."""

    number: str
    title: str
    title_en: str = ""
    weight: Decimal | None = None
    responsible_unit: Unit | None = None
    collaborating_units: Sequence[Unit] = ()
    collaborators_text: str = ""
    cost_estimate: Decimal | None = None
    cost_currency: str = "TRY"
    costs_by_year: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """A risk with its control, a finding or a need."""

    kind: NoteKind
    text: str
    control: str = ""
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class AddedFacts:
    """An indicator that an update brings in: one of the office (`indicator_id`), else a new one of these `columns`."""

    objective_id: int
    number: str
    weight: Decimal | None = None
    indicator_id: int | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    targets: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UpdateFacts:
    """An update of an adopted plan: its decision and what it changes.

    `weights` maps links to new weights, `targets` (indicator, year) to new targets, `baselines` indicators to
    new baselines, `removed` are links that leave,
    `added` are the indicators that come in.
    """

    in_force_from: date
    decision_no: str
    note: str
    weights: Mapping[int, Decimal | None] = field(default_factory=dict)
    targets: Mapping[tuple[int, int], Decimal | None] = field(default_factory=dict)
    baselines: Mapping[int, BaselineFacts] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    added: Sequence[AddedFacts] = ()


@dataclass(frozen=True, slots=True)
class BudgetFacts:
    """Appropriation and spending of one unit in one year; both None takes the row away."""

    unit_id: int
    appropriation: Decimal | None
    spending: Decimal | None = None
    note: str = ""
