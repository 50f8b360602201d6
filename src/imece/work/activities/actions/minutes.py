"""Minutes of a meeting: written as a draft, approved and locked; each decision becomes a duty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.duties.actions import open_duty
from imece.work.activities import policies
from imece.work.activities.choices import MinutesState
from imece.work.activities.models import Activity, AgendaItem, MeetingDecision, Minutes

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership

DUTY = "activities.decision"
STALE = _("Somebody else has written in these minutes meanwhile. Compare, then save again.")


@dataclass(frozen=True, slots=True)
class SaidItem:
    """One item of the agenda."""

    title: str
    discussion: str = ""


@dataclass(frozen=True, slots=True)
class SaidDecision:
    """One decision; owner and day may be missing until the minutes are approved."""

    text: str
    owner: Membership | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """Everything that minutes say."""

    chair: str = ""
    present: str = ""
    absent: str = ""
    items: tuple[SaidItem, ...] = ()
    decisions: tuple[SaidDecision, ...] = ()


@transaction.atomic
def write_minutes(*, actor: Actor, activity: Activity, facts: MinutesFacts, revision: int = 0) -> Minutes:
    """Keep the draft; `revision` is the one that the person had before the eyes."""
    held = Activity.objects.select_for_update(of=("self",)).select_related("kind").get(pk=activity.pk)
    require(policies.may_write_minutes(actor, held))
    _require_own(actor, facts)
    minutes, _is_new = Minutes.objects.get_or_create(activity=held)
    if minutes.revision != revision:
        raise Refused(STALE)
    minutes.chair, minutes.present, minutes.absent = facts.chair[:200], facts.present, facts.absent
    minutes.revision, minutes.written_by = revision + 1, actor.name[:200]
    minutes.save()
    minutes.items.all().delete()
    minutes.decisions.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(minutes=minutes, position=place, title=item.title[:300], discussion=item.discussion)
        for place, item in enumerate(facts.items, start=1)
    )
    MeetingDecision.objects.bulk_create(
        MeetingDecision(minutes=minutes, position=place, text=row.text, owner=row.owner, due_on=row.due_on)
        for place, row in enumerate(facts.decisions, start=1)
    )
    audit.record(
        actor.signature,
        "activities.minutes_written",
        held,
        changes={"items": len(facts.items), "decisions": len(facts.decisions)},
    )
    return minutes


def _require_own(actor: Actor, facts: MinutesFacts) -> None:
    if any(row.owner is not None and row.owner.office_id != actor.office_id for row in facts.decisions):
        raise Refused(_("This person belongs to another office."))


@transaction.atomic
def approve_minutes(*, actor: Actor, activity: Activity) -> Minutes:
    """Lock the minutes; every decision becomes a duty of its owner. A second click changes nothing."""
    held = (
        Activity.objects.select_for_update(of=("self",)).select_related("kind", "office").get(pk=activity.pk)
    )
    minutes = Minutes.objects.filter(activity=held).first()
    if minutes is not None and minutes.is_locked:
        return minutes
    require(policies.may_approve_minutes(actor, held))
    if minutes is None:
        raise Refused(_("Nothing has been written yet."))
    decisions = list(minutes.decisions.select_related("owner"))
    for row in decisions:
        if row.owner is None or row.due_on is None:
            raise Refused(
                _("Decision %(number)s needs an owner and a due date first.") % {"number": row.position}
            )
    url = reverse("activities:minutes", args=[actor.office.slug, held.pk])
    for row in decisions:
        row.duty = open_duty(
            actor=actor,
            code=DUTY,
            title=row.text,
            due_on=row.due_on,
            owner=row.owner,
            about=held,
            url=url,
        )
    MeetingDecision.objects.bulk_update(decisions, ["duty"])
    minutes.state, minutes.approved_at = MinutesState.APPROVED, clock.now()
    minutes.approved_by = actor.name[:200]
    minutes.save(update_fields=["state", "approved_at", "approved_by"])
    audit.record(actor.signature, "activities.minutes_approved", held, changes={"decisions": len(decisions)})
    return minutes
