"""Invitations: sent, replaced, withdrawn, accepted; never by the wrong person, never twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from imece.ground.rules.decision import Refused
from imece.ground.values import clock
from imece.services.accounts import actions
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Invitation, Membership, User
from imece.services.audit.models import Entry
from imece.services.notices.models import Letter

if TYPE_CHECKING:
    from tests.cast import Cast

FACTS = actions.InvitationFacts(email="Yeni@Kurum.example", role=Role.EXPERT, name="Yeni Kişi")


def token_of(invited: actions.Invited) -> str:
    return invited.address.rstrip("/").rsplit("/", 1)[-1]


@pytest.fixture
def invited(cast: Cast) -> actions.Invited:
    return actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=FACTS)


def test_the_secret_stands_only_in_the_mail(cast: Cast, invited: actions.Invited) -> None:
    letter = Letter.objects.get()
    assert letter.to_address == "yeni@kurum.example"
    assert invited.address in letter.body
    token = token_of(invited)
    assert token not in str(Invitation.objects.values().get())
    assert token not in str(list(Entry.objects.values()))


def test_a_new_person_joins_with_name_and_password(cast: Cast, invited: actions.Invited) -> None:
    seat = actions.accept_invitation(token=token_of(invited), name="Yeni Kişi", password="gizli-uzun-parola")
    assert (seat.office, seat.role, seat.user.email) == (
        cast.gaziantep.office,
        Role.EXPERT,
        "yeni@kurum.example",
    )
    assert seat.user.check_password("gizli-uzun-parola")
    assert seat.is_open_on(clock.today())


def test_an_invitation_works_once(cast: Cast, invited: actions.Invited) -> None:
    actions.accept_invitation(token=token_of(invited), name="A", password="gizli-uzun-parola")
    with pytest.raises(Refused):
        actions.accept_invitation(token=token_of(invited), name="B", password="gizli-uzun-parola")
    assert Membership.objects.filter(user__email="yeni@kurum.example").count() == 1


@pytest.mark.parametrize("token", ["", "x", "ş" * 50, "A" * 43])
def test_a_forged_link_opens_nothing(cast: Cast, invited: actions.Invited, token: str) -> None:
    with pytest.raises(Refused):
        actions.accept_invitation(token=token, name="B", password="gizli-uzun-parola")
    assert not User.objects.filter(email="yeni@kurum.example").exists()


def test_an_invitation_lapses_after_14_days(cast: Cast, invited: actions.Invited) -> None:
    with time_machine.travel(clock.now() + timedelta(days=14, seconds=1), tick=False), pytest.raises(Refused):
        actions.accept_invitation(token=token_of(invited), name="B", password="gizli-uzun-parola")
    assert not User.objects.filter(email="yeni@kurum.example").exists()
    with time_machine.travel(clock.now() + timedelta(days=13, hours=23), tick=False):
        assert actions.accept_invitation(token=token_of(invited), name="B", password="gizli-uzun-parola").pk


def test_a_withdrawn_or_replaced_invitation_opens_nothing(cast: Cast, invited: actions.Invited) -> None:
    again = actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=FACTS)
    with pytest.raises(Refused):
        actions.accept_invitation(token=token_of(invited), name="B", password="gizli-uzun-parola")
    actions.withdraw_invitation(actor=cast.gaziantep.actor("Ayşe"), invitation=again.invitation)
    with pytest.raises(Refused):
        actions.accept_invitation(token=token_of(again), name="B", password="gizli-uzun-parola")
    with pytest.raises(Refused):
        actions.withdraw_invitation(actor=cast.gaziantep.actor("Ayşe"), invitation=again.invitation)
    assert not User.objects.filter(email="yeni@kurum.example").exists()


def test_another_person_does_not_use_the_link(cast: Cast, invited: actions.Invited) -> None:
    with pytest.raises(Refused):
        actions.accept_invitation(token=token_of(invited), person=cast.nobody)
    assert not Membership.objects.filter(user=cast.nobody).exists()
    invited.invitation.refresh_from_db()
    assert invited.invitation.accepted_at is None


def test_somebody_with_an_account_does_not_make_a_second_one(cast: Cast) -> None:
    facts = actions.InvitationFacts(email=cast.nobody.email, role=Role.VIEWER)
    invited = actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    with pytest.raises(Refused):
        actions.accept_invitation(token=token_of(invited), name="Sahte", password="gizli-uzun-parola")
    cast.nobody.refresh_from_db()
    assert not cast.nobody.has_usable_password() or not cast.nobody.check_password("gizli-uzun-parola")
    assert actions.accept_invitation(token=token_of(invited), person=cast.nobody).role == Role.VIEWER


def test_a_former_member_comes_back_to_the_same_seat(cast: Cast) -> None:
    seat = cast.gaziantep.members["Veli"]
    Membership.objects.filter(pk=seat.pk).update(ends_on=date(2020, 1, 1), is_top_manager=True)
    facts = actions.InvitationFacts(email=seat.user.email, role=Role.EXPERT)
    invited = actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    back = actions.accept_invitation(token=token_of(invited), person=seat.user)
    assert (back.pk, back.role, back.ends_on, back.is_top_manager) == (seat.pk, Role.EXPERT, None, False)


@pytest.mark.parametrize(
    "facts",
    [
        actions.InvitationFacts(email="d@x.example", role=Role.AUDITOR),
        actions.InvitationFacts(email="d@x.example", role=Role.UNIT_CONTACT),
        actions.InvitationFacts(email="d@x.example", role=Role.EXPERT, ends_on=date(2020, 1, 1)),
    ],
)
def test_impossible_invitations_are_not_sent(cast: Cast, facts: actions.InvitationFacts) -> None:
    with pytest.raises(Refused):
        actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    assert not Invitation.objects.exists()
    assert not Letter.objects.exists()


def test_a_member_is_not_invited_again(cast: Cast) -> None:
    facts = actions.InvitationFacts(email=cast.gaziantep.members["Ebru"].user.email.upper(), role=Role.VIEWER)
    with pytest.raises(Refused):
        actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    assert not Letter.objects.exists()


def test_a_unit_of_another_office_is_refused(cast: Cast) -> None:
    facts = actions.InvitationFacts(
        email="d@x.example", role=Role.UNIT_CONTACT, unit=cast.orhangazi.unit("Merkez")
    )
    with pytest.raises(Refused):
        actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("person", ["Ebru", "Umut", "Veli", "Derya"])
def test_only_the_coordinator_invites(cast: Cast, person: str) -> None:
    with pytest.raises(Refused):
        actions.invite(actor=cast.gaziantep.actor(person), facts=FACTS)
    assert not Invitation.objects.exists()


def test_the_mail_speaks_the_language_of_the_invited(cast: Cast) -> None:
    facts = actions.InvitationFacts(email="d@x.example", role=Role.VIEWER, language="en")
    invited = actions.invite(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    assert "/en/invitation/" in invited.address
    assert "invites you" in Letter.objects.get().body
