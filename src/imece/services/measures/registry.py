"""The registry of measures: what indicators can count. A number and its evidence come from one queryset."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from django import forms
    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from imece.ground.values.period import Period


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; ratios keep numerator and denominator. `value` is None when nothing can be said."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What İncele shows of one record. `share` is what the record adds to the value."""

    kind: str
    object_id: str
    title: str
    day: date | None
    place: str = ""
    share: Decimal | None = None
    documents: int = 0
    url: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Binding:
    """A measure bound with an office and filters; `key` is the caller's own (an indicator's id)."""

    measure: str
    office_id: int
    filters: Mapping[str, Any] = field(default_factory=dict)
    key: int = 0


class Measure(ABC):
    """One way of counting. `value` counts all of the office's records; people see the rows their policies allow."""

    code: str
    title: str | _StrPromise
    unit: str | _StrPromise
    counts: str | _StrPromise

    @abstractmethod
    def records(self, binding: Binding, period: Period) -> QuerySet[Any]:
        """Every record that counts for this binding in the period."""

    @abstractmethod
    def figure(self, binding: Binding, period: Period) -> Figure:
        """The value over `records`."""

    def figures(self, bindings: Sequence[Binding], period: Period) -> dict[int, Figure]:
        """Values of several bindings by key; measures over one table answer in one query."""
        return {binding.key: self.figure(binding, period) for binding in bindings}

    @abstractmethod
    def rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What staff see of the records; no query per record."""

    @abstractmethod
    def public_rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What everybody sees: title, date, place and "n documents held"; never people, never internal text."""

    @abstractmethod
    def seen_by(self, records: QuerySet[Any], actor: Any) -> QuerySet[Any]:
        """The records that this actor's policies let them open."""

    @abstractmethod
    def filter_form(
        self, office_id: int, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> forms.Form:
        """The form that binds the measure; its `cleaned_data` (JSON-ready) becomes the binding's filters."""

    def filters_in_words(self, filters: Mapping[str, Any], office_id: int) -> list[str]:
        """The filters as a person reads them."""
        form = self.filter_form(office_id, data=dict(filters))
        form.is_valid()
        words = getattr(form, "in_words", None)
        chosen = {k: v for k, v in form.cleaned_data.items() if v not in (None, "", [], False)}
        return [f"{form.fields[k].label}: {words(k, v) if words else v}" for k, v in chosen.items()]


_measures: dict[str, Measure] = {}


def hang_up(*measures: Measure) -> None:
    """Declare an app's measures, in its `ready()`."""
    for measure in measures:
        _measures[measure.code] = measure


def measure(code: str) -> Measure:
    """The measure of that code; `KeyError` when no app declared it."""
    return _measures[code]


def is_known(code: str) -> bool:
    """Whether some app declared the measure."""
    return code in _measures


def all_measures() -> list[Measure]:
    """Every declared measure, by code."""
    return [_measures[code] for code in sorted(_measures)]


def measured(bindings: Iterable[Binding], period: Period) -> dict[int, Figure]:
    """Values of many bindings by key, one question per measure."""
    groups: dict[str, list[Binding]] = {}
    for binding in bindings:
        groups.setdefault(binding.measure, []).append(binding)
    values: dict[int, Figure] = {}
    for code, group in groups.items():
        values.update(measure(code).figures(group, period))
    return values
