"""Giving, moving and finishing duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from imece.ground.rules.decision import require
from imece.ground.values import clock
from imece.ground.web.addresses import neutral
from imece.services.audit import actions as audit
from imece.services.duties import policies
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db import models

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership, Unit


@transaction.atomic
def give_duty(
    *,
    actor: Actor,
    title: str,
    due_on: date | None,
    owner: Membership | None = None,
    unit: Unit | None = None,
    note: str = "",
    about: models.Model | None = None,
    url: str = "",
) -> Duty:
    """A duty that a person gives to a member or a unit."""
    require(policies.may_open(actor))
    duty = open_duty(
        actor=actor,
        code="",
        title=title,
        due_on=due_on,
        owner=owner,
        unit=unit,
        note=note,
        about=about,
        url=url,
    )
    audit.record(
        actor.signature, "duties.given", duty, changes={"due_on": due_on, "owner": owner, "unit": unit}
    )
    return duty


def open_duty(
    *,
    actor: Actor,
    code: str,
    title: str,
    due_on: date | None,
    owner: Membership | None = None,
    unit: Unit | None = None,
    note: str = "",
    about: models.Model | None = None,
    url: str = "",
    source: str = "",
) -> Duty:
    """A duty that work itself opens (inside that work's own transaction and policy)."""
    return Duty.objects.create(
        office_id=actor.office_id,
        code=code,
        title=title[:200],
        note=note,
        due_on=due_on,
        owner=owner,
        unit=unit,
        about_type=about._meta.label_lower if about is not None else "",
        about_id=str(about.pk) if about is not None else "",
        about_label=str(about)[:300] if about is not None else "",
        url=neutral(url)[:300],
        source=source[:200],
        created_by=actor.name[:200],
    )


def close_duties(*, actor: Actor, about: models.Model, code: str = "") -> int:
    """Close the open duties about a record (all, or those of one code); returns how many."""
    duties = Duty.objects.open().filter(
        office_id=actor.office_id, about_type=about._meta.label_lower, about_id=str(about.pk)
    )
    if code:
        duties = duties.filter(code=code)
    return duties.update(done_at=clock.now(), done_by=actor.name[:200])


def close_duties_about(*, actor: Actor, kind: str, ids: Iterable[int], code: str) -> int:
    """As `close_duties`, for many records of one kind ("indicators.reportrequest") in one statement."""
    return (
        Duty.objects.open()
        .filter(
            office_id=actor.office_id, about_type=kind, about_id__in=[str(each) for each in ids], code=code
        )
        .update(done_at=clock.now(), done_by=actor.name[:200])
    )


@transaction.atomic
def finish_duty(*, actor: Actor, duty: Duty) -> Duty:
    """Done; a second click changes nothing."""
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    require(policies.may_finish(actor, duty))
    if duty.done_at is None:
        duty.done_at, duty.done_by = clock.now(), actor.name[:200]
        duty.save(update_fields=["done_at", "done_by"])
        audit.record(actor.signature, "duties.finished", duty)
    return duty


@transaction.atomic
def reopen_duty(*, actor: Actor, duty: Duty) -> Duty:
    """Undo `finish_duty`."""
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    require(policies.may_finish(actor, duty))
    if duty.done_at is not None:
        duty.done_at, duty.done_by = None, ""
        duty.save(update_fields=["done_at", "done_by"])
        audit.record(actor.signature, "duties.reopened", duty)
    return duty


@transaction.atomic
def change_duty(
    *,
    actor: Actor,
    duty: Duty,
    title: str,
    due_on: date | None,
    owner: Membership | None,
    unit: Unit | None,
    note: str,
) -> Duty:
    """Another title, owner or date."""
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    require(policies.may_change(actor, duty))
    fields = ["title", "due_on", "owner_id", "unit_id", "note"]
    before = audit.snapshot(duty, fields)
    duty.title, duty.due_on, duty.owner, duty.unit, duty.note = title[:200], due_on, owner, unit, note
    duty.save()
    audit.record(
        actor.signature,
        "duties.changed",
        duty,
        changes=audit.difference(before, audit.snapshot(duty, fields)),
    )
    return duty


@transaction.atomic
def hand_over(*, actor: Actor, giver: Membership, receiver: Membership) -> int:
    """Move every open duty of one member to another; returns how many."""
    require(policies.may_open(actor))
    moved = Duty.objects.open().filter(office_id=actor.office_id, owner=giver).update(owner=receiver)
    audit.record(actor.signature, "duties.handed_over", giver, changes={"to": receiver, "count": moved})
    return moved
