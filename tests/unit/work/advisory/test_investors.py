"""Visits, problems and leads: what is kept, what is refused, and what the measures count of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.services.duties.models import Duty
from imece.services.measures.registry import Binding, measure
from imece.work.activities import actions as activities
from imece.work.advisory import actions, interview
from imece.work.advisory.choices import OPEN_STAGES, Stage
from imece.work.advisory.facts import VisitFacts
from imece.work.advisory.models import InvestorVisit, Lead
from imece.work.advisory.workflow import LEAD
from tests.unit.work.advisory.scenes import DAY, asked, entered_lead, lead_facts, troubled, visited

if TYPE_CHECKING:
    from tests.cast import Cast

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
ROUND = ("to_site", "to_permits", "to_decision", "conclude")


def test_the_interview_keeps_only_what_was_asked_and_answered() -> None:
    said = {"employees": Decimal(40), "exports": "no", "plans": "", "markets": "  Almanya ", "made_up": "x"}
    assert interview.clean(said) == {"employees": 40, "exports": False, "markets": "Almanya"}
    assert len({question.code for question in interview.questions()}) == len(interview.questions())


def test_a_visit_is_written_anew_and_stays_one(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    visit = visited(ebru)
    actions.write_visit(
        actor=ebru, activity=visit.activity, facts=VisitFacts(investor="Başka", answers={"exports": "yes"})
    )
    assert InvestorVisit.objects.get().answers == {"exports": True}


def test_a_problem_is_its_owner_s_duty_until_it_ends(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    problem = troubled(
        ebru, visited(ebru), owner=cast.gaziantep.members["Ayşe"], step="Dağıtım şirketine yazı"
    )
    assert Duty.objects.open().get().owner == cast.gaziantep.members["Ayşe"]
    with pytest.raises(Refused):
        actions.end_problem(actor=ebru, problem=problem, solved=True, outcome=" ", day=DAY)
    with pytest.raises(Refused):
        actions.end_problem(
            actor=ebru, problem=problem, solved=True, outcome="Oldu", day=DAY - timedelta(days=1)
        )
    assert Duty.objects.open().exists()
    actions.end_problem(actor=ebru, problem=problem, solved=True, outcome="Güç artırıldı", day=DAY)
    assert not Duty.objects.open().exists()
    actions.reopen_problem(actor=ebru, problem=problem)
    assert Duty.objects.open().count() == 1


def test_a_lead_goes_its_way_and_every_move_is_kept(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    lead = entered_lead(ebru)
    for move in ROUND:
        lead = actions.move_lead(actor=ebru, lead=lead, move=move, day=DAY)
    assert (lead.stage, lead.ended_on) == (Stage.CONCLUDED, DAY)
    assert [move.target for move in lead.moves.all()] == ["lead", "site", "permits", "decision", "concluded"]


@pytest.mark.parametrize("move", ["conclude", "to_permits", "back_to_lead", "take_up", "made_up"])
def test_a_lead_jumps_over_no_stage(cast: Cast, move: str) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    lead = entered_lead(ebru)
    with pytest.raises(Refused):
        actions.move_lead(actor=ebru, lead=lead, move=move, day=DAY)
    lead.refresh_from_db()
    assert (lead.stage, lead.moves.count()) == (Stage.LEAD, 1)


def test_a_lead_is_lost_with_a_reason_and_never_backwards_in_time(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    lead = entered_lead(ebru)
    for note, day in (
        ("", DAY),
        ("Vazgeçti", DAY - timedelta(days=1)),
        ("Vazgeçti", ebru.today + timedelta(days=1)),
    ):
        with pytest.raises(Refused):
            actions.move_lead(actor=ebru, lead=lead, move="lose", day=day, note=note)
    assert Lead.objects.get().stage == Stage.LEAD
    assert (
        actions.move_lead(actor=ebru, lead=lead, move="lose", day=DAY, note="Vazgeçti").lost_reason
        == "Vazgeçti"
    )


def test_every_open_stage_can_be_lost_and_every_stage_left() -> None:
    assert set(LEAD.moves["lose"].sources) == set(OPEN_STAGES)
    assert {source for move in LEAD.moves.values() for source in move.sources} == set(Stage.values)


def test_a_stale_form_of_a_lead_is_refused(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    lead = entered_lead(ebru)
    actions.change_lead(actor=ebru, lead=lead, facts=lead_facts(jobs=70), seen=0)
    with pytest.raises(Refused):
        actions.change_lead(actor=ebru, lead=lead, facts=lead_facts(jobs=80), seen=0)
    assert Lead.objects.get().jobs == 70


def test_viewers_and_unit_contacts_enter_no_lead(cast: Cast) -> None:
    for name in ("Veli", "Umut", "Derya"):
        with pytest.raises(Refused):
            entered_lead(cast.gaziantep.actor(name))
    assert not Lead.objects.exists()


def figures(cast: Cast, code: str, **filters: list[str]) -> tuple[float | None, int]:
    """The value of a measure and the number of its evidence rows."""
    binding = Binding(code, cast.gaziantep.office.pk, filters)
    found = measure(code)
    rows = found.rows(found.records(binding, YEAR))
    assert len(rows) == len(found.public_rows(found.records(binding, YEAR)))
    value = found.figure(binding, YEAR).value
    return None if value is None else float(value), len(rows)


def test_the_measures_count_what_their_evidence_shows(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    asked(ebru)
    asked(ebru, target_group="women")
    asked(ebru, asked_on=date(2025, 12, 31))
    asked(cast.orhangazi.actor("Emine"))
    assert figures(cast, "contacts.advisory_requests") == (2, 2)
    assert figures(cast, "contacts.advisory_requests", groups=["women"]) == (1, 1)
    visit = visited(ebru)
    problem = troubled(ebru, visit)
    assert figures(cast, "contacts.problems_solved") == (0, 0)
    actions.end_problem(actor=ebru, problem=problem, solved=True, outcome="Oldu", day=DAY)
    assert figures(cast, "contacts.investor_visits", sectors=["machinery"]) == (1, 1)
    assert figures(cast, "contacts.problems_solved", areas=["infrastructure"]) == (1, 1)
    activities.cancel_activity(actor=ebru, activity=visit.activity, reason="Ertelendi")
    assert figures(cast, "contacts.investor_visits") == figures(cast, "contacts.problems_solved") == (0, 0)


def test_jobs_that_are_not_known_are_not_zero(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    assert figures(cast, "contacts.investment_jobs") == (0, 0)
    for jobs in (None, 60):
        lead = entered_lead(ebru, jobs=jobs)
        for move in ROUND:
            lead = actions.move_lead(actor=ebru, lead=lead, move=move, day=DAY)
        assert figures(cast, "contacts.investment_jobs")[0] == jobs
    assert figures(cast, "contacts.investments_concluded") == (2, 2)


def test_public_evidence_names_no_firm_and_no_question(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    asked(ebru, asker="institution", institution="Gizli Firma", question="Gizli soru")
    visited(ebru, investor="Gizli Firma")
    for code in ("contacts.advisory_requests", "contacts.investor_visits"):
        found = measure(code)
        rows = found.public_rows(found.records(Binding(code, cast.gaziantep.office.pk), YEAR))
        assert rows
        assert "Gizli" not in str(rows)
