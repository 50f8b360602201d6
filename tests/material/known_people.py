"""People whom an office knows: one with everything, held by consent, who took part in the activity; a segment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from imece.work.activities.models import Activity
from imece.work.contacts.models import Institution
from imece.work.people import actions
from imece.work.people.choices import Basis
from imece.work.people.facts import PersonFacts, RoleFacts

if TYPE_CHECKING:
    from tests.material.lived_in import Lived


def known_people(lived: Lived) -> None:
    """Everything of the person carries the office's marker."""
    actor = lived.coordinator
    marker = lived.marker.casefold()
    held = Institution.objects.get(pk=lived.ids["institution"])
    activity = Activity.objects.get(pk=lived.ids["activity"])
    facts = PersonFacts(
        name=lived.said("Deniz Örnek"),
        title="Dr.",
        salutation=lived.said("Sayın"),
        languages=("tr", "en"),
        groups=("youth",),
        tags=(lived.said("Basın"),),
        note=lived.said("Kişi notu"),
        unit=activity.unit,
        basis=Basis.CONSENT,
        basis_source=lived.said("Kayıt formu"),
        basis_on=date(2025, 1, 2),
        points={("mail", "work"): f"deniz@{marker}.example", ("mail", "private"): f"ozel@{marker}.example"},
        role=RoleFacts(institution=held.name, title=lived.said("Müdür"), unit_name=lived.said("Kalem")),
    )
    person = actions.enter_person(actor=actor, facts=facts)
    lived.keep("person", person)
    lived.keep("role", person.roles.get())
    actions.put_down_attendance(actor=actor, activity=activity, people=[person])
    segment = actions.save_segment(
        actor=actor,
        view="people:list",
        query="group=youth",
        name=lived.said("Gençlik"),
        purpose=lived.said("Davet"),
    )
    lived.keep("segment", segment)
