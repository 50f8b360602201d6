"""What indicators themselves can count: the weights of a milestone's steps that are done."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.services.documents.models import Document
from imece.services.measures.registry import Binding, EvidenceRow, Figure, Measure
from imece.work.indicators import policies
from imece.work.indicators.models import MilestoneStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor

STEP_TYPE = "indicators.milestonestep"


class MilestoneDone(Measure):
    """The weights of the bound indicator's own steps (`Binding.key`) done by the end of the period, in percent."""

    code = "indicators.milestone"
    title = _("Milestone: steps done")
    unit = _("percent")
    counts = _("The weights of the steps that were done by the end of the period.")

    def records(self, binding: Binding, period: Period) -> QuerySet[MilestoneStep]:
        """Steps done by the end of the period, whenever they were done."""
        return MilestoneStep.objects.filter(
            indicator_id=binding.key, indicator__office_id=binding.office_id, done_on__lte=period.last
        ).select_related("indicator__office")

    def figure(self, binding: Binding, period: Period) -> Figure:
        """The sum of their weights."""
        return self.figures([binding], period)[binding.key]

    def figures(self, bindings: Sequence[Binding], period: Period) -> dict[int, Figure]:
        """Several indicators in one question."""
        sums = (
            MilestoneStep.objects.filter(
                indicator_id__in=[binding.key for binding in bindings], done_on__lte=period.last
            )
            .values_list("indicator_id")
            .annotate(Sum("weight"))
        )
        done = dict(sums)
        return {binding.key: Figure(done.get(binding.key, Decimal(0))) for binding in bindings}

    def rows(self, records: Iterable[MilestoneStep]) -> list[EvidenceRow]:
        """Each step with its weight and the number of its documents."""
        steps = list(records)
        held: dict[int, int] = {}
        documents = Document.objects.about_many(STEP_TYPE, [step.pk for step in steps])
        for about_id in documents.values_list("about_id", flat=True):
            held[about_id] = held.get(about_id, 0) + 1
        return [
            EvidenceRow(
                kind=STEP_TYPE,
                object_id=str(step.pk),
                title=step.title,
                day=step.done_on,
                share=step.weight,
                documents=held.get(step.pk, 0),
                url=reverse("indicators:steps", args=[step.indicator.office.slug, step.indicator_id]),
            )
            for step in steps
        ]

    def public_rows(self, records: Iterable[MilestoneStep]) -> list[EvidenceRow]:
        """The same without addresses; a step names no people."""
        return [
            EvidenceRow(row.kind, row.object_id, row.title, row.day, row.place, row.share, row.documents)
            for row in self.rows(records)
        ]

    def seen_by(self, records: QuerySet[MilestoneStep], actor: Actor) -> QuerySet[MilestoneStep]:
        """Steps of the indicators that the actor sees."""
        return records.filter(indicator__in=policies.visible_indicators(actor))

    def filter_form(
        self, office_id: int, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> forms.Form:
        """Nothing to choose: the steps are the indicator's own."""
        return forms.Form(data, initial=dict(initial or {}))
