"""How papers look and who signs: letterhead versions, signatories, funders' emblems."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.paper.look import OFFICIAL_BLUE
from imece.ground.paper.pictures import check_picture
from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts.models import Office, Unit
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.papers import policies, queries
from imece.services.papers.models import FunderEmblem, Letterhead, Signatory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile
    from django.db.models import Model

    from imece.services.accounts.actor import Actor
    from imece.services.documents.models import Document


@dataclass(frozen=True, slots=True)
class LetterheadFacts:
    """What a letterhead says; lines are parted by line breaks."""

    lines: str
    lines_en: str = ""
    footer: str = ""
    footer_en: str = ""
    logo_alt: str = ""
    accent: str = OFFICIAL_BLUE


@dataclass(frozen=True, slots=True)
class SignatoryFacts:
    """Who signs, as what, from when to when."""

    name: str
    title: str
    starts_on: date
    title_en: str = ""
    ends_on: date | None = None
    unit: Unit | None = None
    order: int = 1


@dataclass(frozen=True, slots=True)
class EmblemFacts:
    """Whose emblem it is and what must be said beside it."""

    name: str
    image_alt: str
    funding: str = ""
    funding_en: str = ""
    disclaimer: str = ""
    disclaimer_en: str = ""


@transaction.atomic
def save_letterhead(
    *,
    actor: Actor,
    facts: LetterheadFacts,
    logo: UploadedFile[Any] | None = None,
    without_logo: bool = False,
) -> Letterhead:
    """Save a new version; papers made before keep the look they had. Without a new logo the old one stays."""
    require(policies.may_set_looks(actor))
    Office.objects.select_for_update().get(pk=actor.office_id)
    before = queries.letterhead_of(actor.office_id)
    version = Letterhead.objects.create(
        office_id=actor.office_id,
        version=before.version + 1 if before else 1,
        created_by=actor.name[:200],
        logo=before.logo if before and not without_logo else None,
        **asdict(facts),
    )
    if logo is not None:
        version.logo = _picture(actor, version, logo)
        version.save(update_fields=["logo"])
    audit.record(
        actor.signature,
        "papers.letterhead_saved",
        version,
        changes={"version": version.version, **asdict(facts)},
    )
    return version


@transaction.atomic
def add_signatory(*, actor: Actor, facts: SignatoryFacts) -> Signatory:
    """Note who may sign."""
    require(policies.may_set_looks(actor))
    if facts.ends_on is not None and facts.ends_on < facts.starts_on:
        raise Refused(_("The last day is before the first."))
    if facts.unit is not None and facts.unit.office_id != actor.office_id:
        raise Refused(_("This unit belongs to another office."))
    signatory = Signatory.objects.create(
        office_id=actor.office_id,
        name=facts.name,
        title=facts.title,
        title_en=facts.title_en,
        unit=facts.unit,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
        order=facts.order,
    )
    audit.record(
        actor.signature,
        "papers.signatory_added",
        signatory,
        changes={"from": facts.starts_on, "until": facts.ends_on, "unit": facts.unit},
    )
    return signatory


@transaction.atomic
def remove_signatories(*, actor: Actor, ids: Iterable[int]) -> None:
    """Take signatories off the list that an import had added by mistake."""
    require(policies.may_set_looks(actor))
    gone = policies.signatories_visible_to(actor).filter(pk__in=list(ids))
    audit.record_many(
        [audit.entry(actor.signature, "papers.signatory_removed", one) for one in gone.order_by("pk")]
    )
    gone.delete()


@transaction.atomic
def end_signatory(*, actor: Actor, signatory: Signatory, last_day: date) -> Signatory:
    """End an authority to sign; papers signed before stay as they are."""
    signatory = Signatory.objects.select_for_update().get(pk=signatory.pk)
    require(policies.may_end_signatory(actor, signatory))
    if last_day < signatory.starts_on:
        raise Refused(_("The last day is before the first."))
    before, signatory.ends_on = signatory.ends_on, last_day
    signatory.save(update_fields=["ends_on"])
    audit.record(actor.signature, "papers.signatory_ended", signatory, changes={"until": [before, last_day]})
    return signatory


@transaction.atomic
def add_emblem(*, actor: Actor, facts: EmblemFacts, image: UploadedFile[Any] | None) -> FunderEmblem:
    """Keep a funder's emblem with its sentences."""
    require(policies.may_set_looks(actor))
    own = FunderEmblem.objects.select_for_update().in_use().filter(office_id=actor.office_id, name=facts.name)
    if own.exists():
        raise Refused(_("There is an emblem of this name already. Put it away first."))
    emblem = FunderEmblem.objects.create(office_id=actor.office_id, **asdict(facts))
    if image is not None:
        emblem.image = _picture(actor, emblem, image)
        emblem.save(update_fields=["image"])
    audit.record(actor.signature, "papers.emblem_added", emblem)
    return emblem


@transaction.atomic
def retire_emblem(*, actor: Actor, emblem: FunderEmblem) -> FunderEmblem:
    """Put an emblem away; papers that carry it stay as they are."""
    emblem = FunderEmblem.objects.select_for_update().get(pk=emblem.pk)
    require(policies.may_retire(actor, emblem))
    emblem.retired_at = clock.now()
    emblem.save(update_fields=["retired_at"])
    audit.record(actor.signature, "papers.emblem_retired", emblem)
    return emblem


def _picture(actor: Actor, about: Model, upload: UploadedFile[Any]) -> Document:
    """Keep a picture that papers can carry: PNG or JPEG within bounds. Raises `Refused`."""
    document = documents.attach(actor=actor, about=about, uploads=[upload])[0]
    check_picture(queries.bytes_of(document), document.mime)
    return document
