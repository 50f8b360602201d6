"""Making the kept figures of a year anew for many indicators: sums in SQL, scores in the pure module, written in batches."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db import transaction
from django.db.models import Case, Count, F, FilteredRelation, Max, Q, Sum, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from imece.ground.questions.columns import rows_of
from imece.ground.questions.uncollected import uncollected
from imece.ground.values.period import Period
from imece.services.documents.models import Document
from imece.work.indicators.actions.alike import Span, periods_of, unlike
from imece.work.indicators.actions.keeping import BATCH, FIGURE_FIELDS, figure_of, tell, upsert
from imece.work.indicators.choices import Accumulation, ActualState, Basis, Nature, Source
from imece.work.indicators.freezing import ACTUAL_TYPE
from imece.work.indicators.models import Actual, Indicator, Target, YearFigure
from imece.work.indicators.ratio import Ratio
from imece.work.indicators.scoring import Report, Rule, YearFacts, YearScore, end_of, facts_of, scored_year

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from django.db.models import QuerySet

    from imece.work.indicators.querysets import ActualQuerySet

    _Target = tuple[date | None, date | None, Decimal | None]

COMPARED = [name for name in FIGURE_FIELDS if name not in {"changed_at", "periods_due"}]
# The day as an expression: SQLite reads a plain column of days row by row, an expression's days are read once each.
KEPT_COLUMNS = [Coalesce(name, name) if name == "through" else name for name in COMPARED]
COLUMNS = {Basis.APPROVED: "approved", Basis.PUBLISHED: "published"}
RULE_COLUMNS = ("nature", "direction", "accumulation", "baseline", "is_ratio", "unit_kind", "frequency")
READ_AT_ONCE: Final = 2000
compared = attrgetter(*COMPARED)


class _Sums(NamedTuple):
    """What the database says about an indicator's year."""

    through: date | None
    counted: int
    typed: int
    added: Decimal | None
    highest: Decimal | None
    known: int
    over: Decimal | None
    under: Decimal | None
    with_counts: int
    documented: int


@transaction.atomic
@uncollected()
def recompute_figures(year: int, indicator_ids: Collection[int] | None = None) -> int:
    """Replace the kept figures of a year, for all or the named indicators, and tell the floors above; returns how many.

    A fixed number of questions: one GROUP BY for each basis, the rows only of indicators that SQL cannot put together
    (latest, counted once, texts, periods of mixed length), their targets, and the figures that changed in batches.
    """
    named = None if indicator_ids is None else list(indicator_ids)
    made = _Made(year, _rules(year, named), _targets(year, named))
    spans, all_alike = periods_of(year, named)
    made.score(_counted(year, Basis.APPROVED, named), Basis.APPROVED, spans)
    otherwise, unpublished = (set(), set()) if all_alike else unlike(year, named)
    made.repeat(otherwise | unpublished)
    rest = list(otherwise)
    for start in range(0, len(rest), BATCH):
        rows = _counted(year, Basis.PUBLISHED, rest[start : start + BATCH])
        made.score(rows, Basis.PUBLISHED, set(rows.order_by().values_list("first", "last").distinct()))
    if changed := _write(named, made):
        tell(changed, year)
    return sum(map(len, made.told.values()))


