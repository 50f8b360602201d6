"""The verbs of projects: what they write, what they refuse, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.duties.models import Duty
from imece.services.search.models import Findable
from imece.work.projects import actions, policies, queries
from imece.work.projects.choices import Access, PartnerRole, Status, StoryState
from imece.work.projects.days import Days
from imece.work.projects.facts import SaidMoney, SaidPartner, SaidPlace
from imece.work.projects.models import FINDABLE, FunderDuty, Partner, Project, Story
from tests.unit.work.projects.scenes import facts, funder, recorded

if TYPE_CHECKING:
    from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_lira_come_only_from_a_kept_rate(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    money = SaidMoney(currency="EUR", grant=Decimal("10.01"), rate=Decimal("35.5"), rate_day=date(2026, 1, 2))
    assert recorded(ayse, money=money).grant_try == Decimal("355.36")
    assert recorded(ayse, money=SaidMoney(currency="EUR", grant=Decimal(10))).grant_try is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": Days(start=date(2026, 3, 1), end=date(2026, 2, 1))},
        {"money": SaidMoney(grant=Decimal(-1))},
        {"money": SaidMoney(currency="EUR", grant=Decimal(1), rate=Decimal(35))},
        {"days": Days(end=date(2026, 2, 1)), "extended_end": date(2026, 1, 1)},
    ],
)
def test_project_is_refused_when_its_facts_do_not_fit(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused):
        recorded(cast.gaziantep.actor("Ayşe"), **wrong)
    assert Project.objects.count() == 0


def test_change_is_refused_when_somebody_else_changed_it(cast: Cast) -> None:
    ayse, ebru = cast.gaziantep.actor("Ayşe"), cast.gaziantep.actor("Ebru")
    project = recorded(ayse)
    seen = project.revision
    actions.change_project(actor=ebru, project=project, facts=facts(title="Ebru"), seen_revision=seen)
    with pytest.raises(Refused):
        actions.change_project(actor=ayse, project=project, facts=facts(title="Ayşe"), seen_revision=seen)
    assert Project.objects.get().title == "Ebru"
    same = actions.change_project(actor=ayse, project=project, facts=facts(title="Ebru"), seen_revision=seen)
    assert same.revision == seen + 1


def test_changing_leaves_partners_and_places_when_nothing_is_said_of_them(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    project = recorded(ayse, partners=(SaidPartner(name="Kent"),), places=(SaidPlace(province="27"),))
    actions.change_project(actor=ayse, project=project, facts=facts(title="Yeni"))
    assert (project.partners.count(), project.places.count()) == (1, 1)
    assert Findable.objects.get(kind=FINDABLE).title == "Yeni"


def test_status_moves_by_its_table_only(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    project = recorded(ayse, status=Status.APPLIED)
    today = ayse.today
    with pytest.raises(Refused):
        actions.move_project(actor=ayse, project=project, move="complete", since=today)
    with pytest.raises(Refused):
        actions.move_project(actor=ayse, project=project, move="award", since=today + timedelta(days=1))
    with pytest.raises(Refused):
        actions.move_project(actor=ayse, project=project, move="reject", since=today)
    assert Project.objects.get().status == Status.APPLIED
    moved = actions.move_project(actor=ayse, project=project, move="award", since=today)
    assert (moved.status, moved.awarded_on, moved.counted_on) == (Status.AWARDED, today, today)
    assert [step.status for step in project.status_steps.all()].count(Status.AWARDED) == 1


def test_only_the_coordinator_publishes_and_only_what_has_support(cast: Cast) -> None:
    ayse, ebru = cast.gaziantep.actor("Ayşe"), cast.gaziantep.actor("Ebru")
    idea = recorded(ayse, status=Status.IDEA)
    project = recorded(ayse)
    for actor, thing in ((ebru, project), (ayse, idea)):
        with pytest.raises(Refused):
            actions.publish_project(actor=actor, project=thing)
    assert not queries.open_projects().exists()
    actions.publish_project(actor=ayse, project=project)
    assert list(queries.open_projects()) == [project]
    with pytest.raises(Refused):
        actions.remove_project(actor=ayse, project=project)
    actions.withdraw_project(actor=ayse, project=project)
    assert not queries.open_projects().exists()


def test_open_projects_hold_nothing_of_offices_without_public_pages(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    actions.publish_project(actor=ayse, project=recorded(ayse))
    cast.gaziantep.office.is_public = False
    cast.gaziantep.office.save(update_fields=["is_public"])
    assert Project.objects.filter(access=Access.PUBLIC).exists()
    assert not queries.open_projects().exists()


def test_story_is_published_by_another_person(cast: Cast) -> None:
    ayse, ebru = cast.gaziantep.actor("Ayşe"), cast.gaziantep.actor("Ebru")
    project = recorded(ayse)
    story = actions.save_row(
        actor=ebru,
        project=project,
        row=Story(project=project, title="Öykü", problem="a", work="b", change="c"),
    )
    actions.move_story(actor=ebru, project=project, story=story, target=StoryState.REVIEW)
    with pytest.raises(Refused):
        actions.move_story(actor=ebru, project=project, story=story, target=StoryState.PUBLISHED)
    assert Story.objects.get().published_at is None
    actions.move_story(actor=ayse, project=project, story=story, target=StoryState.PUBLISHED)
    assert Story.objects.get().published_at is not None


def test_duty_to_the_funder_opens_and_closes_a_duty_of_the_office(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    project = recorded(ayse)
    row = actions.save_row(
        actor=ayse,
        project=project,
        row=FunderDuty(project=project, title="Ara rapor", due_on=date(2026, 12, 1)),
    )
    assert Duty.objects.open().get().due_on == date(2026, 12, 1)
    row = FunderDuty.objects.get(pk=row.pk)
    row.done_on = date(2026, 11, 20)
    actions.save_row(actor=ayse, project=project, row=row)
    assert not Duty.objects.open().exists()


def test_row_is_refused_when_it_stands_twice_or_belongs_elsewhere(cast: Cast) -> None:
    ayse, osman = cast.gaziantep.actor("Ayşe"), cast.orhangazi.actor("Osman")
    project, foreign = recorded(ayse), recorded(osman)
    actions.save_row(actor=ayse, project=project, row=Partner(project=project, name="Kent Konseyi"))
    with pytest.raises(Refused):
        actions.save_row(actor=ayse, project=project, row=Partner(project=project, name="KENT konseyi"))
    with pytest.raises(Refused):
        actions.save_row(actor=ayse, project=foreign, row=Partner(project=foreign, name="Sızan"))
    assert [row.name for row in Partner.objects.all()] == ["Kent Konseyi"]
    lead = actions.save_row(
        actor=ayse, project=project, row=Partner(project=project, name="Lider", role=PartnerRole.LEAD)
    )
    assert project.partners.all()[0] == lead


def test_nobody_sees_projects_of_another_office(cast: Cast) -> None:
    project = recorded(cast.gaziantep.actor("Ayşe"))
    assert project in policies.visible_to(cast.gaziantep.actor("Veli"))
    assert project not in policies.visible_to(cast.gaziantep.actor("Umut"))
    assert not policies.visible_to(cast.orhangazi.actor("Osman")).exists()
    cast.grant(cast.gaziantep, cast.bursa)
    granted = cast.bursa.actor("Burak")
    assert project in policies.visible_to(granted)
    assert not policies.may_edit(granted, project).allowed


def test_funders_of_another_office_are_refused(cast: Cast) -> None:
    osman = cast.orhangazi.actor("Osman")
    own = actions.add_funder(actor=osman, values={"name": "Yerel Fon", "kind": "other"})
    with pytest.raises(Refused):
        recorded(cast.gaziantep.actor("Ayşe"), funder=own)
    with pytest.raises(Refused):
        actions.change_funder(actor=osman, funder=funder(), values={"name": "Benim", "kind": "other"})
    assert Project.objects.count() == 0
    assert funder().name == "Avrupa Birliği"
