"""Who sees and who does what with indicators, actuals, requests to report and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.work.indicators.choices import Approver
from imece.work.indicators.models import Actual, Indicator, ReportRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import ApprovalStep, MilestoneStep
    from imece.work.indicators.querysets import ActualQuerySet, IndicatorQuerySet

LINK_PURPOSE = "report"
NOT_OURS = _("This belongs to another office and can only be read.")
GONE = _("This actual no longer exists.")
GOVERNED = _(
    "An adopted plan holds this indicator; its targets and definition change only through the plan's update."
)


def request_of_link(actor: Actor) -> int | None:
    """The one request that a link's holder may answer; None for members and for links of another purpose."""
    link = actor.link
    if link is None or link.purpose != LINK_PURPOSE or not link.subject_id.isdecimal():
        return None
    return int(link.subject_id)


def reads_everything(actor: Actor) -> bool:
    """Staff, viewers and auditors see all of their own and the granted offices."""
    return actor.link is None and actor.reads_as_staff


def visible_indicators(actor: Actor) -> IndicatorQuerySet:
    """Own and granted ones; a unit's contact only those of the unit's branch, a link's holder those of the request."""
    if reads_everything(actor):
        return Indicator.objects.filter(actor.sees())
    if actor.link is not None:
        return Indicator.objects.filter(pk__in=visible_actuals(actor).values("indicator_id"))
    return Indicator.objects.filter(office_id=actor.office_id, responsible_unit_id__in=actor.unit_ids)


def visible_actuals(actor: Actor) -> ActualQuerySet:
    """Actuals of visible indicators; a link's holder sees those of the one request and nothing else."""
    if reads_everything(actor):
        return Actual.objects.filter(actor.sees())
    if actor.link is not None:
        return Actual.objects.filter(
            office_id=actor.office_id,
            request_id=request_of_link(actor),
            request__isnull=False,
            request__withdrawn_at__isnull=True,
        )
    return Actual.objects.filter(office_id=actor.office_id, indicator__responsible_unit_id__in=actor.unit_ids)


def visible_requests(actor: Actor) -> QuerySet[ReportRequest]:
    """Requests of the office; a contact's are those to the own branch, a link opens exactly one."""
    if reads_everything(actor):
        return ReportRequest.objects.filter(actor.sees())
    own = ReportRequest.objects.filter(office_id=actor.office_id, withdrawn_at__isnull=True)
    if actor.link is not None:
        return own.filter(pk=request_of_link(actor) or 0)
    return own.filter(unit_id__in=actor.unit_ids)


def may_read(actor: Actor, thing: object = None) -> Decision:
    """What was loaded through `visible_*` may be read."""
    return ALLOWED


def may_see_desk(actor: Actor, *_things: object) -> Decision:
    """The reporting desk is for everyone of the office but the contacts of units."""
    if reads_everything(actor):
        return ALLOWED
    return refused(_("This page is for the staff of the office."))


def may_manage_indicator(actor: Actor, indicator: Indicator | None = None) -> Decision:
    """Indicators, targets, measures and milestones are kept by the office's staff."""
    if not actor.is_staff:
        return refused(_("Only coordinators and experts can change indicators."))
    return ALLOWED if indicator is None or actor.owns(indicator.office_id) else refused(NOT_OURS)


def may_define_indicator(actor: Actor, indicator: Indicator) -> Decision:
    """Targets, definition and use are the plan's word once a plan is adopted; until then the staff's."""

    def ungoverned() -> Decision:
        return refused(GOVERNED) if indicator.is_governed else ALLOWED

    return first_refusal(lambda: may_manage_indicator(actor, indicator), ungoverned)


def may_tick_step(actor: Actor, indicator: Indicator) -> Decision:
    """Staff and the contacts of the responsible unit's branch say when a milestone's step was done."""
    if not actor.owns(indicator.office_id):
        return refused(NOT_OURS)
    if actor.is_staff or (
        actor.may_write and actor.link is None and indicator.responsible_unit_id in actor.unit_ids
    ):
        return ALLOWED
    return refused(_("Only the responsible unit and the office can mark steps."))


def may_enter_actual(actor: Actor, actual: Actual) -> Decision:
    """Staff of the office, contacts of the responsible unit's branch, and the holder of the request's link."""
    if not actor.owns(actual.office_id):
        return refused(NOT_OURS)
    if not actor.may_write:
        return refused(_("Your role reads only."))
    if actor.link is not None:
        same = actual.request_id is not None and actual.request_id == request_of_link(actor)
        return ALLOWED if same else refused(_("Your link is for another request."))
    if actor.is_staff or actual.indicator.responsible_unit_id in actor.unit_ids:
        return ALLOWED
    return refused(_("Only the responsible unit and the office can enter this actual."))


may_submit = may_enter_actual


