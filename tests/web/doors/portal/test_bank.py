"""The public bank on the screen: map and list of one question, its pages, its download, its frame."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from imece.services.accounts.models import Office
from imece.work.projects import actions
from tests.contracts.walking import content_of
from tests.material.open_bank import NIZIP, ORHANGAZI, SAHINBEY, facts_of, open_bank, publish

if TYPE_CHECKING:
    from django.test import Client

    from imece.work.projects.models import Project
    from tests.cast import Cast

PROJECTS = "/projeler/"
TITLES = re.compile(r'<h3><a class="bank-link" href="(/projeler/\d+/)">(?:<span[^>]*>)?([^<]+)')


@pytest.fixture
def projects(cast: Cast) -> list[Project]:
    """Six open projects of Gaziantep, one that stays inside, one open in Orhangazi."""
    made = open_bank(cast.gaziantep.actor("Ayşe"), 6)
    actions.record_project(actor=cast.gaziantep.actor("Ayşe"), facts=facts_of(7, title="Gizli hazırlık"))
    publish(
        cast.orhangazi.actor("Osman"),
        facts_of(
            8,
            title="Zeytin yolu",
            places=(type(facts_of(0).places[0])(province="16", district=ORHANGAZI),),  # type: ignore[index]
        ),
    )
    return made


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return content_of(response).decode()


def titles(text: str) -> list[str]:
    return [title for _address, title in TITLES.findall(text)]


def test_bank_is_there_before_anything_is_published(client: Client, cast: Cast) -> None:
    text = text_of(client, PROJECTS)
    assert "yayımla" in text
    assert "im-map-country" in text


def test_map_and_list_say_the_same(client: Client, projects: list[Project]) -> None:
    text = text_of(client, PROJECTS)
    assert len(titles(text)) == 7
    assert 'aria-label="Gaziantep: 6 proje' in text
    assert 'aria-label="Bursa: 1 proje' in text
    assert "Gizli hazırlık" not in text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("province=16", 1),
        (f"province=27&district={NIZIP}", 2),
        ("theme=waste", 7),
        ("target_group=youth", 7),
        ("status=completed", 2),
        ("year=2020", 3),
        ("country=IT", 3),
        ("office=orhangazi", 1),
        ("amount=0", 1),
        ("q=zeytin", 1),
        ("q=olive", 0),
        ("q=recycling", 7),
        ("q=DÖNÜŞÜM", 6),
        ("q=zxeytin", 1),
        ("funder=nonsense&province=99&page=-4&size=x&by=y", 7),
    ],
)
def test_filters_of_the_address_narrow_the_list(
    client: Client, projects: list[Project], query: str, count: int
) -> None:
    assert len(titles(text_of(client, f"{PROJECTS}?{query}"))) == count


def test_slip_of_the_finger_is_named(client: Client, projects: list[Project]) -> None:
    text = text_of(client, f"{PROJECTS}?q=zxeytin")
    assert "zxeytin" in text
    assert "<strong>zeytin</strong>" in text


def test_province_shows_its_districts_as_hexagons(client: Client, projects: list[Project]) -> None:
    text = text_of(client, f"{PROJECTS}?province=27")
    assert "im-map-province" in text
    assert 'aria-label="Şahinbey: 2 proje' in text
    assert "Yavuzeli" in text


def test_every_map_has_its_table(client: Client, projects: list[Project]) -> None:
    for query in ("", "map=districts", "map=countries", "by=amount", "province=27&by=amount"):
        text = text_of(client, f"{PROJECTS}?{query}")
        assert "im-map-legend" in text
        assert "Tablo olarak göster" in text
    assert "Almanya" in text_of(client, f"{PROJECTS}?map=countries")


def test_all_districts_weigh_less_than_the_limit(client: Client, projects: list[Project]) -> None:
    import gzip  # noqa: PLC0415 -- for this one measure

    assert len(gzip.compress(text_of(client, f"{PROJECTS}?map=districts").encode())) < 150_000


def test_download_holds_exactly_what_the_list_shows(client: Client, projects: list[Project]) -> None:
    query = "?theme=waste&sort=title"
    shown = titles(text_of(client, f"{PROJECTS}{query}"))
    response = client.get(f"{PROJECTS}list.csv{query}")
    lines = list(csv.reader(StringIO(content_of(response).decode("utf-8-sig")), delimiter=";"))
    if len(lines[0]) == 1:
        lines = list(csv.reader(StringIO(content_of(response).decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == shown
    assert content_of(client.get(f"{PROJECTS}list.xlsx{query}")).startswith(b"PK")
    assert client.get(f"{PROJECTS}list.exe").status_code == 404


def test_other_sites_may_frame_the_map_and_nothing_else(client: Client, projects: list[Project]) -> None:
    frame = client.get("/embed/projeler/?province=27")
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    assert 'target="_top"' in content_of(frame).decode()
    page = client.get(PROJECTS)
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_project_page_tells_everything_that_is_open(client: Client, projects: list[Project]) -> None:
    text = text_of(client, f"{PROJECTS}{projects[2].pk}/")
    for word in ("Geri dönüşüm atölyesi 2", "Stadt Ulm", "Almanya", "500.000", "Avrupa Birliği", "Atık"):
        assert word in text, word
    assert "sorumludur" in text
    english = text_of(client, f"/en{PROJECTS}{projects[2].pk}/")
    assert "Recycling workshop 2" in english
    assert "funded by the European Union" in english


def test_project_page_speaks_to_machines(client: Client, projects: list[Project]) -> None:
    text = text_of(client, f"{PROJECTS}{projects[2].pk}/")
    written = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert written is not None
    facts = json.loads(written[1])
    assert facts["@type"] == "Project"
    assert facts["name"] == "Geri dönüşüm atölyesi 2"
    assert facts["funding"]["amount"] == {"@type": "MonetaryAmount", "value": 500000.0, "currency": "TRY"}
    assert 'property="og:title" content="Geri dönüşüm atölyesi 2"' in text


def test_text_that_means_harm_stays_text(client: Client, cast: Cast) -> None:
    actions.sync_shared_funders()
    evil = "</script><script>alert(1)</script> & 'x' \""
    made = publish(cast.gaziantep.actor("Ayşe"), facts_of(1, title=evil, summary=evil))
    for address in (f"{PROJECTS}{made.pk}/", PROJECTS, f"{PROJECTS}ilce/{made.places.get().district}/"):
        assert "<script>alert" not in text_of(client, address)


def test_square_code_is_a_picture(client: Client, projects: list[Project]) -> None:
    response = client.get(f"{PROJECTS}{projects[0].pk}/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert b"<svg" in content_of(response)


def test_district_page_counts_its_projects(client: Client, projects: list[Project]) -> None:
    text = text_of(client, f"{PROJECTS}ilce/{SAHINBEY}/")
    assert "Şahinbey / Gaziantep" in text
    assert len(titles(text)) == 2
    assert len(titles(text_of(client, f"{PROJECTS}ilce/{ORHANGAZI}/"))) == 1
    assert titles(text_of(client, f"{PROJECTS}ilce/1104/")) == []
    assert client.get(f"{PROJECTS}ilce/9/").status_code == 404


def test_withdrawn_project_is_gone_everywhere_at_once(
    client: Client, cast: Cast, projects: list[Project]
) -> None:
    assert len(titles(text_of(client, PROJECTS))) == 7
    actions.withdraw_project(actor=cast.gaziantep.actor("Ayşe"), project=projects[0])
    text = text_of(client, PROJECTS)
    assert len(titles(text)) == 6
    assert 'aria-label="Gaziantep: 5 proje' in text
    assert client.get(f"{PROJECTS}{projects[0].pk}/").status_code == 404
    assert client.get(f"{PROJECTS}{projects[0].pk}/qr.svg").status_code == 404
    assert "atölyesi 0" not in content_of(client.get(f"{PROJECTS}list.csv")).decode()


def test_office_without_public_pages_has_no_open_projects(client: Client, projects: list[Project]) -> None:
    Office.objects.filter(slug="gaziantep").update(is_public=False)
    assert client.get(f"{PROJECTS}{projects[0].pk}/").status_code == 404
    assert titles(text_of(client, PROJECTS)) == ["Zeytin yolu"]


def test_stories_begin_empty(client: Client, cast: Cast) -> None:
    assert "öykü" in text_of(client, f"{PROJECTS}oykuler/").lower()
    assert client.get(f"{PROJECTS}oykuler/1/").status_code == 404
