"""Public text in several languages, with a note when one is missing."""

from __future__ import annotations

from django.utils import translation

from imece.services.accounts.models import Office


def test_text_is_said_in_the_readers_language_when_it_is_there() -> None:
    office = Office(name="Dış İlişkiler")
    office.say("name", "en", "External Relations")
    assert str(office.said("name", "en")) == "External Relations"
    assert not office.said("name", "en").missing
    with translation.override("tr"):
        assert str(office.said("name")) == "Dış İlişkiler"


def test_turkish_is_shown_and_marked_when_the_language_is_missing() -> None:
    said = Office(name="Dış İlişkiler").said("name", "de")
    assert (said.text, said.language, said.missing) == ("Dış İlişkiler", "tr", True)


def test_empty_text_takes_a_language_away() -> None:
    office = Office(name="Ad")
    office.say("name", "en", "Name")
    office.say("name", "en", "")
    assert office.said("name", "en").missing
    assert not Office(name="").said("name", "en").missing
