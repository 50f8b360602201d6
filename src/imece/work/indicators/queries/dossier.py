"""İncele: everything behind one figure — three values apart, records, frozen list, differences, formula, history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from imece.ground.ui import reading
from imece.ground.values.numbers import trim
from imece.services.documents.models import Document
from imece.services.measures import registry
from imece.services.measures.registry import EvidenceRow
from imece.work.indicators.choices import ActualState
from imece.work.indicators.freezing import ACTUAL_TYPE, canonical, hash_of
from imece.work.indicators.models import Actual, ApprovalDecision, Correction, FrozenRecord, Target
from imece.work.indicators.queries.deviations import deviation_of
from imece.work.indicators.queries.live import binding_of, live_figures
from imece.work.indicators.queries.proposals import Proposal, differences
from imece.work.indicators.scoring import Report, Rule, end_of, year_score

if TYPE_CHECKING:
    from decimal import Decimal

    from imece.services.accounts.actor import Actor
    from imece.services.measures.registry import Figure, Measure
    from imece.work.indicators.performance import Deviation
    from imece.work.indicators.scoring import YearScore

MOST_ROWS = 500


@dataclass(slots=True)
class Inspection:
    """What the page of one indicator-period shows."""

    actual: Actual
    measure: Measure | None
    filters: list[str]
    live: Figure | None
    rows: list[EvidenceRow] = field(default_factory=list)
    closed: int = 0
    unshown: int = 0
    documents: list[Document] = field(default_factory=list)
    frozen: list[FrozenRecord] = field(default_factory=list)
    since: list[Proposal] = field(default_factory=list)
    carried: list[Correction] = field(default_factory=list)
    decisions: list[ApprovalDecision] = field(default_factory=list)
    target: Decimal | None = None
    year: YearScore | None = None
    deviation: Deviation | None = None

    @property
    def is_declared(self) -> bool:
        """Typed by hand and no evidence attached."""
        return not self.actual.is_counted and not self.documents

    @property
    def formula_words(self) -> str:
        """The formula in the reader's words."""
        return self.year.scored.formula.words(reading.language()) if self.year and self.year.scored else ""

    @property
    def formula_figures(self) -> str:
        """The formula with its figures."""
        return (
            self.year.scored.formula.substituted(reading.language()) if self.year and self.year.scored else ""
        )

    @property
    def ratio_figures(self) -> str:
        """How a ratio came from its two counts; empty for other figures."""
        if self.year is None or self.year.scored is None:
            return ""
        return self.year.scored.formula.substituted_ratio(reading.language())


def inspection(actor: Actor, actual: Actual) -> Inspection:
    """All of it, in a number of questions that does not depend on the number of records."""
    indicator = actual.indicator
    counted = actual.is_counted and registry.is_known(indicator.measure)
    measure = registry.measure(indicator.measure) if counted else None
    shown = Inspection(
        actual=actual,
        measure=measure,
        filters=measure.filters_in_words(indicator.measure_filters, actual.office_id) if measure else [],
        live=live_figures([indicator], actual.period).get(indicator.pk) if measure else None,
        documents=list(Document.objects.about(actual)),
        frozen=list(FrozenRecord.objects.filter(actual=actual)) if actual.is_approved else [],
        carried=list(Correction.objects.filter(actual=actual).select_related("origin")),
        decisions=list(ApprovalDecision.objects.filter(actual=actual)),
    )
    if measure:
        shown.rows, shown.closed, shown.unshown = evidence_rows(actor, actual, measure)
        if actual.is_approved:
            entered = Correction.objects.filter(origin=actual)
            shown.since = differences(actual, shown.frozen, entered, shown.carried)
    year = list(
        Actual.objects.filter(indicator=indicator, first__year=actual.first.year, last__lte=actual.last)
    )
    for row in year:
        row.indicator = indicator
    shown.target = target_on(actual)
    shown.year = year_so_far(actual, year, shown.target)
    shown.deviation = deviation_of(actual, year, shown.target)
    return shown


def evidence_rows(actor: Actor, actual: Actual, measure: Measure) -> tuple[list[EvidenceRow], int, int]:
    """The rows that the actor may open, how many are closed to them, and how many are too many for one page."""
    records = measure.records(binding_of(actual.indicator), actual.period)
    seen = measure.seen_by(records, actor)
    total, open_to_me = records.count(), seen.count()
    return measure.rows(seen[:MOST_ROWS]), total - open_to_me, max(open_to_me - MOST_ROWS, 0)


def target_on(actual: Actual) -> Decimal | None:
    """The year's target in force at the end of the period."""
    targets = Target.objects.in_force_on(actual.last).filter(
        indicator_id=actual.indicator_id, year=actual.first.year
    )
    return targets.order_by("-in_force_from").values_list("value", flat=True).first()


def year_so_far(actual: Actual, year: list[Actual], target: Decimal | None) -> YearScore:
    """The year's score through this period, from approved figures and, of this actual, from what is reported."""
    reports = [
        Report(
            row.period,
            row.approved_value if row.is_approved else row.value,
            row.approved_numerator if row.is_approved else row.numerator,
            row.approved_denominator if row.is_approved else row.denominator,
            row.judged_level,
        )
        for row in year
        if (row.is_approved or row.pk == actual.pk)
        and (row.pk == actual.pk or not row.period.overlaps(actual.period))
    ]
    return year_score(Rule.of(actual.indicator, end_of(actual.first.year)), target, reports)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a frozen figure is still what was approved."""

    kept: str
    computed: str
    changed_documents: list[str]

    @property
    def matches(self) -> bool:
        """The hash is the same and every frozen file is there with its own hash."""
        return self.kept == self.computed and not self.changed_documents


def verification(actual: Actual) -> Verification | None:
    """Compute the hash again from the kept rows and compare the files' hashes; None while nothing is frozen."""
    if actual.state != ActualState.APPROVED:
        return None
    frozen = list(FrozenRecord.objects.filter(actual=actual))
    corrections = list(Correction.objects.filter(actual=actual)) if actual.is_counted else []
    listed = {item["id"]: item for record in frozen for item in record.documents}
    held = dict(
        Document.objects.filter(pk__in=list(listed), removed_at__isnull=True).values_list("pk", "sha256")
    )
    changed = [item["name"] for key, item in listed.items() if held.get(key) != item["sha256"]]
    return Verification(actual.frozen_hash, hash_of(canonical(actual, frozen, corrections)), changed)


@dataclass(frozen=True, slots=True)
class PublicRow:
    """What everybody sees of one record behind a published figure."""

    title: str
    day: object
    place: str
    share: Decimal | None
    documents: int


def public_inspection(actual: Actual) -> list[PublicRow]:
    """The records of a published figure from its frozen list; empty while it is not published.

    The actual's own evidence shows as "n documents held" without its name.
    """
    if actual.published_at is None or not actual.is_approved:
        return []
    return [
        PublicRow(
            title="" if record.kind == ACTUAL_TYPE else record.title,
            day=record.day,
            place=record.place,
            share=None if record.share is None else trim(record.share),
            documents=len(record.documents),
        )
        for record in FrozenRecord.objects.filter(actual=actual)
    ]
