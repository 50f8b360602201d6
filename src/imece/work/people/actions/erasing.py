"""A person's own rights: consent taken back, an answer to "what do you hold about me?", being erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.people import holdings, policies
from imece.work.people.choices import Basis
from imece.work.people.models import Person

if TYPE_CHECKING:
    from datetime import date

    from imece.services.accounts.actor import Actor


@transaction.atomic
def withdraw_consent(*, actor: Actor, person: Person, day: date) -> Person:
    """The person takes the consent back: the record stays, nobody writes to them any more."""
    locked = _held(person)
    require(policies.may_change(actor, locked))
    if locked.basis != Basis.CONSENT:
        raise Refused(gettext_lazy("This person's data is not held by consent; there is none to take back."))
    if day > actor.today or day < locked.basis_on:
        raise Refused(gettext_lazy("The day must lie between the consent and today."))
    if locked.withdrawn_on is None:
        locked.withdrawn_on = day
        locked.revision += 1
        locked.save(update_fields=["withdrawn_on", "revision", "changed_at"])
        audit.record(actor.signature, "people.consent_withdrawn", locked, changes={"withdrawn_on": day})
    return locked


@transaction.atomic
def erase_person(*, actor: Actor, person: Person, reason: str) -> Person:
    """A number takes the place of the person everywhere; that something happened, and why it was erased, stays."""
    locked = _held(person)
    require(policies.may_erase(actor, locked))
    why = " ".join(reason.split())[:300]
    if not why:
        raise Refused(gettext_lazy("Say why the person is erased."))
    for holding in holdings.all_holdings():
        holding.forget(actor, locked)
    locked.points.all().delete()
    locked.roles.all().delete()
    locked.tags.clear()
    locked.attendances.update(role="")
    for field in ("title", "salutation", "languages", "groups", "note"):
        setattr(locked, field, "")
    locked.name, locked.basis_source, locked.unit = locked.token, "–", None
    locked.notified_on, locked.once_key, locked.created_by = None, None, ""
    locked.erased_at, locked.erased_by, locked.erased_reason = clock.now(), actor.name[:200], why
    locked.revision += 1
    locked.save()
    audit.record(actor.signature, "people.erased", locked, note=why)
    return locked


@transaction.atomic
def told_about(*, actor: Actor, person: Person) -> list[tuple[str, str, Any]]:
    """Everything held about the person as (part, what, value) lines; the trail says that it was asked for."""
    require(policies.may_tell(actor, person))
    audit.record(actor.signature, "people.told", person)
    part = _("Identity")
    lines: list[tuple[str, str, Any]] = [
        (part, _("Number"), person.token),
        (part, _("Name"), person.name),
        (part, _("Title"), person.title),
        (part, _("How letters greet them"), person.salutation),
        (part, _("Languages"), person.languages_shown),
        (part, _("Target groups"), person.groups_shown),
        (part, _("Tags"), ", ".join(tag.name for tag in person.tags.all())),
        (part, _("Note"), person.note),
    ]
    part = _("Ground for holding the data")
    lines += [
        (part, _("Ground"), str(person.get_basis_display())),
        (part, _("Where the data came from"), person.basis_source),
        (part, _("Day"), person.basis_on),
        (part, _("Information notice given on"), person.notified_on),
        (part, _("Consent withdrawn on"), person.withdrawn_on),
        (part, _("Entered on"), clock.in_zone(person.created_at).date()),
    ]
    lines += [(_("Ways to reach them"), str(point), point.value) for point in person.points.all()]
    for role in person.roles.all():
        lines += [(_("Roles"), role.shown, f"{role.since or '…'} – {role.until or '…'}")]
    for attended in person.attendances.select_related("activity").order_by("activity__first", "pk"):
        lines.append((_("Activities"), attended.activity.title, attended.activity.first))
    for holding in holdings.all_holdings():
        lines += [(str(holding.title), what, value) for what, value in holding.told(actor, person)]
    return lines


def _held(person: Person) -> Person:
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
