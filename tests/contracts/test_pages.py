"""Each page as it is made: one language, one heading, every field named, no word of the other language."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polib
import pytest

from tests.contracts.page_reader import faults_of, read
from tests.contracts.walking import content_of, enter, every_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived

SOURCE: Final = Path(__file__).resolve().parents[2] / "src" / "imece"
# What stands in either language: the product, each language by its own name, the kind of a page for those who share it.
SAID_ON_PURPOSE: Final = {"İmece", "Türkçe", "English", "website"}


def pages_in(client: Client, lived: Lived, prefix: str) -> Iterator[tuple[str, str]]:
    """(page, text) of every whole page in a language."""
    for page in every_page():
        response = client.get(prefix + page.filled(lived))
        text = content_of(response).decode("utf-8", errors="replace")
        if response.status_code == 200 and text.lstrip().lower().startswith("<!doctype html"):
            yield page.name, text


@pytest.mark.parametrize(
    ("language", "prefix", "who"),
    [
        ("tr", "", "coordinator"),
        pytest.param("en", "/en", "coordinator", marks=pytest.mark.slow),
        pytest.param("tr", "", "unit contact", marks=pytest.mark.slow),
    ],
)
def test_pages_are_well_made(
    language: str, prefix: str, who: str, client: Client, cast: Cast, gaziantep: Lived
) -> None:
    enter(client, cast, who)
    faults = {
        name: found
        for name, text in pages_in(client, gaziantep, prefix)
        if (found := faults_of(text, language))
    }
    assert faults == {}


@lru_cache(maxsize=1)
def turkish_of_the_software() -> frozenset[str]:
    """Every Turkish text of the catalogues that is neither its English nor a mere name or mark."""
    found = set()
    for file in SOURCE.rglob("locale/tr/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(file)):
            if "%" not in entry.msgstr and entry.msgstr != entry.msgid:
                found.add(" ".join(entry.msgstr.split()))
    english = {
        " ".join(entry.msgid.split())
        for file in SOURCE.rglob("locale/tr/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(file))
    }
    return frozenset(found - english - SAID_ON_PURPOSE)


def test_english_pages_say_nothing_in_turkish(client: Client, cast: Cast, gaziantep: Lived) -> None:
    enter(client, cast, "coordinator")
    turkish = turkish_of_the_software()
    assert len(turkish) > 500
    unit_names = {unit.name for unit in gaziantep.place.units.values()}
    mixed: dict[str, set[str]] = {}
    for name, text in pages_in(client, gaziantep, "/en"):
        for words, language in read(text).words:
            if language == "en" and words in turkish and words not in unit_names:
                mixed.setdefault(name, set()).add(words)
    assert mixed == {}


def test_turkish_pages_leave_nothing_in_english(client: Client, cast: Cast, gaziantep: Lived) -> None:
    enter(client, cast, "coordinator")
    english = {
        entry.msgid
        for file in SOURCE.rglob("locale/tr/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(file))
        if entry.msgstr != entry.msgid
        and re.search(r"[A-Za-z]{4}", entry.msgid)
        and entry.msgid not in SAID_ON_PURPOSE
    }
    left: dict[str, set[str]] = {}
    for name, text in pages_in(client, gaziantep, ""):
        for words, language in read(text).words:
            if language == "tr" and words in english:
                left.setdefault(name, set()).add(words)
    assert left == {}
