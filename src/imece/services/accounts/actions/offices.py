"""Verbs of offices: open one (kind, name, first coordinator), change its settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.accounts import kinds, policies, setup
from imece.services.accounts.actions.invitations import InvitationFacts, Invited, send
from imece.services.accounts.choices import OfficeKind, Role
from imece.services.accounts.models import Office, Unit, User
from imece.services.accounts.names import tidy_name
from imece.services.audit import actions as audit
from imece.services.audit.actions import Signature

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

FIELDS: Final = ("name", "short_name", "province", "district", "time_zone", "languages", "is_public")
LETTERHEAD: Final = "letterhead"


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What the coordinator says about the office; `letterhead` is the text on top of its letters."""

    name: str
    short_name: str = ""
    name_en: str = ""
    province: str = ""
    district: str = ""
    time_zone: str = "Europe/Istanbul"
    languages: list[str] = field(default_factory=lambda: ["tr", "en"])
    is_public: bool = False
    letterhead: str = ""


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the administrator says at set-up; `is_sample` marks an office of the demonstration for good."""

    kind: OfficeKind
    name: str
    slug: str
    coordinator_email: str
    coordinator_name: str = ""
    province: str = ""
    language: str = "tr"
    is_sample: bool = False


@transaction.atomic
def open_office(*, administrator: User, facts: NewOffice) -> Invited:
    """Open an office with all that follows from its kind, and invite its first coordinator."""
    administrator = User.objects.select_for_update().get(pk=administrator.pk)
    require(policies.may_open_offices(administrator))
    if Office.objects.filter(slug=facts.slug).exists():
        raise Refused(_("There is already an office at this address."))
    kinds.profile(facts.kind)
    office = Office.objects.create(
        slug=facts.slug,
        name=tidy_name(facts.name),
        kind=facts.kind,
        province=facts.province,
        languages=["tr", "en"],
        is_sample=facts.is_sample,
    )
    signature = Signature(office.pk, administrator.pk, str(administrator))
    audit.record(signature, "accounts.office_opened", office, changes={"kind": [None, facts.kind]})
    root = root_unit(office, signature)
    setup.office_opened(office, signature)
    coordinator = InvitationFacts(
        email=facts.coordinator_email,
        role=Role.COORDINATOR,
        name=facts.coordinator_name,
        unit=root,
        language=facts.language,
    )
    return send(office=office, facts=coordinator, signature=signature)


def root_unit(office: Office, signature: Signature) -> Unit:
    """The unit on top of the office's tree, named like the office: the coordinator belongs to it from the first day."""
    unit = Unit(office=office, name=office.name)
    unit.save()
    audit.record(signature, "accounts.unit_added", unit, changes={"name": [None, unit.name]})
    return unit


@transaction.atomic
def change_office(*, actor: Actor, facts: OfficeFacts) -> Office:
    """Change name, place, languages, letterhead and whether the office has public pages."""
    require(policies.may_run_office(actor))
    office = Office.objects.select_for_update().get(pk=actor.office_id)
    before = audit.snapshot(office, FIELDS) | extras(office)
    for name in FIELDS:
        setattr(office, name, getattr(facts, name))
    office.name = tidy_name(facts.name)
    office.say("name", "en", tidy_name(facts.name_en))
    office.settings = {**office.settings, LETTERHEAD: facts.letterhead.strip()}
    office.save()
    after = audit.snapshot(office, FIELDS) | extras(office)
    audit.record(actor.signature, "accounts.office_changed", office, changes=audit.difference(before, after))
    return office


def extras(office: Office) -> dict[str, object]:
    """What the trail compares beside the plain columns."""
    return {
        "name_en": office.translations.get("en", {}).get("name", ""),
        LETTERHEAD: office.settings.get(LETTERHEAD, ""),
    }
