"""The page of the approval chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.indicators.models import ApprovalStep

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

ADDRESS = "/o/gaziantep/reporting/chain/"


def test_coordinator_lays_two_steps_and_sees_them_again(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    response = client.post(
        ADDRESS,
        {
            "step0-name": "Birim amiri",
            "step0-approver": "unit_head",
            "step0-allows_self": "on",
            "step1-name": "Uzman",
            "step1-approver": "member",
            "step1-member": cast.gaziantep.members["Ebru"].pk,
        },
    )
    assert response.status_code == 302
    steps = list(ApprovalStep.objects.filter(office=cast.gaziantep.office))
    assert [(s.name, s.approver, s.member, s.allows_self) for s in steps] == [
        ("Birim amiri", "unit_head", None, True),
        ("Uzman", "member", cast.gaziantep.members["Ebru"], False),
    ]
    assert 'value="Birim amiri"' in client.get(ADDRESS).content.decode()


def test_wrong_steps_come_back_with_a_sentence_and_nothing_is_laid(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    stranger = cast.orhangazi.members["Osman"].pk
    for posted in (
        {"step0-name": "Üye", "step0-approver": "member"},
        {"step0-name": "Üye", "step0-approver": "member", "step0-member": stranger},
        {"step0-name": "Kim?", "step0-approver": "nobody"},
        {"step0-name": "x" * 101, "step0-approver": "coordinator"},
    ):
        assert client.post(ADDRESS, posted).status_code == 200
    assert not ApprovalStep.objects.filter(office=cast.gaziantep.office).exists()


def test_others_are_refused_with_the_reason(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    response = client.get(ADDRESS)
    assert response.status_code == 403
    assert "koordinatör" in response.content.decode().lower()