def may_withdraw(actor: Actor, actual: Actual) -> Decision:
    """Who submitted may take it back until the first decision."""
    entering = may_enter_actual(actor, actual)
    if not entering.allowed:
        return entering
    if actual.step:
        return refused(_("The first approval has been given; ask for a return instead."))
    if not was_submitted_by(actor, actual):
        return refused(_("Only who submitted it can take it back."))
    return ALLOWED


def was_submitted_by(actor: Actor, actual: Actual) -> bool:
    """Whether the same person submitted it, also when acting for another or by a link."""
    if actor.person_id is None:
        return actual.submitted_by_id is None and actual.submitted_by == actor.name
    return actual.submitted_by_id == actor.person_id


def may_weigh(actor: Actor, actual: Actual) -> Decision:
    """Decisions are taken inside the office alone; whose signature a step waits for, `may_decide` says."""
    return ALLOWED if actor.owns(actual.office_id) else refused(NOT_OURS)


def may_decide(actor: Actor, actual: Actual, step: ApprovalStep | None) -> Decision:
    """Whether the actor is the one this step waits for; approving one's own figure needs the step's leave."""
    if not actor.owns(actual.office_id) or actor.link is not None or actor.is_auditor:
        return refused(NOT_OURS if not actor.owns(actual.office_id) else _("Your role reads only."))
    if step is None:
        return refused(_("Nothing waits for a decision here."))
    if not signs(actor, actual, step):
        return refused(_("“%(step)s” is signed by somebody else.") % {"step": step.name})
    if was_submitted_by(actor, actual) and not step.allows_self:
        return refused(_("You submitted this figure; somebody else has to approve it."))
    return ALLOWED


def signs(actor: Actor, actual: Actual, step: ApprovalStep) -> bool:
    """Whether this step waits for this actor's signature."""
    seat = actor.seat
    match step.approver:
        case Approver.UNIT_HEAD:
            unit_id = actual.indicator.responsible_unit_id
            return bool(seat and seat.is_unit_head and unit_id is not None and unit_id in actor.unit_ids)
        case Approver.COORDINATOR:
            return actor.is_coordinator
        case Approver.TOP_MANAGER:
            return bool(seat and seat.is_top_manager)
        case _:
            return bool(seat and seat.pk == step.member_id)


def may_return(actor: Actor, actual: Actual) -> Decision:
    """The coordinator may return at any step; the signer of the present step is asked by `may_decide`."""
    if actor.is_coordinator and actor.owns(actual.office_id):
        return ALLOWED
    return refused(_("Only the coordinator or who signs the present step can return it."))


def may_take_up_again(actor: Actor, actual: Actual) -> Decision:
    """An approved figure of a reopened period is taken up again by the coordinator only."""
    if actor.is_coordinator and actor.owns(actual.office_id):
        return ALLOWED
    return refused(_("Only the coordinator can take up an approved figure again."))


def may_coordinate(actor: Actor, *_things: object) -> Decision:
    """What concerns a whole period is the coordinator's."""
    return ALLOWED if actor.is_coordinator else refused(_("Only the coordinator can do this."))


may_close_period = may_coordinate
may_reopen = may_coordinate
may_publish = may_coordinate


def may_request(actor: Actor, request: ReportRequest | None = None) -> Decision:
    """Asking units to report is the staff's work."""
    if not actor.is_staff:
        return refused(_("Only coordinators and experts can ask units to report."))
    return ALLOWED if request is None or actor.owns(request.office_id) else refused(NOT_OURS)


def may_answer(actor: Actor, request: ReportRequest) -> Decision:
    """Who may fill in a request: the office's staff and the unit asked."""
    if not actor.owns(request.office_id):
        return refused(NOT_OURS)
    return ALLOWED if actor.may_write else refused(_("Your role reads only."))


def may_correct(actor: Actor, actual: Actual) -> Decision:
    """Late and cancelled facts are entered by the office's staff."""
    if not actor.is_staff:
        return refused(_("Only coordinators and experts can enter corrections."))
    return ALLOWED if actor.owns(actual.office_id) else refused(NOT_OURS)


def may_take_document(actor: Actor, held: tuple[Actual, object]) -> Decision:
    """Who may enter an actual may take its evidence away again."""
    return may_enter_actual(actor, held[0])


def may_tick(actor: Actor, step: MilestoneStep) -> Decision:
    """Who may tick a loaded step."""
    return may_tick_step(actor, step.indicator)


def may_request_for(actor: Actor, period: Period) -> Decision:
    """Whether the actor may ask units about a period."""
    return may_request(actor)


def may_use_grid(actor: Actor) -> Decision:
    """The entry grid is for those who enter actuals; each cell asks for itself."""
    if actor.may_write and actor.link is None:
        return ALLOWED
    return refused(_("Your role reads only."))


def may_lay_chain(actor: Actor) -> Decision:
    """Who signs what is the coordinator's to say."""
    if not actor.is_coordinator:
        return refused(_("Only the coordinator can lay the approval chain."))
    return ALLOWED
