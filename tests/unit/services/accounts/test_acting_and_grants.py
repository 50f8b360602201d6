"""Vekâlet and grants: only on their days, only as far as they reach, gone when taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import RequestFactory

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions
from imece.services.accounts.choices import Role
from imece.services.accounts.doorway import ACTING_KEY, actor_in
from imece.services.accounts.models import Acting, Grant, Membership, Office
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from tests.cast import Cast

LATER = date(2099, 1, 1)


def named(cast: Cast, principal: str = "Ayşe", deputy: str = "Ebru", **facts: Any) -> Acting:
    ayse = cast.gaziantep.actor("Ayşe")
    return actions.set_acting(
        actor=ayse,
        principal=cast.gaziantep.members[principal],
        deputy=cast.gaziantep.members[deputy],
        first=facts.get("first", ayse.today),
        last=facts.get("last", ayse.today + timedelta(days=3)),
        reason="Olur 12/345",
    )


def entered(cast: Cast, name: str, acting: Acting | None) -> Actor:
    request = RequestFactory().get("/")
    request.user = cast.gaziantep.members[name].user
    request.session = {ACTING_KEY: {"gaziantep": acting.pk}} if acting else {}  # type: ignore[assignment]
    return actor_in(request, "gaziantep")


def test_a_deputy_has_the_principals_role_and_signs_on_behalf(cast: Cast) -> None:
    actor = entered(cast, "Ebru", named(cast))
    assert actor.role == Role.COORDINATOR
    assert (actor.signature.name, actor.signature.behalf_name) == ("Ebru", "Ayşe")
    assert actor.unit == cast.gaziantep.unit("Dış İlişkiler Dairesi Başkanlığı")


@pytest.mark.parametrize("days", [(-5, -1), (1, 5)])
def test_a_deputyship_opens_nothing_before_or_after_its_days(cast: Cast, days: tuple[int, int]) -> None:
    acting, today = named(cast), cast.gaziantep.actor("Ayşe").today
    Acting.objects.filter(pk=acting.pk).update(
        first=today + timedelta(days=days[0]), last=today + timedelta(days=days[1])
    )
    assert entered(cast, "Ebru", acting).role == Role.EXPERT
    acting.refresh_from_db()
    with pytest.raises(Refused):
        actions.start_acting(actor=cast.gaziantep.actor("Ebru"), acting=acting)


def test_an_ended_deputyship_opens_nothing(cast: Cast) -> None:
    acting = named(cast)
    actions.end_acting(actor=cast.gaziantep.actor("Ayşe"), acting=acting)
    assert entered(cast, "Ebru", acting).role == Role.EXPERT
    with pytest.raises(Refused):
        actions.end_acting(actor=cast.gaziantep.actor("Ayşe"), acting=acting)


def test_acting_never_outlives_the_principals_seat(cast: Cast) -> None:
    acting = named(cast)
    Membership.objects.filter(pk=acting.principal_id).update(ends_on=date(2020, 1, 1))
    assert entered(cast, "Ebru", acting).role == Role.EXPERT


def test_acting_never_outlives_the_principals_account(cast: Cast) -> None:
    acting = named(cast)
    user = cast.gaziantep.members["Ayşe"].user
    user.is_active = False
    user.save()
    assert entered(cast, "Ebru", acting).role == Role.EXPERT


def test_another_members_deputyship_is_no_use(cast: Cast) -> None:
    acting = named(cast)
    assert entered(cast, "Veli", acting).role == Role.VIEWER
    with pytest.raises(Refused):
        actions.start_acting(actor=cast.gaziantep.actor("Veli"), acting=acting)
    assert not Entry.objects.filter(verb="accounts.acting_started").exists()


def test_acting_gives_no_more_than_the_principal_has(cast: Cast) -> None:
    actor = entered(cast, "Ebru", named(cast, principal="Umut"))
    assert actor.role == Role.UNIT_CONTACT
    assert actor.unit == cast.gaziantep.unit("Su ve Kanalizasyon")
    with pytest.raises(Refused):
        actions.invite(actor=actor, facts=actions.InvitationFacts(email="x@x.example", role=Role.COORDINATOR))


@pytest.mark.parametrize(
    "facts",
    [
        {"deputy": "Ayşe"},
        {"deputy": "Derya"},
        {"principal": "Derya", "deputy": "Ebru"},
        {"principal": "Veli", "deputy": "Ebru"},
        {"first": date(2020, 1, 1), "last": date(2020, 1, 2)},
        {"first": LATER, "last": date(2098, 1, 1)},
    ],
)
def test_deputyships_that_make_no_sense_are_refused(cast: Cast, facts: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        named(cast, **facts)
    assert not Acting.objects.exists()


def test_a_deputyship_stays_within_both_memberships(cast: Cast) -> None:
    today = cast.gaziantep.actor("Ayşe").today
    Membership.objects.filter(pk=cast.gaziantep.members["Ebru"].pk).update(ends_on=today + timedelta(days=1))
    with pytest.raises(Refused):
        named(cast)
    assert not Acting.objects.exists()


def test_one_deputy_at_a_time(cast: Cast) -> None:
    named(cast)
    with pytest.raises(Refused):
        named(cast, deputy="Umut")
    assert Acting.objects.count() == 1


def test_a_member_of_another_office_is_no_deputy(cast: Cast) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    with pytest.raises(Refused):
        actions.set_acting(
            actor=ayse,
            principal=cast.gaziantep.members["Ayşe"],
            deputy=cast.orhangazi.members["Emine"],
            first=ayse.today,
            last=LATER,
        )
    assert not Acting.objects.exists()


@pytest.mark.parametrize("person", ["Ebru", "Umut", "Veli", "Derya"])
def test_only_the_coordinator_names_deputies_and_grants(cast: Cast, person: str) -> None:
    actor, members = cast.gaziantep.actor(person), cast.gaziantep.members
    with pytest.raises(Refused):
        actions.set_acting(
            actor=actor, principal=members["Ayşe"], deputy=members["Ebru"], first=actor.today, last=LATER
        )
    with pytest.raises(Refused):
        actions.give_grant(
            actor=actor, facts=actions.GrantFacts(receiver=cast.bursa.office, first=actor.today)
        )
    assert not Acting.objects.exists()
    assert not Grant.objects.exists()


def test_a_grant_opens_the_givers_records_from_its_first_day_until_it_is_revoked(cast: Cast) -> None:
    osman, giver = cast.orhangazi.actor("Osman"), cast.orhangazi.office
    facts = actions.GrantFacts(receiver=cast.bursa.office, first=osman.today, reason="Valilik izler")
    grant = actions.give_grant(actor=osman, facts=facts)
    assert cast.bursa.actor("Burak").readable_office_ids == {cast.bursa.office.pk, giver.pk}
    assert cast.orhangazi.actor("Osman").readable_office_ids == {giver.pk}
    assert not cast.bursa.actor("Burak").owns(giver.pk)
    actions.revoke_grant(actor=osman, grant=grant)
    assert cast.bursa.actor("Burak").readable_office_ids == {cast.bursa.office.pk}
    for office in (giver, cast.bursa.office):
        verbs = Entry.objects.filter(office_id=office.pk).order_by("pk").values_list("verb", flat=True)
        assert list(verbs) == ["accounts.grant_given", "accounts.grant_revoked"]


@pytest.mark.parametrize("days", [(-5, -1), (1, 5)])
def test_a_grant_opens_nothing_before_or_after_its_days(cast: Cast, days: tuple[int, int]) -> None:
    grant, today = cast.grant(cast.orhangazi, cast.bursa), cast.bursa.actor("Burak").today
    Grant.objects.filter(pk=grant.pk).update(
        first=today + timedelta(days=days[0]), last=today + timedelta(days=days[1])
    )
    assert cast.bursa.actor("Burak").readable_office_ids == {cast.bursa.office.pk}


def test_a_unit_contact_never_reads_another_office(cast: Cast) -> None:
    cast.grant(cast.orhangazi, cast.gaziantep)
    assert cast.gaziantep.actor("Umut").readable_office_ids == {cast.gaziantep.office.pk}


def test_the_receiver_cannot_revoke_and_a_third_office_does_not_find_it(cast: Cast) -> None:
    grant = cast.grant(cast.orhangazi, cast.bursa)
    with pytest.raises(Refused):
        actions.revoke_grant(actor=cast.bursa.actor("Burak"), grant=grant)
    with pytest.raises(Grant.DoesNotExist):
        actions.revoke_grant(actor=cast.gaziantep.actor("Ayşe"), grant=grant)
    grant.refresh_from_db()
    assert grant.revoked_at is None


def test_grants_that_make_no_sense_are_refused(cast: Cast) -> None:
    osman = cast.orhangazi.actor("Osman")
    sample = Office.objects.create(slug="ornek", name="Örnek", kind="district", is_sample=True)
    for facts in (
        actions.GrantFacts(receiver=cast.orhangazi.office, first=osman.today),
        actions.GrantFacts(receiver=sample, first=osman.today),
        actions.GrantFacts(receiver=cast.bursa.office, first=osman.today, last=date(2020, 1, 1)),
    ):
        with pytest.raises(Refused):
            actions.give_grant(actor=osman, facts=facts)
    assert not Grant.objects.exists()
    cast.grant(cast.orhangazi, cast.bursa)
    with pytest.raises(Refused):
        actions.give_grant(
            actor=osman, facts=actions.GrantFacts(receiver=cast.bursa.office, first=osman.today)
        )
    assert Grant.objects.count() == 1