class _Made:
    """The scores of a year by basis and indicator, each with what is kept of it."""

    def __init__(self, year: int, rules: dict[int, Rule], targets: Mapping[int, Sequence[_Target]]) -> None:
        self.year, self.rules, self.targets = year, rules, targets
        self.scores: dict[str, dict[int, YearScore]] = {basis.value: {} for basis in COLUMNS}
        self.told: dict[str, dict[int, tuple[Any, ...]]] = {basis.value: {} for basis in COLUMNS}

    def score(self, rows: ActualQuerySet, basis: Basis, spans: Collection[Span]) -> None:
        """Score what these rows say; `spans` are the first and last days that occur in them."""
        scores, told = self.scores[basis.value], self.told[basis.value]
        for key, facts in _year_of(rows, basis, self.rules, spans):
            rule = self.rules[key]
            scores[key] = score = scored_year(
                rule, _in_force(self.targets.get(key, ()), facts.through), facts
            )
            told[key] = (rule.periods_due, *compared(score))

    def repeat(self, unlike: set[int]) -> None:
        """What was published exactly as it was approved scores the same."""
        for by_basis in (self.scores, self.told):
            approved: dict[int, Any] = by_basis[Basis.APPROVED.value]
            alike = {key: one for key, one in approved.items() if key not in unlike} if unlike else approved
            by_basis[Basis.PUBLISHED.value] = alike

    def figure(self, basis: str, key: int) -> YearFigure:
        """The unsaved row."""
        return figure_of(key, self.year, Basis(basis), self.rules[key], self.scores[basis][key])


def _write(named: list[int] | None, made: _Made) -> set[int]:
    """Write the figures that differ from what is kept, drop those that are no longer; returns whose changed."""
    kept = YearFigure.objects.filter(year=made.year)
    if named is not None:
        kept = kept.filter(indicator_id__in=named)
    different: list[YearFigure] = []
    gone: set[int] = set()
    before: dict[int, tuple[Any, ...]] = {}
    for basis, told in made.told.items():
        rows = kept.filter(basis=basis)
        before = _told_of(rows) if basis == Basis.APPROVED else _told_beside(rows, made.year, before)
        different += [made.figure(basis, key) for key, one in told.items() if before.get(key) != one]
        ids = list(before.keys() - told.keys())
        for start in range(0, len(ids), BATCH):
            rows.filter(indicator_id__in=ids[start : start + BATCH]).delete()
        gone.update(ids)
    if different:
        upsert(different)
    return {row.indicator_id for row in different} | gone


def _told_of(rows: QuerySet[YearFigure]) -> dict[int, tuple[Any, ...]]:
    """What is kept of each indicator."""
    columns = ("indicator_id", "periods_due", *KEPT_COLUMNS)
    return {row[0]: row[1:] for row in rows_of(rows.order_by().values_list(*columns))}


def _told_beside(
    published: QuerySet[YearFigure], year: int, approved: dict[int, tuple[Any, ...]]
) -> dict[int, tuple[Any, ...]]:
    """What is kept as published; where the database says that it is what is kept as approved, it is not read again."""
    beside = FilteredRelation(
        "indicator__figures",
        condition=Q(indicator__figures__year=year, indicator__figures__basis=Basis.APPROVED),
    )
    equal = Q(beside__isnull=False)
    for name in ("periods_due", *COMPARED):
        equal &= Q(**{name: F(f"beside__{name}")}) | Q(
            **{f"{name}__isnull": True, f"beside__{name}__isnull": True}
        )
    flag = Case(When(equal, then=Value(1)), default=Value(0))
    rows = published.order_by().annotate(beside=beside, flag=flag).values_list("indicator_id", "flag")
    lines = list(rows_of(rows))
    told = {key: approved[key] for key, is_equal in lines if is_equal}
    others = [key for key, is_equal in lines if not is_equal]
    if others:
        told |= _told_of(published if len(others) > BATCH else published.filter(indicator_id__in=others))
    return told


def _counted(year: int, basis: Basis, named: list[int] | None) -> ActualQuerySet:
    """The actuals that are part of the year's figures on a basis."""
    rows = Actual.objects.filter(first__year=year)
    if named is not None:
        rows = rows.filter(indicator_id__in=named)
    if basis is Basis.PUBLISHED:
        return rows.filter(published_at__isnull=False)
    return rows.filter(state=ActualState.APPROVED)


