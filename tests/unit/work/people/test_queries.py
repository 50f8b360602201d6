"""Finding people: by words of name, role and mail; those who may be the same; segments that live; never over offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.people import actions, policies, queries
from imece.work.people.choices import Basis
from imece.work.people.facts import RoleFacts
from tests.unit.work.people.scenes import MAIL, entered

if TYPE_CHECKING:
    from tests.cast import Cast


def found(cast: Cast, text: str) -> list[str]:
    """The names that a text finds for Ebru."""
    people = policies.visible_to(cast.gaziantep.actor("Ebru")).filter(queries.matching(text))
    return list(people.in_order().values_list("name", flat=True))


def test_people_are_found_by_name_role_and_mail_in_turkish(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    entered(ebru, name="Işıl Çınar")
    entered(
        ebru, name="Can Su", role=RoleFacts(institution="Ticaret Odası"), points={MAIL: "can@oda.example"}
    )
    entered(cast.orhangazi.actor("Emine"), name="Işıl Gizli")
    assert found(cast, "ISIL") == ["Işıl Çınar"]
    assert found(cast, "ticaret can") == ["Can Su"]
    assert found(cast, "oda.example") == ["Can Su"]
    assert found(cast, "gizli") == []


def test_alike_ones_are_proposed_by_name_or_by_way_and_never_of_another_office(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    known = entered(ebru)
    entered(cast.orhangazi.actor("Emine"))
    assert queries.alike(ebru, "ÖRNEK Deniz", {}) == [(known, 100)]
    assert queries.alike(ebru, "Bambaşka Biri", {MAIL: "DENIZ@ornek.example"}) == [(known, 100)]
    assert queries.alike(ebru, "Bambaşka Biri", {}) == []
    assert queries.alike(ebru, "Deniz Örnek", {}, besides=known) == []


def test_unit_contacts_see_their_unit_s_people_and_a_grant_opens_nobody(cast: Cast) -> None:
    ebru, water = cast.gaziantep.actor("Ebru"), cast.gaziantep.unit("Su ve Kanalizasyon")
    ours, whole = entered(ebru, name="Su Kişisi", unit=water), entered(ebru, name="Genel Kişi")
    cast.grant(cast.gaziantep, cast.bursa)
    assert list(policies.visible_to(cast.gaziantep.actor("Umut"))) == [ours]
    assert list(policies.visible_to(cast.gaziantep.actor("Kemal"))) == []
    assert set(policies.visible_to(cast.gaziantep.actor("Veli"))) == {ours, whole}
    assert not policies.visible_to(cast.bursa.actor("Burak")).exists()
    assert not policies.visible_to(cast.orhangazi.actor("Osman")).exists()


def test_a_segment_holds_whoever_fits_today_and_tells_whom_one_may_write_to(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    segment = actions.save_segment(actor=ebru, view="people:list", query="group=youth", name="Gençlik")
    assert queries.reach(queries.members_of(ebru, segment)).found == 0
    entered(ebru, groups=("youth",))
    silent = entered(ebru, name="Su", groups=("women", "youth"), basis=Basis.CONSENT, points={})
    entered(ebru, name="Can", groups=("women",))
    actions.withdraw_consent(actor=ebru, person=silent, day=ebru.today)
    reach = queries.reach(queries.members_of(ebru, segment))
    assert (reach.found, reach.writable, reach.with_mail) == (2, 1, 1)
