"""Changing, cancelling and removing what was put down, and taking each of these back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.search.actions import forget, keep
from imece.work.activities import policies
from imece.work.activities.actions import rows
from imece.work.activities.models import FINDABLE, Activity, ActivityInstitution, Participation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.work.activities.facts import Facts

SHOWN: tuple[str, ...] = (
    *rows.PLAIN,
    "kind",
    "unit",
    "first",
    "last",
    "precision",
    "participants",
    "translations",
)


@transaction.atomic
def change_activity(
    *,
    actor: Actor,
    activity: Activity,
    facts: Facts,
    uploads: Iterable[UploadedFile[Any]] = (),
    seen_at: datetime | None = None,
) -> Activity:
    """Write the facts over the present ones. `seen_at` is the `changed_at` that the person had before them.

    Refused when somebody else changed the record meanwhile; sending the same facts twice changes nothing.
    """
    locked = _locked(activity)
    require(policies.may_edit(actor, locked))
    require(policies.may_record_for(actor, facts.unit))
    rows.check_belongings(actor, [facts])
    before, changed_at = _portrait(locked), locked.changed_at
    rows.written(locked, facts)
    changes = audit.difference(before, _portrait_after(locked, facts))
    if changes:
        if seen_at is not None and seen_at != changed_at:
            raise Refused(
                _(
                    "Somebody else changed this record while you were typing. Look at it, then save again to keep yours."
                )
            )
        locked.save()
        _rewrite(locked, facts, changes)
        audit.record(actor.signature, "activities.changed", locked, changes=changes)
        _find_again(actor, locked)
    documents.attach(actor=actor, about=locked, uploads=uploads)
    return locked


@transaction.atomic
def cancel_activity(*, actor: Actor, activity: Activity, reason: str) -> Activity:
    """Say that it did not take place, and why. It stays in the list and counts no more."""
    locked = _locked(activity)
    require(policies.may_cancel(actor, locked))
    why = " ".join(reason.split())
    if not why:
        raise Refused(_("Say why it was cancelled."))
    locked.is_cancelled, locked.cancelled_at, locked.cancel_reason = True, clock.now(), why[:300]
    locked.save(update_fields=["is_cancelled", "cancelled_at", "cancel_reason", "changed_at"])
    audit.record(actor.signature, "activities.cancelled", locked, note=why)
    return locked


@transaction.atomic
def reinstate_activity(*, actor: Actor, activity: Activity) -> Activity:
    """Take a cancelling back."""
    locked = _locked(activity)
    require(policies.may_reinstate(actor, locked))
    locked.is_cancelled, locked.cancelled_at, locked.cancel_reason = False, None, ""
    locked.save(update_fields=["is_cancelled", "cancelled_at", "cancel_reason", "changed_at"])
    audit.record(actor.signature, "activities.reinstated", locked)
    return locked


@transaction.atomic
def remove_activity(*, actor: Actor, activity: Activity) -> Activity:
    """Take a record made by mistake out of every list; `put_back_activity` undoes it. Removing twice is removing once."""
    locked = _locked(activity)
    require(policies.may_remove(actor, locked))
    if locked.removed_at is None:
        locked.removed_at = clock.now()
        locked.save(update_fields=["removed_at", "changed_at"])
        audit.record(actor.signature, "activities.removed", locked)
        forget(FINDABLE, [locked.pk])
    return locked


@transaction.atomic
def put_back_activity(*, actor: Actor, activity: Activity) -> Activity:
    """Undo `remove_activity`."""
    locked = _locked(activity)
    require(policies.may_remove(actor, locked))
    if locked.removed_at is not None:
        locked.removed_at = None
        locked.save(update_fields=["removed_at", "changed_at"])
        audit.record(actor.signature, "activities.put_back", locked)
        _find_again(actor, locked)
    return locked


def _locked(activity: Activity) -> Activity:
    return Activity.objects.select_for_update(of=("self",)).select_related("kind", "unit").get(pk=activity.pk)


def _portrait(activity: Activity) -> dict[str, Any]:
    """Everything about an activity that the trail compares."""
    return {
        **audit.snapshot(activity, SHOWN),
        "people": sorted(activity.people.values_list("pk", flat=True)),
        "institutions": [row.name for row in activity.institutions.all()],
        "divisions": {
            f"{row.axis}:{row.code}": row.number for row in activity.participations.order_by("axis", "code")
        },
    }


def _portrait_after(activity: Activity, facts: Facts) -> dict[str, Any]:
    return {
        **audit.snapshot(activity, SHOWN),
        "people": sorted({member.pk for member in facts.people}),
        "institutions": list(rows.unlike(facts.institutions).values()),
        "divisions": {f"{axis}:{code}": number for (axis, code), number in sorted(facts.divisions.items())},
    }


def _rewrite(activity: Activity, facts: Facts, changes: dict[str, list[Any]]) -> None:
    """Write those of the dependent rows that changed."""
    if "people" in changes:
        activity.people.set(facts.people)
    if "divisions" in changes:
        activity.participations.all().delete()
        Participation.objects.bulk_create(rows.participations(activity, facts))
    if "institutions" in changes:
        activity.institutions.all().delete()
        known = rows.sure(activity.office_id, [facts])
        ActivityInstitution.objects.bulk_create(rows.institutions(activity, facts, known))


def _find_again(actor: Actor, activity: Activity) -> None:
    names = list(activity.institutions.values_list("name", flat=True))
    keep([rows.findable(activity, actor.office, names)])
