"""Putting activities down: one, a repetition of one, or a whole sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.search.actions import forget, keep
from imece.work.activities import policies
from imece.work.activities.actions import rows
from imece.work.activities.facts import Facts
from imece.work.activities.models import FINDABLE, Activity, ActivityInstitution, Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.work.activities.dates import When


class AlreadySent(Refused):
    """The form's token is used up by another record; a new token may record what was typed."""


@transaction.atomic
def record_activity(
    *, actor: Actor, facts: Facts, uploads: Iterable[UploadedFile[Any]] = (), once: str = ""
) -> Activity:
    """Put one happening down with its documents, all or nothing.

    `once` names the form it came from: sent again (double click, second tab, back button) it gives the same record.
    """
    require(policies.may_record(actor))
    require(policies.may_record_for(actor, facts.unit))
    rows.check_belongings(actor, [facts])
    key = once_key(actor, once)
    activity = rows.written(Activity(office=actor.office, created_by=actor.name[:200], once_key=key), facts)
    try:
        with transaction.atomic():
            activity.save(force_insert=True)
    except IntegrityError:
        known = recorded_once(key)
        if known is None:
            raise
        check_same([known], [facts])
        return known
    activity.people.set(facts.people)
    Participation.objects.bulk_create(rows.participations(activity, facts))
    names = ActivityInstitution.objects.bulk_create(
        rows.institutions(activity, facts, rows.sure(actor.office_id, [facts]))
    )
    audit.record(actor.signature, "activities.recorded", activity)
    documents.attach(actor=actor, about=activity, uploads=uploads)
    keep([rows.findable(activity, actor.office, [row.name for row in names])])
    return activity


@transaction.atomic
def copy_activity(*, actor: Actor, activity: Activity, when: When, once: str = "") -> Activity:
    """Record the same happening on other days. Participants, letter, summary and documents belong to their own day."""
    require(policies.may_copy(actor, activity))
    return record_activity(
        actor=actor,
        once=once,
        facts=Facts(
            kind=activity.kind,
            title=activity.title,
            when=when,
            part=activity.part,
            country=activity.country,
            province=activity.province,
            district=activity.district,
            place=activity.place,
            unit=activity.unit,
            people=tuple(activity.people.all()),
            institutions=tuple(row.name for row in activity.institutions.all()),
            translations={
                language: {"title": texts.get("title", "")}
                for language, texts in activity.translations.items()
            },
        ),
    )


@transaction.atomic
def record_many(*, actor: Actor, many: Sequence[Facts], source: str = "", once: str = "") -> list[Activity]:
    """Put many happenings down, all or none, in a fixed number of statements per thousand.

    `source` (a file's name) goes into the trail. `once` as in `record_activity`: the same grid sent again gives the
    same records.
    """
    require(policies.may_record(actor))
    for facts in many:
        require(policies.may_record_for(actor, facts.unit))
    rows.check_belongings(actor, many)
    key = once_key(actor, once)
    try:
        with transaction.atomic():
            made = _inserted(actor, many, key)
    except IntegrityError:
        known = recorded_once(f"{key}#0" if key else None)
        if known is None or key is None:
            raise
        earlier = list(
            Activity.objects.filter(once_key__startswith=f"{key}#", office_id=actor.office_id).order_by("pk")
        )
        check_same(earlier, many)
        return earlier
    audit.record_many(
        audit.entry(actor.signature, "activities.recorded", activity, note=source) for activity in made
    )
    return made


def _inserted(actor: Actor, many: Sequence[Facts], key: str | None) -> list[Activity]:
    made = [
        rows.written(
            Activity(
                office=actor.office, created_by=actor.name[:200], once_key=f"{key}#{place}" if key else None
            ),
            facts,
        )
        for place, facts in enumerate(many)
    ]
    Activity.objects.bulk_create(made, batch_size=rows.BATCH)
    pairs = list(zip(made, many, strict=True))
    Participation.objects.bulk_create(
        [row for activity, facts in pairs for row in rows.participations(activity, facts)],
        batch_size=rows.BATCH,
    )
    known = rows.sure(actor.office_id, many)
    ActivityInstitution.objects.bulk_create(
        [row for activity, facts in pairs for row in rows.institutions(activity, facts, known)],
        batch_size=rows.BATCH,
    )
    through = Activity.people.through
    through.objects.bulk_create(
        [
            through(activity_id=activity.pk, membership_id=member.pk)
            for activity, facts in pairs
            for member in dict.fromkeys(facts.people)
        ],
        batch_size=rows.BATCH,
    )
    keep(
        rows.findable(activity, actor.office, list(rows.unlike(facts.institutions).values()))
        for activity, facts in pairs
    )
    return made


@transaction.atomic
def remove_many(*, actor: Actor, ids: Sequence[int], reason: str = "") -> int:
    """Take a whole import back: those of the ids that the actor may remove; returns how many went."""
    require(policies.may_record(actor))
    mine = policies.visible_to(actor).filter(pk__in=ids, office_id=actor.office_id)
    if not actor.is_staff:
        mine = mine.filter(unit_id__in=actor.unit_ids)
    gone = list(mine.select_for_update(of=("self",)))
    now = clock.now()
    for activity in gone:
        activity.removed_at = now
    Activity.objects.bulk_update(gone, ["removed_at"], batch_size=rows.BATCH)
    audit.record_many(
        audit.entry(actor.signature, "activities.removed", activity, note=reason) for activity in gone
    )
    forget(FINDABLE, [activity.pk for activity in gone])
    return len(gone)


def once_key(actor: Actor, once: str) -> str | None:
    """A form's token made unguessable for other offices and people; None without a token."""
    return f"{actor.office_id}:{actor.person_id}:{once}"[:100] if once else None


def check_same(known: Sequence[Activity], many: Sequence[Facts]) -> None:
    """A form sent again must say the same; going back and typing something else is another activity."""
    before = [(one.title, one.first, one.last, one.kind_id) for one in known]
    if before != [(facts.title, facts.when.first, facts.when.last, facts.kind.pk) for facts in many]:
        raise AlreadySent(
            _(
                "This form was already sent and recorded. What you typed now is something else: send it again to record it too."
            )
        )


def recorded_once(key: str | None) -> Activity | None:
    """What the form with that key already recorded; refuses when it has been removed since."""
    known = Activity.objects.filter(once_key=key).first() if key else None
    if known is not None and known.removed_at is not None:
        raise Refused(
            _(
                "This form was already sent, and the record made by it was removed. Open the form anew to record again."
            )
        )
    return known
