"""Submitting, returning, approving and publishing a report. Approval freezes every word and every figure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from imece.ground.paper.content import as_plain
from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.ground.values.period import Period
from imece.overview.reports.due import ASKED, codes_of
from imece.overview.reports.models import PrintedFigure, Report
from imece.overview.reports.queries.assembling import assembled, material_of, paper_of
from imece.overview.reports.queries.texts import gaps_of, texts_of
from imece.overview.reports.workflow import REPORT
from imece.services.audit import actions as audit
from imece.services.duties.actions import finish_duty
from imece.services.duties.models import Duty
from imece.services.papers import actions as paper_actions
from imece.services.papers.choices import PaperFormat
from imece.work.indicators.models import Actual

if TYPE_CHECKING:
    from datetime import datetime

    from imece.overview.reports.queries.material import Material
    from imece.overview.reports.queries.texts import Gaps
    from imece.services.accounts.actor import Actor


def _held(actor: Actor, report: Report, move: str) -> Report:
    """The report under its lock, when the table lets the actor make the move."""
    held = (
        Report.objects.select_for_update(of=("self",))
        .select_related("office", "plan", "unit")
        .get(pk=report.pk)
    )
    require(REPORT.may(move, actor, held))
    held.state = REPORT.target(move)
    return held


@transaction.atomic
def submit_report(*, actor: Actor, report: Report) -> Report:
    """Say that it is ready; refused while a reason is missing or a draft waits for a person."""
    held = _held(actor, report, "submit")
    require_complete(gaps_of(held, material_of(actor, held), texts_of(held)))
    held.submitted_at, held.submitted_by = clock.now(), actor.name[:200]
    held.submitted_by_id, held.returned_note = actor.person_id, ""
    held.save(update_fields=["state", "submitted_at", "submitted_by", "submitted_by_id", "returned_note"])
    audit.record(actor.signature, "reports.submitted", held)
    return held


def require_complete(gaps: Gaps) -> None:
    """Refuse with what is missing."""
    if gaps.reasons:
        numbers = ", ".join(line.standing.link.number for line in gaps.reasons)
        raise Refused(
            _("Write the reason of the deviation first (a person must): %(numbers)s.") % {"numbers": numbers}
        )
    if gaps.drafts:
        raise Refused(
            ngettext(
                "%(count)s text is still a draft from records: change or confirm it first.",
                "%(count)s texts are still drafts from records: change or confirm them first.",
                gaps.drafts,
            )
            % {"count": gaps.drafts}
        )


@transaction.atomic
def take_back_report(*, actor: Actor, report: Report) -> Report:
    """Take a submitted report back to write on."""
    held = _held(actor, report, "take_back")
    held.save(update_fields=["state"])
    audit.record(actor.signature, "reports.taken_back", held)
    return held


@transaction.atomic
def return_report(*, actor: Actor, report: Report, note: str) -> Report:
    """Give it back with a note that says what has to be mended."""
    held = _held(actor, report, "return")
    if not note.strip():
        raise Refused(_("Write what has to be mended."))
    held.returned_note = note.strip()
    held.save(update_fields=["state", "returned_note"])
    audit.record(actor.signature, "reports.returned", held, note=held.returned_note)
    return held


@transaction.atomic
def approve_report(*, actor: Actor, report: Report) -> Report:
    """Approve and freeze: the paper is kept word for word with its hash, every printed figure with its value."""
    held = _held(actor, report, "approve")
    made_of, texts = material_of(actor, held), texts_of(held)
    require_complete(gaps_of(held, made_of, texts))
    paper = assembled(actor, held, made_of, texts)
    held.content, held.content_hash = [as_plain(paper)], paper.sha256()
    held.approved_at, held.approved_by = clock.now(), actor.name[:200]
    held.is_self_approved = actor.person_id is not None and actor.person_id == held.submitted_by_id
    held.save(
        update_fields=["state", "content", "content_hash", "approved_at", "approved_by", "is_self_approved"]
    )
    if made_of is not None:
        keep_figures(held, made_of, held.approved_at)
    finish_yearly_duties(actor, held)
    audit.record(actor.signature, "reports.approved", held, changes={"hash": held.content_hash})
    return held


def keep_figures(report: Report, made_of: Material, moment: datetime) -> None:
    """Remember which value was printed for which indicator; one statement."""
    year = Period.of_year(made_of.period.last.year)
    PrintedFigure.objects.bulk_create(
        PrintedFigure(
            report=report,
            indicator_id=line.standing.link.indicator_id,
            first=year.first,
            last=made_of.period.last,
            value=line.standing.value,
            target=line.standing.target,
            performance=round(line.standing.performance, 6)
            if line.standing.performance is not None
            else None,
            printed_at=moment,
        )
        for line in made_of.lines
    )


def finish_yearly_duties(actor: Actor, report: Report) -> None:
    """The yearly duty that asked for this report is done."""
    if report.unit_id is not None:
        return
    asking = Duty.objects.open().filter(office_id=report.office_id, code__in=codes_of(report.kind))
    for duty in asking:
        if duty.due_on is not None and ASKED[duty.code].period_of(duty.due_on) == report.period:
            finish_duty(actor=actor, duty=duty)


def publish_report(*, actor: Actor, report: Report) -> Report:
    """Let everybody read the approved report; its PDF is made before the transaction, so that no lock waits for it."""
    require(REPORT.may("publish", actor, report))
    require_published_figures(report)
    paper = paper_actions.produce(
        actor=actor, content=paper_of(actor, report), paper_format=PaperFormat.PDF, about=report
    )
    return _publish(actor, report, paper.pk)


@transaction.atomic
def _publish(actor: Actor, report: Report, paper_id: int) -> Report:
    held = _held(actor, report, "publish")
    require_published_figures(held)
    if not held.office.is_public:
        raise Refused(_("The office has no public pages; turn them on in its settings first."))
    held.published_at, held.published_by = clock.now(), actor.name[:200]
    held.published_paper_id = paper_id
    held.save(update_fields=["state", "published_at", "published_by", "published_paper"])
    audit.record(actor.signature, "reports.published", held)
    return held


def require_published_figures(report: Report) -> None:
    """A report goes out only after its figures: what is approved and what is published stay apart."""
    unpublished = (
        Actual.objects.approved()
        .filter(
            indicator__in=report.figures.values("indicator_id"),
            first__year=report.last.year,
            last__lte=report.last,
            published_at__isnull=True,
        )
        .count()
    )
    if unpublished:
        raise Refused(
            ngettext(
                "%(count)s figure of this report is not published yet: publish the period's figures first.",
                "%(count)s figures of this report are not published yet: publish the period's figures first.",
                unpublished,
            )
            % {"count": unpublished}
        )


@transaction.atomic
def withdraw_report(*, actor: Actor, report: Report) -> Report:
    """Take it from the public page; it stays approved."""
    held = _held(actor, report, "withdraw")
    held.published_at, held.published_by, held.published_paper = None, "", None
    held.save(update_fields=["state", "published_at", "published_by", "published_paper"])
    audit.record(actor.signature, "reports.withdrawn", held)
    return held


@transaction.atomic
def take_up_report(*, actor: Actor, report: Report, note: str) -> Report:
    """Open an approved report again, with a reason; what it had printed stays in the table of printed figures."""
    held = _held(actor, report, "take_up_again")
    if not note.strip():
        raise Refused(_("Write why the report is taken up again."))
    hash_before = held.content_hash
    held.content, held.content_hash = [], ""
    held.approved_at, held.approved_by, held.is_self_approved = None, "", False
    held.returned_note = note.strip()
    held.save(
        update_fields=[
            "state",
            "content",
            "content_hash",
            "approved_at",
            "approved_by",
            "is_self_approved",
            "returned_note",
        ]
    )
    audit.record(
        actor.signature,
        "reports.taken_up_again",
        held,
        changes={"hash": hash_before},
        note=held.returned_note,
    )
    return held
