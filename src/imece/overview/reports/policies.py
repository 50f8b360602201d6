"""Who sees reports, writes in them, approves and publishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.overview.reports.choices import FROZEN_STATES, ReportKind
from imece.overview.reports.models import Report
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership
from imece.services.papers.policies import may_order

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.overview.reports.queries.lookups import Asked
    from imece.overview.reports.querysets import ReportQuerySet
    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import Actual
    from imece.work.strategy.models import Plan

NOT_OURS = _("This report belongs to another office and can only be read.")


def visible_to(actor: Actor) -> ReportQuerySet:
    """Staff, viewers, auditors and the top manager see the office's reports, and the frozen ones of granted offices.

    A unit's contact sees only the reports of the own unit's branch; the holder of a link sees none.
    """
    kept = Report.objects.kept().select_related("office", "plan__office", "unit")
    if actor.link is not None:
        return kept.none()
    if actor.role == Role.UNIT_CONTACT:
        return kept.filter(office_id=actor.office_id, kind=ReportKind.UNIT, unit_id__in=actor.unit_ids)
    return kept.filter(Q(office_id=actor.office_id) | Q(actor.sees(), state__in=FROZEN_STATES))


def may_read(actor: Actor, thing: object = None) -> Decision:
    """What was loaded through `visible_to` may be read."""
    return ALLOWED


def may_see_list(actor: Actor) -> Decision:
    """Every member has a list; what stands in it `visible_to` decides."""
    return refused(_("Sign in to see reports.")) if actor.link is not None else ALLOWED


def may_see_desk(actor: Actor) -> Decision:
    """What is due and from whom is for the office and who oversees it."""
    if actor.link is None and actor.role != Role.UNIT_CONTACT:
        return ALLOWED
    return refused(_("This page is for the staff of the office."))


def may_begin(actor: Actor) -> Decision:
    """Reports are begun by the office's staff."""
    return ALLOWED if actor.is_staff else refused(_("Only coordinators and experts begin reports."))


def may_begin_for(actor: Actor, period: Period) -> Decision:
    """Whether the actor may begin the report of a period, or remind those it waits for."""
    return may_begin(actor)


def may_compare(actor: Actor, period: Period) -> Decision:
    """Whether the actor may see where the figures of a period were printed."""
    return may_see_desk(actor)


def may_see_period(actor: Actor, period: Period) -> Decision:
    """Whether the actor sees the reports on a period."""
    return may_see_list(actor)


def may_see_plan(actor: Actor, plan: Plan) -> Decision:
    """Whether the actor sees the reports on a plan."""
    return may_see_list(actor)


def may_make_papers(actor: Actor) -> Decision:
    """Papers made straight from records are for those who see the whole office."""
    return may_see_desk(actor)


def may_make_paper_on(actor: Actor, _thing: object) -> Decision:
    """As for all papers made from records."""
    return may_make_papers(actor)


def may_make_paper(actor: Actor, kind: str) -> Decision:
    """As for all papers made from records."""
    return may_make_papers(actor)


def may_take_paper(actor: Actor, report: Report) -> Decision:
    """Whoever sees a report of the own office takes it along; auditors and granted offices read on the screen."""
    return first_refusal(lambda: _is_own(actor, report), lambda: may_order(actor))


def may_see_dossier(actor: Actor, actual: Actual) -> Decision:
    """What was loaded through what the actor sees may be read; making a file of it the papers decide."""
    return ALLOWED if actor.link is None else refused(_("Sign in to see the dossier."))


def may_keep_dossier(actor: Actor, actual: Actual) -> Decision:
    """A file of the dossier is kept in the office that the figure belongs to."""
    return ALLOWED if actor.owns(actual.office_id) else refused(NOT_OURS)


def may_write(actor: Actor, report: Report) -> Decision:
    """Staff of the office; in a unit's report also the contacts of that unit. Only while it is open."""
    return first_refusal(
        lambda: _is_own(actor, report),
        lambda: _as_writer(actor, report),
        lambda: (
            ALLOWED
            if report.is_open
            else refused(_("It was submitted; return it or take it back to write in it."))
        ),
    )


