"""Investor visits: a new one, its interview, its problems until they are solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.work.activities.actions import record_activity
from imece.work.activities.choices import Part
from imece.work.activities.dates import When
from imece.work.activities.facts import Facts
from imece.work.activities.models import ActivityKind
from imece.work.activities.policies import may_record as may_record_activity
from imece.work.advisory import actions, interview, policies, queries
from imece.work.advisory.forms import EndForm, NewVisitForm, ProblemForm, VisitForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.activities.models import Activity
    from imece.work.advisory.models import InvestorVisit, Problem


def may_open_visit(actor: Actor, visit: InvestorVisit) -> Decision:
    """Members of the visit's office."""
    return policies.may_see_visit(actor, visit.activity)


def may_keep_visit(actor: Actor, visit: InvestorVisit) -> Decision:
    """Whoever may edit its activity."""
    return policies.may_keep_visit(actor, visit.activity)


def to_visit(request: OfficeRequest, visit: int) -> HttpResponse:
    """Back to the visit's page."""
    return redirect("advisory:visit", office=request.actor.office.slug, visit=visit)


@transaction.atomic
def recorded(actor: Actor, form: NewVisitForm) -> InvestorVisit:
    """The activity that the visit is, and the interview beside it, both or neither."""
    said, facts = form.cleaned_data, form.facts()
    activity = record_activity(
        actor=actor,
        facts=Facts(
            kind=ActivityKind.objects.get(office__isnull=True, code="visit"),
            title=_("Investor visit: %(investor)s") % {"investor": facts.investor},
            when=When(said["day"], said["day"]),
            part=Part.HOSTED if said["received"] else Part.ORGANISED,
            place=said["place"],
            unit=actor.unit,
            people=(actor.seat,) if actor.seat else (),
            institutions=(facts.investor,),
        ),
        once=said["once"],
    )
    return actions.write_visit(actor=actor, activity=activity, facts=facts)


@office_page(may=may_record_activity)
def new(request: OfficeRequest) -> HttpResponse:
    """Put a visit down in one go: activity and interview."""
    asked = {"institution": request.GET.get("institution", "")[:250]}
    form = NewVisitForm(request.POST or None, actor=request.actor, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            visit = recorded(request.actor, form)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The visit is put down. Add the problems that came up."))
            return to_visit(request, visit.pk)
    context = {"form": form, "may_see_investors": policies.may_see_investors(request.actor)}
    return render(request, "advisory/visit_form.html", context)


@office_page(load=queries.activity, may=policies.may_keep_visit)
def write(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """The interview of an activity that is there already."""
    visit = queries.visit_of(activity)
    form = VisitForm(request.POST or None, actor=request.actor, visit=visit)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_visit(actor=request.actor, activity=activity, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The interview is saved."))
            return to_visit(request, activity.pk)
    return render(request, "advisory/visit_form.html", {"form": form, "activity": activity, "visit": visit})


@office_page(load=queries.activity, may=policies.may_see_visit)
def panel(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """The panel of the activity's page; as a page of its own it is the visit's."""
    visit = queries.visit_of(activity)
    if visit is not None and not request.headers.get("HX-Request"):
        return to_visit(request, activity.pk)
    context = {
        "activity": activity,
        "visit": visit,
        "answers": interview.in_words(visit.answers) if visit else [],
        "may": policies.may_keep_visit(request.actor, activity),
    }
    part = "_panel" if request.headers.get("HX-Request") else "_missing"
    return render(request, f"advisory/visit{part}.html", context)


@office_page(load=queries.visit, may=may_open_visit)
def detail(request: OfficeRequest, visit: InvestorVisit) -> HttpResponse:
    """A visit: the interview and what became of the problems."""
    context = {
        "visit": visit,
        "activity": visit.activity,
        "answers": interview.in_words(visit.answers),
        "may": may_keep_visit(request.actor, visit),
        "may_keep_leads": policies.may_keep_leads(request.actor),
        "today": request.actor.today,
    }
    return render(request, "advisory/visit.html", context)


@office_page(load=queries.visit, may=may_keep_visit)
def new_problem(request: OfficeRequest, visit: InvestorVisit) -> HttpResponse:
    """A problem that came up."""
    form = ProblemForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_problem(actor=request.actor, visit=visit, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The problem is put down."))
            return to_visit(request, visit.pk)
    return render(request, "advisory/problem.html", {"form": form, "visit": visit})


@office_page(load=queries.problem, may=policies.may_change_problem)
def edit_problem(request: OfficeRequest, problem: Problem) -> HttpResponse:
    """Another step, owner or day."""
    form = ProblemForm(request.POST or None, actor=request.actor, problem=problem)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_problem(actor=request.actor, problem=problem, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The changes are saved."))
            return to_visit(request, problem.visit_id)
    return render(
        request, "advisory/problem.html", {"form": form, "visit": problem.visit, "problem": problem}
    )


@office_page(load=queries.problem, may=policies.may_change_problem)
def end_problem(request: OfficeRequest, problem: Problem) -> HttpResponse:
    """Say what became of it."""
    form = EndForm(request.POST or None, initial={"day": request.actor.today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.end_problem(
                actor=request.actor,
                problem=problem,
                solved=said["solved"] == "yes",
                outcome=said["outcome"],
                day=said["day"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Put down."))
            return to_visit(request, problem.visit_id)
    context = {"form": form, "visit": problem.visit, "problem": problem, "ending": True}
    return render(request, "advisory/problem.html", context)


@require_POST
@office_page(load=queries.problem, may=policies.may_change_problem)
def reopen_problem(request: OfficeRequest, problem: Problem) -> HttpResponse:
    """It came back."""
    actions.reopen_problem(actor=request.actor, problem=problem)
    messages.success(request, _("The problem is open again."))
    return to_visit(request, problem.visit_id)
