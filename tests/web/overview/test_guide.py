"""The guides' pages: open to everybody, in both languages, and one click from every page."""

from http import HTTPStatus

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.mark.parametrize(("address", "word"), [("/guide/expert/", "Uzman"), ("/en/guide/expert/", "Expert")])
def test_guide_is_shown_in_the_language_of_its_address(client: Client, address: str, word: str) -> None:
    page = client.get(address)
    assert page.status_code == HTTPStatus.OK
    assert f"<h1>{word}</h1>" in page.content.decode()


@pytest.mark.parametrize(
    ("address", "stranger"), [("/guide/contents/", "English"), ("/en/guide/contents/", "Türkçesi")]
)
def test_guide_leaves_the_other_language_to_the_switch(client: Client, address: str, stranger: str) -> None:
    text = client.get(address).content.decode().partition("<article")[2].partition("</article>")[0]
    assert stranger not in text
    assert "README.md" not in text


def test_guides_are_found_by_their_short_address(client: Client) -> None:
    assert client.get("/guide/", follow=True).redirect_chain == [("/guide/contents/", HTTPStatus.FOUND)]


@pytest.mark.parametrize("address", ["/guide/nobody/", "/guide/pictures/nothing.png"])
def test_guide_answers_404_when_there_is_none(client: Client, address: str) -> None:
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_picture_of_a_guide_is_a_picture(client: Client) -> None:
    answer = client.get("/guide/pictures/desk.png")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_page_leads_to_the_section_that_explains_it(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    page = client.get("/o/gaziantep/activities/").content.decode()
    assert 'href="/guide/expert/#finding-and-taking-along"' in page
    english = client.get("/en/o/gaziantep/activities/").content.decode()
    assert 'href="/en/guide/expert/#finding-and-taking-along"' in english


def test_public_page_leads_to_the_citizens_guide(client: Client, cast: Cast) -> None:
    assert 'href="/guide/citizen/"' in client.get("/performans/").content.decode()