def _year_of(
    rows: ActualQuerySet, basis: Basis, rules: dict[int, Rule], spans: Collection[Span]
) -> Iterator[tuple[int, YearFacts]]:
    """Each indicator's year: from sums where they say it all, from the rows themselves otherwise."""
    column = COLUMNS[basis]
    mixed = _mixed_lengths(rows, spans)
    documented = _documented(rows)
    singly: list[int] = []
    last_days: dict[int, _Sums] = {}
    for key, *told in _sums(rows, column):
        line, rule = _Sums._make((*told, documented.get(key, 0))), rules[key]
        if rule.nature is Nature.TEXT or rule.accumulation is Accumulation.UNIQUE or key in mixed:
            singly.append(key)
        elif rule.accumulation is Accumulation.LATEST:
            last_days[key] = line
        elif facts := _from_sums(rule, line):
            yield key, facts
        else:
            singly.append(key)
    for key, latest in _from_last_days(rows, column, last_days, rules):
        if latest is None:
            singly.append(key)
        else:
            yield key, latest
    for start in range(0, len(singly), BATCH):
        part = rows.filter(indicator_id__in=singly[start : start + BATCH])
        yield from _from_rows(part, column, rules)


def _about_them() -> QuerySet[Document, int]:
    """The actuals that hold evidence, by id."""
    held = Document.objects.filter(about_type=ACTUAL_TYPE, removed_at__isnull=True)
    return held.values_list("about_id", flat=True)


def _documented(rows: ActualQuerySet) -> dict[int, int]:
    """How many typed actuals of each indicator hold evidence; asked from the documents, which are the fewer."""
    held = rows.order_by().filter(pk__in=_about_them(), source=Source.TYPED)
    return dict(held.values_list("indicator_id").annotate(Count("pk")))


def _sums(rows: ActualQuerySet, column: str) -> Iterable[Any]:
    return rows_of(
        rows.order_by()
        .values_list("indicator_id")
        .annotate(
            through=Max("last"),
            counted=Count("pk"),
            typed=Count("pk", filter=Q(source=Source.TYPED)),
            added=Sum(f"{column}_value"),
            highest=Max(f"{column}_value"),
            known=Count(f"{column}_value"),
            over=Sum(f"{column}_numerator"),
            under=Sum(f"{column}_denominator"),
            with_counts=Count(f"{column}_denominator", filter=~Q(**{f"{column}_denominator": 0})),
        )
    )


