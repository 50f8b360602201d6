"""Opening offices, their kinds and their settings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, kinds, setup
from imece.services.accounts.choices import OfficeKind, Role
from imece.services.accounts.models import Invitation, Office, User
from imece.services.audit.actions import Signature
from imece.services.audit.models import Entry
from imece.services.notices.models import Letter
from imece.work.indicators.choices import Approver

if TYPE_CHECKING:
    from tests.cast import Cast

NEW = actions.NewOffice(
    kind=OfficeKind.AGENCY, name="  Deneme   Ajansı ", slug="deneme", coordinator_email="Ilk@Ajans.example"
)


@pytest.fixture
def administrator(db: None) -> User:
    return actions.name_administrator(
        email="yonetici@imece.example", name="Yönetici", password="cok-uzun-parola-9"
    )


@pytest.mark.parametrize("kind", OfficeKind)
def test_every_kind_has_a_whole_profile(kind: OfficeKind) -> None:
    found = kinds.profile(kind)
    assert found.kind == kind
    assert found.menu[0] == "backoffice:home"
    assert found.word("unit")
    assert found.name.in_language("en") != ""
    assert [step.position for step in found.approval] == list(range(1, len(found.approval) + 1))
    assert {step.approver for step in found.approval} <= set(Approver.values)
    assert all(duty.title.tr and duty.title.en and duty.source for duty in found.duties)


@pytest.mark.parametrize(
    ("kind", "steps"),
    [("municipality", 3), ("governorship", 2), ("district", 0), ("agency", 3), ("scheme", 1)],
)
def test_approval_chain_is_as_long_as_the_kind_says(kind: str, steps: int) -> None:
    assert len(kinds.profile(kind).approval) == steps


def test_a_duty_on_the_last_day_knows_leap_years() -> None:
    duty = next(d for d in kinds.profile("municipality").duties if d.code == "plan_year_evaluation")
    assert duty.due_on(2027) == date(2027, 2, 28)
    assert duty.due_on(2028) == date(2028, 2, 29)


def test_open_office_invites_its_first_coordinator_and_tells_the_other_apps(administrator: User) -> None:
    told: list[tuple[Office, Signature]] = []

    @setup.on_office_opened
    def listen(office: Office, signature: Signature) -> None:
        told.append((office, signature))

    try:
        invited = actions.open_office(administrator=administrator, facts=NEW)
    finally:
        setup.forget(listen)
    office = Office.objects.get(slug="deneme")
    assert office.name == "Deneme Ajansı"
    assert told == [(office, Signature(office.pk, administrator.pk, "Yönetici"))]
    assert (invited.invitation.email, invited.invitation.role) == ("ilk@ajans.example", Role.COORDINATOR)
    assert invited.address in Letter.objects.get().body
    assert set(Entry.objects.filter(office_id=office.pk).values_list("verb", flat=True)) >= {
        "accounts.office_opened",
        "accounts.invited",
    }


def test_first_coordinator_belongs_to_the_office_s_root_unit(administrator: User) -> None:
    told: list[str] = []

    @setup.on_office_opened
    def listen(office: Office, signature: Signature) -> None:
        told.extend(unit.name for unit in office.units.all())

    try:
        invited = actions.open_office(administrator=administrator, facts=NEW)
    finally:
        setup.forget(listen)
    token = invited.address.rstrip("/").rsplit("/", 1)[-1]
    seat = actions.accept_invitation(token=token, name="İlk Koordinatör", password="cok-uzun-parola-9")
    assert seat.unit is not None
    assert (seat.unit.name, seat.unit.parent, seat.unit.path) == ("Deneme Ajansı", None, f"{seat.unit.pk}/")
    assert told == ["Deneme Ajansı"]
    assert Entry.objects.filter(office_id=seat.office_id, verb="accounts.unit_added").count() == 1


def test_what_an_app_refuses_undoes_the_whole_opening(administrator: User) -> None:
    @setup.on_office_opened
    def refuse(office: Office, signature: Signature) -> None:
        raise Refused("no")

    try:
        with pytest.raises(Refused):
            actions.open_office(administrator=administrator, facts=NEW)
    finally:
        setup.forget(refuse)
    assert not Office.objects.filter(slug="deneme").exists()
    assert not Letter.objects.exists()


def test_only_the_administrator_opens_offices(cast: Cast) -> None:
    before = Office.objects.count()
    with pytest.raises(Refused):
        actions.open_office(administrator=cast.gaziantep.members["Ayşe"].user, facts=NEW)
    assert Office.objects.count() == before
    assert not Invitation.objects.exists()


def test_an_address_is_given_once(administrator: User) -> None:
    actions.open_office(administrator=administrator, facts=NEW)
    with pytest.raises(Refused):
        actions.open_office(administrator=administrator, facts=NEW)
    assert Office.objects.count() == 1


def test_change_office_keeps_other_settings_and_says_what_changed(cast: Cast) -> None:
    office = cast.gaziantep.office
    office.settings = {"else": 1}
    office.save()
    facts = actions.OfficeFacts(
        name="Yeni ad", name_en="New name", province="27", letterhead=" T.C. \nGaziantep "
    )
    actions.change_office(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    office.refresh_from_db()
    assert office.settings == {"else": 1, "letterhead": "T.C. \nGaziantep"}
    assert str(office.said("name", "en")) == "New name"
    changes = Entry.objects.get(verb="accounts.office_changed").changes
    assert changes["name"] == ["Gaziantep Dış İlişkiler", "Yeni ad"]
    assert changes["is_public"] == [True, False]


@pytest.mark.parametrize("person", ["Ebru", "Umut", "Veli", "Derya"])
def test_only_the_coordinator_changes_the_office(cast: Cast, person: str) -> None:
    with pytest.raises(Refused):
        actions.change_office(actor=cast.gaziantep.actor(person), facts=actions.OfficeFacts(name="Başka"))
    cast.gaziantep.office.refresh_from_db()
    assert cast.gaziantep.office.name == "Gaziantep Dış İlişkiler"
    assert not Entry.objects.exists()
