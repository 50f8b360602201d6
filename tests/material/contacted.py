"""What an office keeps about institutions of the shared register; the register's own names carry no office's marker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.contacts import actions
from imece.work.contacts.facts import Facts, OtherName
from imece.work.contacts.models import LikePair

if TYPE_CHECKING:
    from tests.material.lived_in import Lived


def contact_things(lived: Lived) -> None:
    """Institutions with this office's note, tag and decision about a name; a pair, a merge and one taken in."""
    actor, number = lived.coordinator, lived.place.office.pk
    held = actions.enter_institution(
        actor=actor,
        facts=Facts(name=f"Kültür Derneği {number}", kind="civil_society", province="16"),
        names=[OtherName(name=f"Kültürsevenler {number}")],
    )
    lived.keep("institution", held)
    lived.keep("contacts:name_remove name", held.names.get())
    actions.keep_standing(
        actor=actor, institution=held, note=lived.said("Görüş"), tags=[lived.said("Etiket")]
    )
    decision = actions.decide_name(actor=actor, name=lived.said("Derneğimiz"), institution=held)
    lived.keep("decision", decision)
    other = actions.enter_institution(actor=actor, facts=Facts(name=f"Kultur Dernegi {number}"))
    pair = LikePair.objects.create(first=held, second=other, score=97, reasons=["same_name"])
    lived.keep("pair", pair)
    third = actions.enter_institution(actor=actor, facts=Facts(name=f"Eski Dernek {number}"))
    lived.keep("merge", actions.merge(actor=actor, winner=held, loser=third))