def _mixed_lengths(rows: ActualQuerySet, told: Collection[Span]) -> frozenset[int]:
    """The indicators with periods of more than one length; most years have one length only and ask no further.

    Periods of one length cannot overlap, since each stands once; of mixed lengths they might.
    """
    spans: dict[int, Q] = defaultdict(Q)
    for first, last in told:
        spans[(last - first).days // 28] |= Q(first=first, last=last)
    if len(spans) <= 1:
        return frozenset()
    lengths: dict[int, int] = defaultdict(int)
    for days in spans.values():
        for key in rows.order_by().filter(days).values_list("indicator_id", flat=True).distinct():
            lengths[key] += 1
    return frozenset(key for key, number in lengths.items() if number > 1)


def _from_sums(rule: Rule, line: _Sums) -> YearFacts | None:
    """The year's facts where sums are enough; None where the rows themselves must be looked at."""
    is_declared = line.typed > line.documented
    if rule.is_ratio:
        if rule.accumulation is Accumulation.MAXIMUM or line.with_counts != line.counted:
            return None
        ratio = Ratio(line.over, line.under, rule.scale)
        return YearFacts(ratio.value(), ratio, line.through, reported=line.counted, is_declared=is_declared)
    value = line.highest if rule.accumulation is Accumulation.MAXIMUM else line.added
    if rule.accumulation is Accumulation.AVERAGE and value is not None:
        value = value / line.known
    return YearFacts(value, None, line.through, reported=line.known, is_declared=is_declared)


def _from_last_days(
    rows: ActualQuerySet, column: str, lines: dict[int, _Sums], rules: dict[int, Rule]
) -> Iterator[tuple[int, YearFacts | None]]:
    """What the last period of each says, for indicators that stand as last reported; None where it says nothing."""
    if not lines:
        return
    days = {line.through for line in lines.values() if line.through is not None}
    last = rows.order_by().filter(last__in=days, indicator__accumulation=Accumulation.LATEST)
    figures = (f"{column}_value", f"{column}_numerator", f"{column}_denominator")
    columns = ("indicator_id", Coalesce("last", "last"), "judged_level", *figures)
    for key, day, level, value, over, under in rows_of(last.values_list(*columns)):
        line, rule = lines.get(key), rules[key]
        if line is None or line.through != day:
            continue
        if (over is None or not under) if rule.is_ratio else value is None:
            yield key, None
            continue
        ratio = Ratio(over, under, rule.scale) if rule.is_ratio else None
        yield (
            key,
            YearFacts(
                ratio.value() if ratio else value,
                ratio,
                day,
                judged_level=level,
                reported=line.with_counts if rule.is_ratio else line.known,
                is_declared=line.typed > line.documented,
            ),
        )


def _from_rows(rows: ActualQuerySet, column: str, rules: dict[int, Rule]) -> Iterator[tuple[int, YearFacts]]:
    reports: dict[int, list[Report]] = defaultdict(list)
    documented = frozenset(rows.order_by().filter(pk__in=_about_them()).values_list("pk", flat=True))
    periods: dict[tuple[date, date], Period] = {}
    for pk, key, first, last, source, level, value, over, under in rows.values_list(
        "pk",
        "indicator_id",
        "first",
        "last",
        "source",
        "judged_level",
        f"{column}_value",
        f"{column}_numerator",
        f"{column}_denominator",
    ).iterator(chunk_size=READ_AT_ONCE):
        period = periods.get((first, last)) or periods.setdefault((first, last), Period(first, last))
        is_declared = source == Source.TYPED and pk not in documented
        reports[key].append(Report(period, value, over, under, level, is_declared))
    for key, told in reports.items():
        yield key, facts_of(rules[key], told)


def _rules(year: int, named: list[int] | None) -> dict[int, Rule]:
    """The rules by which the year is scored, read as plain rows; equal rules are one object."""
    indicators = Indicator.objects.order_by()
    if named is not None:
        indicators = indicators.filter(pk__in=named)
    found: dict[int, Rule] = {}
    made: dict[tuple[Any, ...], Rule] = {}
    formers = Cast("former_baselines", TextField())
    for row in rows_of(indicators.values_list(formers, *RULE_COLUMNS, "pk")):
        facts = row[:-1]
        if facts not in made:
            definition = dict(zip(RULE_COLUMNS, facts[1:], strict=True))
            indicator = Indicator(former_baselines=json.loads(facts[0]), **definition)
            made[facts] = Rule.of(indicator, end_of(year))
        found[row[-1]] = made[facts]
    return found


def _targets(year: int, named: list[int] | None) -> dict[int, list[_Target]]:
    """The year's targets of each indicator, in the order in which they came into force.

    Most were never superseded and hold from before the year on: of these the days need not be read when all are asked for.
    """
    rows = Target.objects.filter(year=year)
    found: dict[int, list[_Target]] = defaultdict(list)
    if named is not None:
        rows = rows.filter(indicator_id__in=named)
    else:
        all_year = Q(superseded_on__isnull=True, in_force_from__lte=date(year, 1, 1))
        changed = rows.exclude(all_year).values("indicator_id")
        plain = rows.order_by().exclude(indicator_id__in=changed)
        for key, value in rows_of(plain.values_list("indicator_id", "value")):
            found[key].append((None, None, value))
        rows = rows.filter(indicator_id__in=changed)
    for key, since, until, value in rows.order_by(F("in_force_from").asc()).values_list(
        "indicator_id", "in_force_from", "superseded_on", "value"
    ):
        found[key].append((since, until, value))
    return found


def _in_force(targets: Sequence[_Target], day: date | None) -> Decimal | None:
    if day is None:
        return None
    for since, until, value in reversed(targets):
        if (since is None or since <= day) and (until is None or until > day):
            return value
    return None
