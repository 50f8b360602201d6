"""Nothing of one office reaches another: not by an address, a list, a search, an export, a count or a proposal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from imece.ground.values import clock
from imece.services.accounts.models import Grant
from tests.contracts.snapshots import everything
from tests.contracts.walking import (
    GAZIANTEP_MARK,
    ORHANGAZI_MARK,
    every_page,
    office_pages,
    page_named,
    status_of,
    text_of,
)

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.cast import Cast
    from tests.contracts.walking import Page
    from tests.material.lived_in import Lived

NO_RECORDS = {"office", "institution", "year", "period", "file_format", "source", "about", "view", "section"}
REGISTER = "contacts:"
"""Institutions with their names, pairs and merges belong to the installation: every office's staff finds them."""
SEARCHES = [
    ("finding:search", "q"),
    ("activities:list", "q"),
    ("activities:export", "q"),
    ("activities:institutions", "institution"),
    ("people:list", "q"),
    ("advisory:list", "q"),
    ("advisory:leads", "q"),
    ("advisory:investors", "q"),
    ("advisory:person_options", "person"),
    ("indicators:list", "q"),
    ("accounts:trail", "q"),
    ("accounts:members", "q"),
    ("duties:list", "q"),
]
OF_EVERY_OFFICE = {  # what every office opened to everybody, by design
    "portal:front",
    "portal:offices",
    "portal:sitemap",
    "portal:projects",
    "portal:projects_sheet",
    "portal:embed",
    "portal:district",
    "portal:stories",
    "open_api:projects",
    "open_api:projects_csv",
    "open_api:projects_xlsx",
    "open_api:projects_geojson",
    "open_api:funders",
    "open_api:programmes",
    "open_api:districts",
    "open_api:offices",
    "open_data:page",
    "open_data:atom",
    "open_data:calendar",
}
READABLE_UNDER_A_GRANT = [
    "activities:detail",
    "activities:file",
    "indicators:detail",
    "indicators:inspect",
    "indicators:evidence_list",
    "strategy:plan",
    "strategy:objective",
]


def record_words(page: Page) -> list[str]:
    """The words of an address that name records."""
    if page.name in {"exchange:start", "exchange:template", "reports:paper"}:
        return []
    if page.name.startswith(REGISTER):
        return []
    return [word for word in page.words if word not in NO_RECORDS]


RECORD_PAGES = [page for page in office_pages() if record_words(page)]


def whole(response: HttpResponse) -> str:
    """Headers and text of an answer, without what differs each time."""
    text = f"{dict(response.headers)}\n{text_of(response)}"
    text = re.sub(r"\bfilter-[0-9a-f]{8}\b", "filter", text)
    return re.sub(r"(csrfmiddlewaretoken\" value=|X-Request-Id': |X-CSRFToken\": )[\"'][\w]+", "", text)


def test_there_are_records_to_confuse(gaziantep: Lived, orhangazi: Lived) -> None:
    assert len(RECORD_PAGES) > 60
    shared = {word for word in gaziantep.ids if gaziantep.ids[word] == orhangazi.ids[word]}
    assert shared <= {
        "year",
        "period",
        "file_format",
        "about",
        "view",
        "calendar:entry source",
        "exchange:start kind",
        "exchange:template kind",
        "reports:paper kind",
        "guide:chapter name",
        "guide:picture name",
        "portal:district district",
        "section",
        "open_api:file name",
        "open_api:nothing rest",
    }


