"""The steps of a milestone: add, change, tick as done with date and evidence, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Sum
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.documents import serving
from imece.services.documents.models import Document
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.indicators import policies, queries
from imece.work.indicators.actions import milestones
from imece.work.indicators.forms.office import ReasonForm, StepDoneForm, StepForm
from imece.work.indicators.models import MilestoneStep
from imece.work.indicators.undoable import INDICATOR, STEP

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.work.indicators.models import Indicator


@office_page(load=queries.indicator, may=policies.may_read)
def steps(request: OfficeRequest, indicator: Indicator) -> HttpResponse:
    """All steps with their weights; staff add one here."""
    may_manage = policies.may_manage_indicator(request.actor, indicator)
    form = StepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            facts = milestones.StepFacts(**form.cleaned_data)
            with watching(request.actor, INDICATOR, [indicator.pk]) as watch:
                milestones.add_step(actor=request.actor, indicator=indicator, facts=facts)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The step is added."), watch)
            return redirect("indicators:steps", request.actor.office.slug, indicator.pk)
    context = {
        "indicator": indicator,
        "steps": indicator.steps.all(),
        "total": indicator.steps.aggregate(total=Sum("weight"))["total"] or 0,
        "form": form,
        "may_manage": may_manage,
        "may_tick": policies.may_tick_step(request.actor, indicator),
    }
    return render(request, "indicators/steps.html", context)


@office_page(load=queries.step, may=policies.may_tick)
def step(request: OfficeRequest, row: MilestoneStep) -> HttpResponse:
    """One step: done on a day with evidence, or not done after all."""
    form = StepDoneForm(request.POST or None, request.FILES or None, initial={"done_on": request.actor.today})
    undo = ReasonForm(request.POST or None, label=_("Why it is not done after all"))
    wanted = undo if "undo" in request.POST else form
    if request.method == "POST" and wanted.is_valid():
        try:
            with watching(request.actor, STEP, [row.pk]) as watch:
                if wanted is undo:
                    milestones.mark_undone(actor=request.actor, step=row, reason=undo.cleaned_data["reason"])
                else:
                    facts = form.cleaned_data
                    milestones.mark_done(
                        actor=request.actor, step=row, done_on=facts["done_on"], uploads=facts["evidence"]
                    )
        except Refused as no:
            wanted.add_error(None, str(no))
        else:
            say(request, _("The step is kept."), watch)
            return redirect("indicators:steps", request.actor.office.slug, row.indicator_id)
    context = {
        "step": row,
        "indicator": row.indicator,
        "form": form,
        "undo": undo,
        "documents": Document.objects.about(row),
    }
    return render(request, "indicators/step.html", context)


@office_page(load=queries.step_document, may=policies.may_read)
def step_document(request: OfficeRequest, document: Document) -> HttpResponse:
    """A document of a visible milestone's step."""
    return serving.send(document, small="small" in request.GET)  # type: ignore[return-value]
