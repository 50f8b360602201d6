"""Advice and investors of an office: a request of a known person, a visit with a problem, an investment on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.activities.models import Activity
from imece.work.advisory import actions
from imece.work.advisory.choices import Asker
from imece.work.advisory.facts import LeadFacts, ProblemFacts, RequestFacts, VisitFacts
from imece.work.people.models import Person

if TYPE_CHECKING:
    from tests.material.lived_in import Lived


def advised(lived: Lived) -> None:
    """Everything that is typed carries the office's marker."""
    actor = lived.coordinator
    person = Person.objects.get(pk=lived.ids["person"])
    activity = Activity.objects.get(pk=lived.ids["activity"])
    asked = actions.record_request(
        actor=actor,
        facts=RequestFacts(
            question=lived.said("Hangi çağrı?"),
            asked_on=actor.today,
            asker=Asker.PERSON,
            person=person,
            unit=activity.unit,
            target_group="youth",
            due_on=actor.today,
        ),
    )
    lived.keep("advice", asked)
    visit = actions.write_visit(
        actor=actor,
        activity=activity,
        facts=VisitFacts(
            investor=lived.said("Fabrika"), answers={"plan": lived.said("Hat")}, summary=lived.said("Söz")
        ),
    )
    lived.keep("visit", visit)
    problem = actions.add_problem(
        actor=actor,
        visit=visit,
        facts=ProblemFacts(title=lived.said("Trafo"), step=lived.said("Yazı"), due_on=actor.today),
    )
    lived.keep("problem", problem)
    lead = actions.enter_lead(
        actor=actor,
        facts=LeadFacts(
            title=lived.said("Ambalaj hattı"),
            investor=lived.said("Yatırımcı"),
            first_on=actor.today,
            site=lived.said("Parsel"),
            note=lived.said("Yatırım notu"),
        ),
    )
    lived.keep(
        "lead",
        actions.move_lead(actor=actor, lead=lead, move="to_site", day=actor.today, note=lived.said("Adım")),
    )
