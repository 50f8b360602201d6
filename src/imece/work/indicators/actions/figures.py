"""Making the kept figures of a year anew for many indicators: sums in SQL, scores in the pure module, written in batches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Sum

from imece.ground.values.period import Period
from imece.services.documents.models import Document
from imece.work.indicators.actions.keeping import BATCH, FIGURE_FIELDS, figure_of, tell, upsert
from imece.work.indicators.choices import Accumulation, ActualState, Basis, Nature, Source
from imece.work.indicators.freezing import ACTUAL_TYPE
from imece.work.indicators.models import Actual, Indicator, Target, YearFigure
from imece.work.indicators.ratio import Ratio
from imece.work.indicators.scoring import Report, Rule, YearFacts, YearScore, facts_of, scored_year

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from imece.work.indicators.querysets import ActualQuerySet

COMPARED = [name for name in FIGURE_FIELDS if name not in {"changed_at", "periods_due"}]
COLUMNS = {Basis.APPROVED: "approved", Basis.PUBLISHED: "published"}
RULE_COLUMNS = ("nature", "direction", "accumulation", "baseline", "is_ratio", "unit_kind", "frequency")
ADDED = frozenset({Accumulation.SUM, Accumulation.AVERAGE})


@transaction.atomic
def recompute_figures(year: int, indicator_ids: Collection[int] | None = None) -> int:
    """Replace the kept figures of a year, for all or the named indicators, and tell the floors above; returns how many.

    A fixed number of questions: one GROUP BY for each basis, the rows only of indicators that SQL cannot put together
    (latest, counted once, texts, periods of mixed length), their targets, and the figures in batches.
    """
    named = None if indicator_ids is None else list(indicator_ids)
    rules: dict[int, Rule] = {}
    targets: dict[int, list[tuple[date, date | None, Decimal | None]]] | None = None
    scores: dict[tuple[int, str], tuple[Rule, YearScore]] = {}
    for basis in COLUMNS:
        told = dict(_year_of(_counted(year, basis, named), basis, rules))
        if told and targets is None:
            targets = _targets(year, named)
        for key, facts in told.items():
            target = _in_force(targets[key] if targets else [], facts.through)
            scores[key, basis.value] = (rules[key], scored_year(rules[key], target, facts))
    changed = _write(year, named, scores)
    if changed:
        tell(changed, year)
    return len(scores)


def _write(
    year: int, named: list[int] | None, scores: dict[tuple[int, str], tuple[Rule, YearScore]]
) -> set[int]:
    """Write the figures that differ from what is kept, drop those that are no longer; returns whose changed."""
    kept = YearFigure.objects.filter(year=year)
    if named is not None:
        kept = kept.filter(indicator_id__in=named)
    before = {
        (row[0], row[1]): row[2:]
        for row in kept.values_list("indicator_id", "basis", "periods_due", *COMPARED)
    }
    different = [
        figure_of(key[0], year, Basis(key[1]), rule, score)
        for key, (rule, score) in scores.items()
        if before.get(key) != (rule.periods_due, *[getattr(score, name) for name in COMPARED])
    ]
    gone = before.keys() - scores.keys()
    for basis in COLUMNS:
        ids = [key for key, of_basis in gone if of_basis == basis]
        for start in range(0, len(ids), BATCH):
            kept.filter(basis=basis, indicator_id__in=ids[start : start + BATCH]).delete()
    if different:
        upsert(different)
    return {row.indicator_id for row in different} | {key for key, _basis in gone}


def _counted(year: int, basis: Basis, named: list[int] | None) -> ActualQuerySet:
    """The actuals that are part of the year's figures on a basis."""
    rows = Actual.objects.filter(first__year=year)
    if named is not None:
        rows = rows.filter(indicator_id__in=named)
    if basis is Basis.PUBLISHED:
        return rows.filter(published_at__isnull=False)
    return rows.filter(state=ActualState.APPROVED)


def _year_of(rows: ActualQuerySet, basis: Basis, rules: dict[int, Rule]) -> Iterator[tuple[int, YearFacts]]:
    """Each indicator's year: from sums where they say it all, from the rows themselves otherwise."""
    sums = list(_sums(rows, COLUMNS[basis]))
    missing = [line["indicator_id"] for line in sums if line["indicator_id"] not in rules]
    rules.update(_rules(missing))
    singly: list[int] = []
    for line in sums:
        facts = _from_sums(rules[line["indicator_id"]], line)
        if facts is None:
            singly.append(line["indicator_id"])
        else:
            yield line["indicator_id"], facts
    yield from _from_rows(rows, COLUMNS[basis], singly, rules)


def _documented() -> Exists:
    return Exists(
        Document.objects.filter(about_type=ACTUAL_TYPE, about_id=OuterRef("pk"), removed_at__isnull=True)
    )


