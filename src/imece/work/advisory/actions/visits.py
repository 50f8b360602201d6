"""Writing down what was learnt at a visit, and following the problems until they are solved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.services.duties.actions import close_duties, open_duty
from imece.work.activities.models import Activity
from imece.work.advisory import interview, policies
from imece.work.advisory.actions.shared import check_owner, institution_of
from imece.work.advisory.choices import ProblemState
from imece.work.advisory.models import InvestorVisit, Problem

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.work.advisory.facts import ProblemFacts, VisitFacts

DUTY: Final = "advisory.problem"


@transaction.atomic
def write_visit(*, actor: Actor, activity: Activity, facts: VisitFacts) -> InvestorVisit:
    """The interview of one visit, written anew each time; the activity itself is not touched."""
    held = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    require(policies.may_keep_visit(actor, held))
    name, found = institution_of(actor, facts.investor)
    if not name:
        raise Refused(gettext_lazy("Name the investor."))
    known = InvestorVisit.objects.filter(pk=held.pk).first()
    visit = known or InvestorVisit(activity=held)
    visit.institution_id, visit.institution_name, visit.sector = found, name, facts.sector
    visit.answers, visit.summary = interview.clean(facts.answers), facts.summary.strip()
    visit.save()
    audit.record(actor.signature, "advisory.visit_written", held)
    return visit


@transaction.atomic
def add_problem(*, actor: Actor, visit: InvestorVisit, facts: ProblemFacts) -> Problem:
    """Something that stands in the investor's way, with the step agreed."""
    require(policies.may_keep_visit(actor, visit.activity))
    made = Problem(office=actor.office, visit=visit)
    _write(actor, made, facts)
    audit.record(actor.signature, "advisory.problem_added", made)
    _give_duty(actor, made)
    return made


@transaction.atomic
def change_problem(*, actor: Actor, problem: Problem, facts: ProblemFacts) -> Problem:
    """Another step, owner or day."""
    locked = _locked(problem)
    require(policies.may_change_problem(actor, locked))
    shown = ("area", "title", "step", "owner", "due_on")
    before = audit.snapshot(locked, shown)
    _write(actor, locked, facts)
    changes = audit.difference(before, audit.snapshot(locked, shown))
    if changes:
        audit.record(actor.signature, "advisory.problem_changed", locked, changes=changes)
        close_duties(actor=actor, about=locked, code=DUTY)
        if locked.state == ProblemState.OPEN:
            _give_duty(actor, locked)
    return locked


@transaction.atomic
def end_problem(*, actor: Actor, problem: Problem, solved: bool, outcome: str, day: date) -> Problem:
    """Solved, or found to be beyond us; either way with a word on how."""
    locked = _locked(problem)
    require(policies.may_change_problem(actor, locked))
    if locked.state != ProblemState.OPEN:
        raise Refused(gettext_lazy("This problem has ended already."))
    if not outcome.strip():
        raise Refused(gettext_lazy("Say how it ended."))
    if not locked.visit.activity.first <= day <= actor.today:
        raise Refused(gettext_lazy("The day must lie between the visit and today."))
    locked.state = ProblemState.SOLVED if solved else ProblemState.UNSOLVED
    locked.ended_on, locked.outcome = day, " ".join(outcome.split())[:500]
    locked.save()
    close_duties(actor=actor, about=locked, code=DUTY)
    audit.record(actor.signature, "advisory.problem_ended", locked, changes={"state": locked.state})
    return locked


@transaction.atomic
def reopen_problem(*, actor: Actor, problem: Problem) -> Problem:
    """It came back."""
    locked = _locked(problem)
    require(policies.may_change_problem(actor, locked))
    if locked.state == ProblemState.OPEN:
        return locked
    locked.state, locked.ended_on, locked.outcome = ProblemState.OPEN, None, ""
    locked.save()
    audit.record(actor.signature, "advisory.problem_reopened", locked)
    _give_duty(actor, locked)
    return locked


def _locked(problem: Problem) -> Problem:
    return (
        Problem.objects.select_for_update(of=("self",)).select_related("visit__activity").get(pk=problem.pk)
    )


def _write(actor: Actor, problem: Problem, facts: ProblemFacts) -> None:
    check_owner(actor, facts.owner)
    title = " ".join(facts.title.split())[:300]
    if not title:
        raise Refused(gettext_lazy("Say what the problem is."))
    problem.title, problem.area, problem.step = title, facts.area, " ".join(facts.step.split())[:300]
    problem.owner, problem.due_on = facts.owner, facts.due_on
    problem.save()


def _give_duty(actor: Actor, problem: Problem) -> None:
    if problem.owner is None and problem.due_on is None:
        return
    open_duty(
        actor=actor,
        code=DUTY,
        title=_("Investor’s problem: %(title)s") % {"title": problem.step or problem.title},
        due_on=problem.due_on,
        owner=problem.owner,
        about=problem,
        url=reverse("advisory:visit", args=[actor.office.slug, problem.visit_id]),
    )
