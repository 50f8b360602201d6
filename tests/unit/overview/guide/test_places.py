"""The way from a page to its section: the longest name decides, and the reader's role chooses."""

import pytest

from imece.overview.guide.chapters import chapter
from imece.overview.guide.places import PLACES, place_of
from imece.services.accounts.choices import Role


@pytest.mark.parametrize(("name", "place"), [(name, place) for name in PLACES for place in PLACES[name]])
def test_section_exists_for_every_place(name: str, place: tuple[str, str]) -> None:
    found = {section.id for section in chapter(place[0], "en").sections}
    assert not place[1] or place[1] in found, f"{name} names a section that is not there"


@pytest.mark.parametrize(
    ("view_name", "role", "expected"),
    [
        ("activities:edit", Role.EXPERT, ("expert", "an-activity-in-half-a-minute")),
        ("activities:edit", Role.UNIT_CONTACT, ("unit-contact", "afterwards")),
        ("activities:files", Role.EXPERT, ("expert", "documents-and-photos")),
        ("indicators:verify", Role.COORDINATOR, ("auditor", "is-it-still-what-was-approved")),
        ("indicators:enter", None, ("unit-contact", "what-you-do")),
        ("", None, ("README", "")),
    ],
)
def test_place_is_that_of_the_page_and_the_reader(
    view_name: str, role: Role | None, expected: tuple[str, str]
) -> None:
    assert place_of(view_name, role) == expected
