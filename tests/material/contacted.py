"""What an office keeps about institutions of the shared register; the register's own names carry no office's marker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.contacts.models import Institution, NameDecision, Standing, Tag

if TYPE_CHECKING:
    from tests.material.lived_in import Lived


def contact_things(lived: Lived) -> None:
    """An institution with this office's note, tag and decision about a name."""
    office = lived.place.office
    held = Institution.objects.create(
        name=f"Kültür Derneği {lived.place.office.pk}", kind="civil_society", entered_by=office
    )
    lived.keep("institution", held)
    standing = Standing.objects.create(office=office, institution=held, note=lived.said("Görüş"))
    standing.tags.add(Tag.objects.create(office=office, name=lived.said("Etiket")))
    NameDecision.objects.create(office=office, name=lived.said("Derneğimiz"), institution=held, decided_by="")
