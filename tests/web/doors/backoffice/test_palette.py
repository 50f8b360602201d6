"""The palette: menu, actions, other offices, recent and found records, all within what the person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership
from imece.work.activities import actions
from tests.unit.work.activities.scenes import facts

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.cast import Cast

PALETTE = "/o/gaziantep/palette/"
FRAGMENT = {"HX-Request": "true"}


def asked(client: Client, text: str = "", path: str = PALETTE) -> str:
    """The lines for a text, as the window gets them."""
    return client.get(path, {"q": text}, headers=FRAGMENT).content.decode()


def test_the_page_without_script_lists_menu_and_actions(client: Client, cast: Cast) -> None:
    page = cast.enters(client, cast.gaziantep, "Ayşe").get(PALETTE).content.decode()

    assert '<ul class="im-menu-list">' in page
    for path in ("/o/gaziantep/activities/new/", "/o/gaziantep/members/invite/", "/o/gaziantep/plans/"):
        assert path in page


def test_the_window_gets_options_with_ids_of_their_own(client: Client, cast: Cast) -> None:
    lines = asked(cast.enters(client, cast.gaziantep, "Ayşe"))

    assert lines.count('role="option"') == lines.count('id="palette-') - lines.count('id="palette-part-') - 1
    assert 'id="palette-0"' in lines
    assert "<html" not in lines


def test_typed_words_begin_words_of_the_label_in_turkish(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")

    assert "/o/gaziantep/indicators/new/" in asked(client, "YENI GÖST")
    assert "/o/gaziantep/imports/" in asked(client, "ICE")
    assert "/o/gaziantep/imports/" not in asked(client, "çe aktar")


def test_actions_are_those_of_the_role(client: Client, cast: Cast) -> None:
    lines = asked(cast.enters(client, cast.gaziantep, "Veli"))

    assert "/o/gaziantep/activities/" in lines
    for path in ("activities/new/", "members/invite/", "duties/add/", "plans/new/"):
        assert path not in lines


def test_other_offices_are_offered_to_switch_to(client: Client, cast: Cast) -> None:
    seat = cast.gaziantep.members["Ebru"]
    Membership.objects.create(user=seat.user, office=cast.orhangazi.office, role=Role.VIEWER)

    assert 'href="/o/orhangazi/"' in asked(cast.enters(client, cast.gaziantep, "Ebru"), "orhangazi")


def test_found_and_recent_records_are_those_the_person_may_see(client: Client, cast: Cast) -> None:
    ayse, osman = cast.gaziantep.actor("Ayşe"), cast.orhangazi.actor("Osman")
    own = actions.record_activity(actor=ayse, facts=facts(title="Zeytin çalıştayı"))
    other = actions.record_activity(actor=osman, facts=facts(title="Zeytin fuarı"))
    cast.enters(client, cast.gaziantep, "Ayşe")
    for lines in (asked(client, "zeytin"), asked(client)):
        assert f"/activities/{own.pk}/" in lines
        assert f"/activities/{other.pk}/" not in lines

    cast.enters(client, cast.gaziantep, "Umut")
    assert f"/activities/{own.pk}/" not in asked(client, "zeytin")


def test_what_was_worked_on_disappears_with_the_right_to_see_it(client: Client, cast: Cast) -> None:
    umut = cast.gaziantep.actor("Umut")
    mine = actions.record_activity(
        actor=umut, facts=facts(title="Su günü", unit=cast.gaziantep.unit("Su ve Kanalizasyon"))
    )
    cast.enters(client, cast.gaziantep, "Umut")
    assert f"/activities/{mine.pk}/" in asked(client)

    actions.change_activity(
        actor=cast.gaziantep.actor("Ayşe"),
        activity=mine,
        facts=facts(title="Su günü", unit=cast.gaziantep.unit("Kültür")),
    )
    assert f"/activities/{mine.pk}/" not in asked(client)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%", "'\"", "ş" * 5000])
def test_odd_texts_are_no_trouble(client: Client, cast: Cast, text: str) -> None:
    answer = cast.enters(client, cast.gaziantep, "Ayşe").get(PALETTE, {"q": text})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_the_palette_costs_the_same_however_many_records_there_are(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        actions.record_activity(actor=cast.gaziantep.actor("Ayşe"), facts=facts(title=f"Zeytin {number}"))
    cast.enters(client, cast.gaziantep, "Ayşe")
    asked(client)
    for text in ("", "zeytin"):
        with django_assert_max_num_queries(8):
            asked(client, text)


def test_the_shortcuts_have_a_page(client: Client, cast: Cast) -> None:
    assert (
        "<kbd>Ctrl</kbd>"
        in cast.enters(client, cast.gaziantep, "Umut").get("/o/gaziantep/shortcuts/").content.decode()
    )
