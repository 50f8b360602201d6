"""How the demo offices' papers look: letterhead, signatories and a funder, and the circular of signatures as a first paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from imece.overview.showcase.samples import photo
from imece.services.accounts.models import Unit
from imece.services.papers import actions
from imece.services.papers.circular import circular

if TYPE_CHECKING:
    from imece.overview.showcase.people import Place

FORMATS = ("excel", "word", "pdf")


def dress(place: Place) -> None:
    """Everything that the office's file says about its papers."""
    said: dict[str, Any] = place.facts["papers"]
    actor = place.actor("coordinator")
    logo = photo("logo") if said["letterhead"].get("logo_alt") else None
    actions.save_letterhead(actor=actor, facts=actions.LetterheadFacts(**said["letterhead"]), logo=logo)
    for order, row in enumerate(said["signatories"], start=1):
        unit = Unit.objects.filter(office_id=actor.office_id, name=row.get("unit", "")).first()
        facts = actions.SignatoryFacts(
            name=row["name"],
            title=row["title"],
            title_en=row["title_en"],
            starts_on=place.calendar.day(row["from"]),
            unit=unit,
            order=order,
        )
        actions.add_signatory(actor=actor, facts=facts)
    for row in said.get("funders", []):
        actions.add_emblem(actor=actor, facts=actions.EmblemFacts(**row), image=photo(row["name"]))
    for paper_format in FORMATS:
        actions.produce(actor=actor, content=circular(actor, "tr"), paper_format=paper_format)
