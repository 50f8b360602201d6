"""Entering and changing institutions: who may, what the register refuses, what is found afterwards."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.search.queries import find
from imece.work.contacts import actions
from imece.work.contacts.facts import Facts, OtherName, RefusedNumber, facts_of, number_read
from imece.work.contacts.models import Institution, Standing
from tests.cast import Cast


def test_entered_institution_is_found_by_every_office_and_told_in_the_trail(cast: Cast) -> None:
    expert = cast.gaziantep.actor("Ebru")
    held = actions.enter_institution(
        actor=expert,
        facts=Facts(name="  Türkiye  Belediyeler Birliği ", kind="chamber"),
        names=[OtherName(name="TBB", kind="short")],
    )
    assert held.name == "Türkiye Belediyeler Birliği"
    assert Entry.objects.of(held).get().verb == "contacts.entered"
    for actor in (expert, cast.orhangazi.actor("Emine"), cast.gaziantep.actor("Umut")):
        rows = find(actor, "tbb").rows
        assert [row.object_id for row in rows] == [held.pk]
        assert rows[0].url.startswith(f"/o/{actor.office.slug}/")


@pytest.mark.parametrize("who", ["Umut", "Veli", "Derya"])
def test_entering_is_refused_to_readers(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        actions.enter_institution(actor=cast.gaziantep.actor(who), facts=Facts(name="Yeni Kurum"))
    assert not Institution.objects.exists()


def test_number_of_another_one_is_refused_but_shared_with_the_body_above(cast: Cast) -> None:
    expert = cast.gaziantep.actor("Ebru")
    above = actions.enter_institution(
        actor=expert, facts=Facts(name="Ege Üniversitesi", tax_number="1234567890", detsis_number="12345678")
    )
    for facts in (
        Facts(name="Başka Kurum", tax_number="1234567890"),
        Facts(name="Başka Kurum", detsis_number="12345678", parent=above),
    ):
        with pytest.raises(Refused, match="Ege Üniversitesi"):
            actions.enter_institution(actor=expert, facts=facts)
    actions.enter_institution(
        actor=expert, facts=Facts(name="Fen Fakültesi", tax_number="1234567890", parent=above)
    )
    assert Institution.objects.count() == 2


@pytest.mark.parametrize("typed", ["123", "12345678901", "12345678AB", "١٢٣٤٥٦٧٨٩٠"])
def test_number_is_refused_when_it_cannot_be_one(typed: str) -> None:
    with pytest.raises(RefusedNumber):
        number_read("tax_number", typed)


def test_circle_of_bodies_is_refused(cast: Cast) -> None:
    expert = cast.gaziantep.actor("Ebru")
    above = actions.enter_institution(actor=expert, facts=Facts(name="Üst"))
    below = actions.enter_institution(actor=expert, facts=Facts(name="Alt", parent=above))
    with pytest.raises(Refused):
        actions.change_institution(actor=expert, institution=above, facts=Facts(name="Üst", parent=below))
    above.refresh_from_db()
    assert above.parent is None


def test_stale_change_is_refused_and_nothing_changes(cast: Cast) -> None:
    expert, other = cast.gaziantep.actor("Ebru"), cast.orhangazi.actor("Emine")
    held = actions.enter_institution(actor=expert, facts=Facts(name="Kent Konseyi"))
    actions.change_institution(
        actor=other, institution=held, facts=Facts(name="Kent Konseyi", phone="0224 1"), seen_revision=0
    )
    with pytest.raises(Refused):
        actions.change_institution(
            actor=expert, institution=held, facts=Facts(name="Kent Konseyi", phone="0342 2"), seen_revision=0
        )
    held.refresh_from_db()
    assert (held.phone, held.revision) == ("0224 1", 1)


def test_other_name_is_found_and_refused_twice(cast: Cast) -> None:
    expert = cast.gaziantep.actor("Ebru")
    held = actions.enter_institution(actor=expert, facts=Facts(name="Gaziantep Büyükşehir Belediyesi"))
    actions.add_name(actor=expert, institution=held, name=OtherName(name="GBB Sahinbey"))
    with pytest.raises(Refused):
        actions.add_name(actor=expert, institution=held, name=OtherName(name="gbb şahinbey"))
    assert find(expert, "şahinbey").total == 1
    actions.remove_name(actor=expert, institution=held, name=held.names.get())
    assert find(expert, "şahinbey").total == 0


def test_logo_with_a_script_is_refused(cast: Cast) -> None:
    expert = cast.gaziantep.actor("Ebru")
    held = actions.enter_institution(actor=expert, facts=Facts(name="Kurum"))
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    with pytest.raises(Refused):
        actions.set_logo(actor=expert, institution=held, upload=SimpleUploadedFile("logo.svg", drawing))
    held.refresh_from_db()
    assert held.logo is None


def test_note_stays_in_its_office_and_one_tag_is_one_word(cast: Cast) -> None:
    expert = cast.gaziantep.actor("Ebru")
    held = actions.enter_institution(actor=expert, facts=Facts(name="Kurum"))
    actions.keep_standing(
        actor=expert, institution=held, note="Gizli", tags=["Protokol", "PROTOKOL", " "], seen_revision=0
    )
    with pytest.raises(Refused):
        actions.keep_standing(actor=expert, institution=held, note="Eski sekme", seen_revision=0)
    assert [tag.name for tag in Standing.objects.get().tags.all()] == ["Protokol"]
    assert Standing.objects.get().note == "Gizli"


def test_change_by_a_sheet_is_written_back_unless_somebody_wrote_since(cast: Cast) -> None:
    expert = cast.gaziantep.actor("Ebru")
    held = actions.enter_institution(actor=expert, facts=Facts(name="Kurum", phone="1"))
    line = actions.change_some(actor=expert, institution=held, said={"phone": "2", "city": "X"})
    assert line is not None
    held.refresh_from_db()
    actions.change_institution(
        actor=expert, institution=held, facts=Facts(**{**_said(facts_of(held)), "city": "Y"})
    )
    actions.change_back(actor=expert, entries=[line])
    held.refresh_from_db()
    assert (held.phone, held.city) == ("1", "Y")


def _said(facts: Facts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