@pytest.mark.parametrize("method", ["get", pytest.param("post", marks=pytest.mark.slow)])
def test_records_of_another_office_are_not_found_at_any_address(
    method: str, client: Client, cast: Cast, gaziantep: Lived, orhangazi: Lived
) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    before = everything()
    found = {}
    for page in RECORD_PAGES:
        for word in record_words(page):
            address = page.filled(gaziantep, **{word: page.value(word, orhangazi)})
            status = status_of(client, method, address)
            if status != 404 and not (method == "get" and status == 405):
                found[f"{page.name} {word}"] = status
    assert found == {}
    assert everything() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "ours", "theirs"),
    [("Ayşe", GAZIANTEP_MARK, ORHANGAZI_MARK), ("Osman", ORHANGAZI_MARK, GAZIANTEP_MARK)],
)
def test_no_page_shows_a_word_of_another_office(
    name: str, ours: str, theirs: str, client: Client, cast: Cast, gaziantep: Lived, orhangazi: Lived
) -> None:
    lived = gaziantep if ours == GAZIANTEP_MARK else orhangazi
    cast.enters(client, lived.place, name)
    own, leaked = 0, []
    for page in every_page():
        if page.name in OF_EVERY_OFFICE:
            continue
        for query in ("", "?q=toplantısı", "?q=toplantısı&sort=-title&size=100"):
            text = whole(client.get(page.filled(lived) + query)).casefold()
            own += ours.casefold() in text
            if theirs.casefold() in text:
                leaked.append(page.name + query)
            if "list" not in page.name and "search" not in page.name and "export" not in page.name:
                break
    assert leaked == []
    assert own > 60


def test_a_search_answers_alike_for_a_word_of_another_office_and_a_word_of_nobody(
    client: Client, cast: Cast, gaziantep: Lived, orhangazi: Lived
) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    nonsense = ORHANGAZI_MARK[:-1] + "w"
    for name, parameter in SEARCHES:
        address = page_named(name).filled(gaziantep)
        found = whole(client.get(address, {parameter: ORHANGAZI_MARK}))
        nothing = whole(client.get(address, {parameter: nonsense}))
        assert found.replace(ORHANGAZI_MARK, nonsense) == nothing, name


def test_a_search_finds_what_is_there(client: Client, cast: Cast, gaziantep: Lived) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    for page in ("finding:search", "activities:list"):
        text = whole(client.get(page_named(page).filled(gaziantep), {"q": GAZIANTEP_MARK}))
        assert text.count(f"Su toplantısı {GAZIANTEP_MARK}"), page


def test_a_grant_opens_records_for_reading_only_and_until_it_is_revoked(
    client: Client, cast: Cast, orhangazi: Lived
) -> None:
    grant = cast.grant(cast.orhangazi, cast.bursa)
    cast.enters(client, cast.bursa, "Burak")
    for name in READABLE_UNDER_A_GRANT:
        assert status_of(client, "get", page_named(name).filled(orhangazi, office="bursa")) == 200, name
    assert ORHANGAZI_MARK in whole(client.get("/o/bursa/activities/"))
    assert ORHANGAZI_MARK in whole(client.get("/o/bursa/search/", {"q": "toplantısı"}))
    Grant.objects.filter(pk=grant.pk).update(revoked_at=clock.now())
    for page in RECORD_PAGES:
        if page.name == "accounts:revoke_grant":
            continue
        status = status_of(client, "get", page.filled(orhangazi, office="bursa"))
        assert status in {404, 405}, f"{page.name}: {status}"
    for page in office_pages():
        if not record_words(page):
            text = whole(client.get(page.filled(orhangazi, office="bursa")))
            assert ORHANGAZI_MARK not in text or page.name in {"accounts:grants", "accounts:trail"}, page.name


@pytest.mark.slow
def test_nothing_of_a_granted_office_can_be_changed(client: Client, cast: Cast, orhangazi: Lived) -> None:
    cast.grant(cast.orhangazi, cast.bursa)
    cast.enters(client, cast.bursa, "Burak")
    before = everything()
    loud = {}
    for page in RECORD_PAGES:
        address = page.filled(orhangazi, office="bursa")
        answered = status_of(client, "post", address)
        is_reading_page = status_of(client, "get", address) == 200
        if answered not in {403, 404, 405, 409} and not is_reading_page:
            loud[page.name] = answered
    assert loud == {}
    assert everything() == before
