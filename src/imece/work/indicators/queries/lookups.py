"""One record for a page: fetched through what the actor sees, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from imece.ground.questions.prepared import Prepared
from imece.ground.values.period import NotAPeriod, Period
from imece.services.documents.models import Document
from imece.work.indicators import policies
from imece.work.indicators.models import Actual, MilestoneStep

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import Indicator, ReportRequest
    from imece.work.indicators.querysets import ActualQuerySet


class HeldDocument(NamedTuple):
    """A document together with the actual that owns it."""

    actual: Actual
    document: Document


def indicator(actor: Actor, indicator: int) -> Indicator:
    """A visible indicator."""
    seen = policies.visible_indicators(actor).select_related("responsible_unit", "office")
    return get_object_or_404(seen, pk=indicator)


def own_actuals(office: int, key: int) -> ActualQuerySet:
    """An actual of the office itself, with its indicator: visible to all who read everything of their office."""
    rows = Actual.objects.filter(office_id=office, pk=key)
    return rows.select_related("indicator__responsible_unit", "request")


OWN_ACTUAL = Prepared(own_actuals, office=int, key=int)


def actual(actor: Actor, actual: int) -> Actual:
    """A visible actual with its indicator."""
    if policies.reads_everything(actor):
        for found in OWN_ACTUAL.ask(office=actor.office_id, key=actual):
            found.office = actor.office
            return found
    seen = policies.visible_actuals(actor).select_related("indicator__responsible_unit", "office", "request")
    return get_object_or_404(seen, pk=actual)


def actual_document(actor: Actor, actual: int, document: int) -> HeldDocument:
    """A document of a visible actual."""
    owner = get_object_or_404(
        policies.visible_actuals(actor).select_related("indicator", "office"), pk=actual
    )
    return HeldDocument(owner, get_object_or_404(Document.objects.about(owner), pk=document))


def report_request(actor: Actor, asked: int) -> ReportRequest:
    """A visible request to report."""
    return get_object_or_404(policies.visible_requests(actor).select_related("unit", "office"), pk=asked)


def step(actor: Actor, indicator: int, step: int) -> MilestoneStep:
    """A step of a visible milestone."""
    seen = MilestoneStep.objects.filter(
        indicator__in=policies.visible_indicators(actor), indicator_id=indicator
    )
    return get_object_or_404(seen.select_related("indicator__office"), pk=step)


def step_document(actor: Actor, indicator: int, step: int, document: int) -> Document:
    """A document of a visible milestone's step."""
    owner = get_object_or_404(
        MilestoneStep, indicator__in=policies.visible_indicators(actor), indicator_id=indicator, pk=step
    )
    return get_object_or_404(Document.objects.about(owner), pk=document)


def period(actor: Actor, period: str) -> Period:
    """The month, quarter, half-year or year that an address names."""
    try:
        found = Period.from_key(period)
    except NotAPeriod as no:
        raise Http404 from no
    if found.kind is None or not 1990 <= found.year <= 2100:
        raise Http404
    return found
