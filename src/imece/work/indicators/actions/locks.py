"""Taking the locks: an actual is held together with its year, since its approval changes the year's figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, Subquery

from imece.ground.questions.prepared import Prepared
from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.services.documents.models import Document
from imece.work.indicators.freezing import ACTUAL_TYPE
from imece.work.indicators.models import Actual, Target
from imece.work.indicators.policies import GONE

if TYPE_CHECKING:
    from decimal import Decimal

    from imece.work.indicators.querysets import ActualQuerySet


@dataclass(slots=True)
class HeldYear:
    """One actual and the others of its indicator's year, all locked; facts about each by primary key."""

    actual: Actual
    year: list[Actual]
    with_documents: frozenset[int]
    targets: dict[int, Decimal | None]

    @property
    def target(self) -> Decimal | None:
        """The year's target in force at the end of the actual's period."""
        return self.targets[self.actual.pk]

    @property
    def has_documents(self) -> bool:
        """Whether the actual holds evidence of its own."""
        return self.actual.pk in self.with_documents


def with_facts(actuals: ActualQuerySet) -> ActualQuerySet:
    """Actuals annotated with `has_documents` and `target_in_force` (at the end of the period)."""
    documents = Document.objects.filter(
        about_type=ACTUAL_TYPE, about_id=OuterRef("pk"), removed_at__isnull=True
    )
    targets = Target.objects.filter(
        Q(superseded_on__isnull=True) | Q(superseded_on__gt=OuterRef("last")),
        in_force_from__lte=OuterRef("last"),
        indicator_id=OuterRef("indicator_id"),
        year=OuterRef("first__year"),
    ).order_by(F("in_force_from").desc())
    return actuals.annotate(
        has_documents=Exists(documents), target_in_force=Subquery(targets.values("value")[:1])
    )


def year_of(indicator: int, first: date, last: date) -> ActualQuerySet:
    """The actuals of an indicator that begin between two days, to be locked in their order."""
    begun = Actual.objects.filter(indicator_id=indicator, first__gte=first, first__lte=last)
    held = with_facts(begun).select_related("indicator", "office")
    return held.select_for_update(of=("self",), no_key=True).order_by("pk")


def decided_year_of(indicator: int, first: date, last: date) -> ActualQuerySet:
    """The same with the office's row locked before them, as whoever closes or publishes locks it."""
    return year_of(indicator, first, last).select_for_update(of=("office", "self"), no_key=True)


YEAR = Prepared(year_of, indicator=int, first=date, last=date)
DECIDED_YEAR = Prepared(decided_year_of, indicator=int, first=date, last=date)


def hold_year(actual: Actual) -> HeldYear:
    """Lock the actual and its year's others in one question, always in the same order, so that nobody waits in a ring."""
    return _held(actual, YEAR)


def hold_year_to_decide(actual: Actual) -> HeldYear:
    """The same for a decision that changes scores: decisions of one office wait for one another.

    So the second of two approvals in one plan scores the plan with the first one's figure.
    """
    return _held(actual, DECIDED_YEAR)


def _held(actual: Actual, question: Prepared[Actual]) -> HeldYear:
    year = Period.of_year(actual.first.year)
    rows = question.ask(indicator=actual.indicator_id, first=year.first, last=year.last)
    held = next((row for row in rows if row.pk == actual.pk), None)
    if held is None:
        raise Refused(GONE)
    return HeldYear(
        actual=held,
        year=rows,
        with_documents=frozenset(row.pk for row in rows if row.has_documents),  # type: ignore[attr-defined]
        targets={row.pk: row.target_in_force for row in rows},  # type: ignore[attr-defined]
    )
