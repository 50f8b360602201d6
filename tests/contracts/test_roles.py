"""Who gets which answer at which address: every page × everybody, held against a file that people read.

A new address fails here until `python -m tests.contracts.write_roles` was run and its lines were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.roles import EVERYBODY, FILE, answers_for, kept, written
from tests.contracts.walking import every_page

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived

DAILY = {"coordinator", "unit contact", "anonymous"}
READ_IT = "Run `python -m tests.contracts.write_roles` and read what changed in roles.json."


def test_every_page_is_in_the_file() -> None:
    asked = {f"{method} {page.name}" for page in every_page() for method in ("GET", "POST")}
    assert asked == set(kept()), READ_IT
    assert len(kept()) > 200


# In daily work three of them walk: who may most, who may little, nobody.
@pytest.mark.parametrize(
    "who",
    [who if who in DAILY else pytest.param(who, marks=pytest.mark.slow) for who in EVERYBODY],
)
def test_answers_are_those_of_the_file_when_a_person_walks_everywhere(
    who: str, client: Client, cast: Cast, gaziantep: Lived
) -> None:
    expected = {page: answers[who] for page, answers in kept().items()}
    found = answers_for(who, client, cast, gaziantep)
    changed = {
        page: f"{expected.get(page)} → {status}"
        for page, status in found.items()
        if expected.get(page) != status
    }
    assert changed == {}, READ_IT


def test_the_file_is_as_it_would_be_written() -> None:
    assert FILE.read_text("utf-8") == written(kept())


def test_nobody_outside_an_office_gets_further_than_its_door() -> None:
    pages = {page.name: page for page in every_page()}
    for asked, answers in kept().items():
        method, name = asked.split(" ")
        if not pages[name].is_of_office:
            continue
        assert answers["coordinator of another office"] in {404, 405}, asked
        assert answers["nobody's member"] in {404, 405}, asked
        assert answers["anonymous"] in {302, 405}, asked
        if method == "POST":
            assert answers["auditor"] in {403, 404, 405}, asked


def test_no_answer_is_a_fault() -> None:
    assert [asked for asked, answers in kept().items() if 500 in answers.values()] == []