def _is_own(actor: Actor, report: Report) -> Decision:
    return ALLOWED if actor.owns(report.office_id) else refused(NOT_OURS)


def _as_writer(actor: Actor, report: Report) -> Decision:
    if actor.is_staff:
        return ALLOWED
    if (
        report.kind == ReportKind.UNIT
        and actor.role == Role.UNIT_CONTACT
        and report.unit_id in actor.unit_ids
    ):
        return ALLOWED
    return refused(_("Your role reads reports; the office's staff write them."))


def may_submit(actor: Actor, report: Report) -> Decision:
    """Whoever may write in it; that nothing is missing is seen by the verb."""
    return first_refusal(lambda: _is_own(actor, report), lambda: _as_writer(actor, report))


def may_take_back(actor: Actor, report: Report) -> Decision:
    """Who submitted it takes it back as long as nobody has approved it."""
    return first_refusal(
        lambda: _is_own(actor, report),
        lambda: _as_writer(actor, report),
        lambda: (
            ALLOWED
            if actor.person_id is not None and report.submitted_by_id == actor.person_id
            else refused(_("Only who submitted it takes it back."))
        ),
    )


def may_decide(actor: Actor, report: Report) -> Decision:
    """The coordinator or the top manager of the office."""
    return first_refusal(lambda: _is_own(actor, report), lambda: _as_decider(actor))


def _as_decider(actor: Actor) -> Decision:
    seat = actor.seat
    if actor.is_coordinator or (seat is not None and seat.is_top_manager and not actor.is_auditor):
        return ALLOWED
    return refused(_("Reports are approved by the coordinator or the top manager."))


def may_approve(actor: Actor, report: Report) -> Decision:
    """Somebody else than who submitted it, unless the office has nobody else who approves."""

    def by_another() -> Decision:
        if actor.person_id is None or report.submitted_by_id != actor.person_id:
            return ALLOWED
        if is_alone(actor):
            return ALLOWED
        return refused(_("You submitted this report; somebody else has to approve it."))

    return first_refusal(lambda: may_decide(actor, report), by_another)


def is_alone(actor: Actor) -> bool:
    """Whether nobody else of the office could approve."""
    others = Membership.objects.open_on(actor.today).filter(
        Q(role=Role.COORDINATOR) | Q(is_top_manager=True), office_id=actor.office_id
    )
    return not others.exclude(user_id=actor.person_id or 0).exists()


def may_publish(actor: Actor, report: Report) -> Decision:
    """What everybody sees is the coordinator's to say; a unit's report stays inside."""
    return first_refusal(
        lambda: _is_own(actor, report),
        lambda: ALLOWED if actor.is_coordinator else refused(_("Only the coordinator publishes reports.")),
        lambda: (
            refused(_("A unit's report stays inside the office."))
            if report.kind == ReportKind.UNIT
            else ALLOWED
        ),
    )


def may_take_up_again(actor: Actor, report: Report) -> Decision:
    """An approved report is opened again by the coordinator only."""
    return first_refusal(
        lambda: _is_own(actor, report),
        lambda: (
            ALLOWED
            if actor.is_coordinator
            else refused(_("Only the coordinator takes up an approved report again."))
        ),
    )


def may_remove(actor: Actor, report: Report) -> Decision:
    """Staff, while it is open."""
    return first_refusal(
        lambda: _is_own(actor, report),
        lambda: may_begin(actor),
        lambda: (
            ALLOWED if report.is_open else refused(_("Only a report that is being written can be removed."))
        ),
    )


def may_write_line(actor: Actor, asked: Asked) -> Decision:
    """Whether the actor may write about one indicator of a report."""
    return may_write(actor, asked.report)


def may_read_line(actor: Actor, asked: Asked) -> Decision:
    """What was loaded may be read."""
    return ALLOWED