def _sums(rows: ActualQuerySet, column: str) -> Iterable[Any]:
    return (
        rows.order_by()
        .values("indicator_id")
        .annotate(
            added=Sum(f"{column}_value"),
            highest=Max(f"{column}_value"),
            known=Count(f"{column}_value"),
            over=Sum(f"{column}_numerator"),
            under=Sum(f"{column}_denominator"),
            counted=Count("pk"),
            with_counts=Count(f"{column}_denominator", filter=~Q(**{f"{column}_denominator": 0})),
            through=Max("last"),
            **_lengths(rows),
            declared=Count("pk", filter=Q(~_documented(), source=Source.TYPED)),
        )
    )


def _lengths(rows: ActualQuerySet) -> dict[str, Count]:
    """For each length of period in use, how many an indicator has of it; the days are compared, not computed with."""
    spans: dict[int, Q] = defaultdict(Q)
    for first, last in rows.order_by().values_list("first", "last").distinct():
        spans[(last - first).days // 28] |= Q(first=first, last=last)
    return {f"length_{months}": Count("pk", filter=days) for months, days in spans.items()}


def _mixes_lengths(line: dict[str, Any]) -> bool:
    return sum(1 for name, number in line.items() if name.startswith("length_") and number) > 1


def _from_sums(rule: Rule, line: dict[str, Any]) -> YearFacts | None:
    """The year's facts where sums are enough; None where the rows themselves must be looked at.

    Periods of one length cannot overlap, since each stands once; of mixed lengths they might.
    """
    if rule.nature is Nature.TEXT or rule.accumulation not in {*ADDED, Accumulation.MAXIMUM}:
        return None
    if rule.accumulation in ADDED and _mixes_lengths(line):
        return None
    told = {"through": line["through"], "is_declared": line["declared"] > 0}
    if rule.is_ratio:
        if rule.accumulation is Accumulation.MAXIMUM or line["with_counts"] != line["counted"]:
            return None
        ratio = Ratio(line["over"], line["under"], rule.scale)
        return YearFacts(ratio.value(), ratio, reported=line["counted"], **told)
    value = line["highest"] if rule.accumulation is Accumulation.MAXIMUM else line["added"]
    if rule.accumulation is Accumulation.AVERAGE and line["known"]:
        value = value / line["known"]
    return YearFacts(value, reported=line["known"], **told)


def _from_rows(
    rows: ActualQuerySet, column: str, wanted: list[int], rules: dict[int, Rule]
) -> Iterator[tuple[int, YearFacts]]:
    reports: dict[int, list[Report]] = defaultdict(list)
    for start in range(0, len(wanted), BATCH):
        part = rows.filter(indicator_id__in=wanted[start : start + BATCH]).annotate(documented=_documented())
        for key, first, last, value, over, under, level, source, documented in part.values_list(
            "indicator_id",
            "first",
            "last",
            f"{column}_value",
            f"{column}_numerator",
            f"{column}_denominator",
            "judged_level",
            "source",
            "documented",
        ):
            declared = source == Source.TYPED and not documented
            reports[key].append(Report(Period(first, last), value, over, under, level, declared))
    for key, told in reports.items():
        yield key, facts_of(rules[key], told)


def _rules(ids: list[int]) -> dict[int, Rule]:
    """The rules of indicators, read as plain rows; equal rules are one object."""
    found: dict[int, Rule] = {}
    made: dict[tuple[Any, ...], Rule] = {}
    for start in range(0, len(ids), BATCH):
        for key, *row in Indicator.objects.filter(pk__in=ids[start : start + BATCH]).values_list(
            "pk", *RULE_COLUMNS
        ):
            facts = tuple(row)
            if facts not in made:
                made[facts] = Rule.of(Indicator(**dict(zip(RULE_COLUMNS, facts, strict=True))))
            found[key] = made[facts]
    return found


def _targets(year: int, named: list[int] | None) -> dict[int, list[tuple[date, date | None, Decimal | None]]]:
    """The year's targets of each indicator, in the order in which they came into force."""
    rows = Target.objects.filter(year=year).order_by(F("in_force_from").asc())
    if named is not None:
        rows = rows.filter(indicator_id__in=named)
    found: dict[int, list[tuple[date, date | None, Decimal | None]]] = defaultdict(list)
    for key, since, until, value in rows.values_list(
        "indicator_id", "in_force_from", "superseded_on", "value"
    ):
        found[key].append((since, until, value))
    return found


def _in_force(targets: list[tuple[date, date | None, Decimal | None]], day: date | None) -> Decimal | None:
    held = [
        value
        for since, until, value in targets
        if day is not None and since <= day and (until is None or until > day)
    ]
    return held[-1] if held else None
