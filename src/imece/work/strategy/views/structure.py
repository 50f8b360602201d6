"""Pages of the plan's tree: goals, objectives, notes and indicators in their places; all without script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.services.accounts.doorway import office_page
from imece.work.indicators.actions.indicators import create_indicator
from imece.work.strategy import actions, policies
from imece.work.strategy.choices import NoteKind
from imece.work.strategy.forms.structure import (
    GoalForm,
    LinkForm,
    NoteForm,
    ObjectiveForm,
    PercentForm,
    RenumberForm,
)
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.undoable import GOAL, GOAL_WHOLE, LINK, NOTE, OBJECTIVE, OBJECTIVE_WHOLE
from imece.work.strategy.views.answering import Doing, sent, tried
from imece.work.strategy.views.plans import frame

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.undoing.kinds import Kind
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.actions.structure import Placed
    from imece.work.strategy.models import Goal, Objective, ObjectiveIndicator, ObjectiveNote, Plan


@office_page(load=reads.plan, may=policies.may_look)
def structure(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The whole tree with the ways to change it."""
    context = {**frame(request, plan, "structure"), "goals": reads.tree(plan)}
    return render(request, "strategy/structure.html", context)


@office_page(load=reads.plan, may=policies.may_edit_plan)
def goal_new(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Add a goal."""
    form = GoalForm(sent(request))
    doing = Doing(request, GOAL, plan)
    if doing.posted(form, lambda: actions.add_goal(actor=request.actor, plan=plan, facts=form.facts())):
        return doing.done(_("The goal was added."), "structure", plan=plan.pk)
    return render(request, "strategy/part_form.html", {"form": form, "plan": plan, "title": _("New goal")})


@office_page(load=reads.goal, may=policies.may_edit_goal)
def goal_edit(request: OfficeRequest, goal: Goal) -> HttpResponse:
    """Change a goal."""
    form = GoalForm(sent(request), initial=GoalForm.told(goal))
    doing = Doing(request, GOAL, goal.plan, [goal.pk])
    if doing.posted(form, lambda: actions.change_goal(actor=request.actor, goal=goal, facts=form.facts())):
        return doing.done(_("The goal was changed."), "structure", plan=goal.plan_id)
    context = {"form": form, "plan": goal.plan, "title": str(goal)}
    return render(request, "strategy/part_form.html", context)


@require_POST
@office_page(load=reads.goal, may=policies.may_edit_goal)
def goal_remove(request: OfficeRequest, goal: Goal) -> HttpResponse:
    """Remove a goal with its objectives."""
    doing = Doing(request, GOAL_WHOLE, goal.plan, [goal.pk])
    doing.did(lambda: actions.remove_goal(actor=request.actor, goal=goal))
    return doing.done(_("The goal was removed."), "structure", plan=goal.plan_id)


@require_POST
@office_page(load=reads.goal, may=policies.may_annotate_goal)
def percent(request: OfficeRequest, goal: Goal) -> HttpResponse:
    """Say what the printed percentage means."""
    form = PercentForm(request.POST)
    means = form.cleaned_data["means"] if form.is_valid() else goal.printed_percent_means
    return tried(
        request,
        lambda: actions.label_percent(actor=request.actor, goal=goal, means=means),
        _("Saved."),
        "plan",
        plan=goal.plan_id,
    )


def _moved(request: OfficeRequest, kind: Kind, thing: Placed, plan: Plan) -> HttpResponse:
    direction: Literal["up", "down"] = "up" if request.POST.get("direction") == "up" else "down"
    doing = Doing(request, kind, plan, actions.siblings(thing).values_list("pk", flat=True))
    doing.did(lambda: actions.move(actor=request.actor, thing=thing, plan=plan, direction=direction))
    return doing.done(_("The order was changed."), "structure", plan=plan.pk)


@require_POST
@office_page(load=reads.goal, may=policies.may_edit_goal)
def goal_move(request: OfficeRequest, goal: Goal) -> HttpResponse:
    """Move a goal up or down."""
    return _moved(request, GOAL, goal, goal.plan)


@office_page(load=reads.goal, may=policies.may_edit_goal)
def objective_new(request: OfficeRequest, goal: Goal) -> HttpResponse:
    """Add an objective."""
    form = ObjectiveForm(goal.plan, sent(request))
    doing = Doing(request, OBJECTIVE, goal.plan)
    if doing.posted(form, lambda: actions.add_objective(actor=request.actor, goal=goal, facts=form.facts())):
        said = _("The objective was added. Now its indicators.")
        return doing.done(said, "objective", objective=doing.made.pk)
    context = {"form": form, "plan": goal.plan, "title": _("New objective")}
    return render(request, "strategy/part_form.html", context)


@office_page(load=reads.objective, may=policies.may_edit_objective)
def objective_edit(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """Change an objective."""
    form = ObjectiveForm(objective.goal.plan, sent(request), initial=ObjectiveForm.told(objective))
    doing = Doing(request, OBJECTIVE, objective.goal.plan, [objective.pk])
    if doing.posted(
        form, lambda: actions.change_objective(actor=request.actor, objective=objective, facts=form.facts())
    ):
        return doing.done(_("The objective was changed."), "objective", objective=objective.pk)
    context = {"form": form, "plan": objective.goal.plan, "objective": objective, "title": str(objective)}
    return render(request, "strategy/part_form.html", context)


@require_POST
@office_page(load=reads.objective, may=policies.may_edit_objective)
def objective_remove(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """Remove an objective; its indicators stay with the office."""
    plan = objective.goal.plan
    doing = Doing(request, OBJECTIVE_WHOLE, plan, [objective.pk])
    doing.did(lambda: actions.remove_objective(actor=request.actor, objective=objective))
    return doing.done(_("The objective was removed."), "structure", plan=plan.pk)


@require_POST
@office_page(load=reads.objective, may=policies.may_edit_objective)
def objective_move(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """Move an objective up or down."""
    return _moved(request, OBJECTIVE, objective, objective.goal.plan)


@office_page(load=reads.objective, may=policies.may_edit_objective)
def note_new(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """Add a risk, a finding or a need."""
    kind = request.GET.get("kind", "")
    form = NoteForm(sent(request), initial={"kind": kind if kind in NoteKind.values else NoteKind.RISK})
    doing = Doing(request, NOTE, objective.goal.plan)
    if doing.posted(
        form, lambda: actions.add_note(actor=request.actor, objective=objective, facts=form.facts())
    ):
        return doing.done(_("Added."), "objective", objective=objective.pk)
    context = {
        "form": form,
        "plan": objective.goal.plan,
        "objective": objective,
        "title": _("New risk, finding or need"),
    }
    return render(request, "strategy/part_form.html", context)


@office_page(load=reads.note, may=policies.may_edit_note)
def note_edit(request: OfficeRequest, note: ObjectiveNote) -> HttpResponse:
    """Change a risk, a finding or a need."""
    form = NoteForm(sent(request), initial=NoteForm.told(note))
    doing = Doing(request, NOTE, note.objective.goal.plan, [note.pk])
    if doing.posted(form, lambda: actions.change_note(actor=request.actor, note=note, facts=form.facts())):
        return doing.done(_("Saved."), "objective", objective=note.objective_id)
    context = {
        "form": form,
        "plan": note.objective.goal.plan,
        "objective": note.objective,
        "title": note.get_kind_display(),
    }
    return render(request, "strategy/part_form.html", context)


@require_POST
@office_page(load=reads.note, may=policies.may_edit_note)
def note_remove(request: OfficeRequest, note: ObjectiveNote) -> HttpResponse:
    """Remove a risk, a finding or a need."""
    doing = Doing(request, NOTE, note.objective.goal.plan, [note.pk])
    doing.did(lambda: actions.remove_note(actor=request.actor, note=note))
    return doing.done(_("Removed."), "objective", objective=note.objective_id)


@office_page(load=reads.objective, may=policies.may_edit_objective)
def link_new(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """Put an indicator into the objective: one the office has, or a new one."""
    form = LinkForm(reads.linkable(objective), sent(request))
    doing = Doing(request, LINK, objective.goal.plan)

    def act() -> ObjectiveIndicator:
        doing.give_up_if(form.cleaned_data["indicator"] is None)
        return actions.link_indicator(
            actor=request.actor,
            objective=objective,
            indicator=_indicator_of(request, form, objective),
            number=form.cleaned_data["number"],
            weight=form.cleaned_data["weight"],
        )

    if doing.posted(form, act):
        return doing.done(_("The indicator was added. Now its targets."), "targets", objective=objective.pk)
    context = {
        "form": form,
        "plan": objective.goal.plan,
        "objective": objective,
        "title": _("New indicator"),
    }
    return render(request, "strategy/part_form.html", context)


def _indicator_of(request: OfficeRequest, form: LinkForm, objective: Objective) -> Indicator:
    chosen: Indicator | None = form.cleaned_data["indicator"]
    if chosen is not None:
        return chosen
    facts = {**form.columns(), "responsible_unit": objective.responsible_unit}
    return create_indicator(actor=request.actor, facts=facts)


@office_page(load=reads.link, may=policies.may_edit_link)
def link_edit(request: OfficeRequest, link: ObjectiveIndicator) -> HttpResponse:
    """Change the number of an indicator."""
    form = RenumberForm(sent(request), initial={"number": link.number})

    def act() -> ObjectiveIndicator:
        return actions.renumber(actor=request.actor, link=link, number=form.cleaned_data["number"])

    doing = Doing(request, LINK, link.objective.goal.plan, [link.pk])
    if doing.posted(form, act):
        return doing.done(_("Saved."), "objective", objective=link.objective_id)
    context = {
        "form": form,
        "plan": link.objective.goal.plan,
        "objective": link.objective,
        "title": str(link.indicator),
    }
    return render(request, "strategy/part_form.html", context)


@require_POST
@office_page(load=reads.link, may=policies.may_edit_link)
def link_remove(request: OfficeRequest, link: ObjectiveIndicator) -> HttpResponse:
    """Take an indicator out of the objective; it stays with the office."""
    doing = Doing(request, LINK, link.objective.goal.plan, [link.pk])
    doing.did(lambda: actions.unlink_indicator(actor=request.actor, link=link))
    said = _("The indicator was taken out; it stays in the office's list.")
    return doing.done(said, "objective", objective=link.objective_id)


@require_POST
@office_page(load=reads.link, may=policies.may_edit_link)
def link_move(request: OfficeRequest, link: ObjectiveIndicator) -> HttpResponse:
    """Move an indicator up or down."""
    return _moved(request, LINK, link, link.objective.goal.plan)
