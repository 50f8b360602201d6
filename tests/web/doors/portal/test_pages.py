"""The public site: what it shows, to whom, how often it asks the database, and how it is cached."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imece.ground.values import clock
from imece.overview.showcase.reading import Calendar
from imece.services.accounts.models import Office
from imece.work.indicators.models import Actual, Indicator
from imece.work.strategy.models import Goal, Objective, Plan
from tests.contracts.walking import content_of
from tests.web.doors.portal import pages

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
PROTOCOLS = "Yıllık bazda gözden geçirilen protokol"
PROJECTS = "Ulusal ve uluslararası hibe ve fon kaynaklarından"
MOST_QUERIES = 15


def last_year() -> int:
    return Calendar(clock.today()).year - 1


@pytest.fixture(autouse=True)
def _demo(loaded: None, db: None) -> None:
    """Every test of this file stands on the loaded demo."""


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_objective_page_shows_what_the_seed_page_shows(client: Client) -> None:
    text = text_of(client, f"{pages.objective()}?year={last_year()}")
    for said in (
        "Amaç 02",
        "%18",
        "Ekonomik gelişimi desteklemek",
        "18.234.583,13 ₺",
        "Diğer harcama birimleri",
    ):
        assert said in text
    assert text.count(">2.4.9 ") == 2
    assert len(re.findall(r"/indicator/\d+/\d{4}/", text)) == 11
    assert "Dönemsel uluslararası gerilimler" in text
    assert "Merkezî bütçe paylarının yetersizliği" in text
    assert "Farklı dillerde erişilebilen tanıtım platformları" in text
    assert text.count('class="im-badge im-badge--declared"') == 1
    assert text.count("im-bullet-target") == 11


def test_objective_page_tells_both_scores_with_formula_and_coverage(client: Client) -> None:
    text = text_of(client, f"/en{pages.objective()}?year={last_year() + 1}")
    assert "Score by the method" in text
    assert "Score of what was reported" in text
    assert "40% of the weight was reported." in text
    assert text.count("portal-formula") >= 2
    assert "5 of 11 indicators are published" in text
    assert text.count("not published yet") == 6


def test_inspection_lists_the_records_that_made_the_figure(client: Client) -> None:
    text = text_of(client, pages.inspection(PROTOCOLS, last_year()))
    published = Actual.objects.filter(indicator__name__startswith=PROTOCOLS, first__year=last_year())
    assert sum(row.published_value or 0 for row in published) == 4
    for title in (
        "Sopot Belediyesi işbirliği",
        "Nijmegen kardeş şehir",
        "Leszno işbirliği",
        "Duisburg protokolünün",
    ):
        assert title in text
    assert all(row.frozen_hash[:12] in text for row in published)


def test_typed_figure_says_that_it_is_declared(client: Client) -> None:
    text = text_of(client, pages.inspection(PROJECTS, last_year()))
    assert "im-badge--declared" in text
    assert "Elle beyan edildi" in text or "Declared by hand" in text


def test_download_is_exactly_the_list(client: Client) -> None:
    response = client.get(f"{pages.inspection(PROTOCOLS, last_year())}records.csv")
    assert response["Content-Type"].startswith("text/csv")
    assert response["Content-Disposition"].startswith('attachment; filename="gaziantep-2-4-9-')
    lines = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(lines) == 5
    assert lines[1][:2] == [f"{last_year()}-H1", "Sopot Belediyesi işbirliği protokolünün gözden geçirilmesi"]
    half = client.get(f"{pages.inspection(PROTOCOLS, f'{last_year()}-H2')}records.csv")
    assert len(half.content.decode().splitlines()) == 3


@pytest.mark.slow
def test_every_page_answers_in_both_languages_within_its_budget(client: Client) -> None:
    texts = pages.walk(client)
    assert len(texts) > 60
    assert f"/en{pages.objective()}" in {address.partition("?")[0] for address in texts}
    for address in texts:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            content_of(client.get(address))
        assert len(asked) <= MOST_QUERIES, (address, len(asked))


def test_pages_of_sample_plans_wear_the_badge(client: Client) -> None:
    texts = pages.walk(client)
    plans = [
        address
        for address in texts
        if re.search(r"/performans/[a-z]+/\d+/", address) and not address.endswith(".csv")
    ]
    assert len(plans) > 40
    assert all("im-badge--sample" in texts[address] for address in plans)


def test_turkish_only_texts_are_marked_on_english_pages(client: Client) -> None:
    text = text_of(client, f"/en{pages.objective()}?year={last_year()}")
    assert "To sustain national and international co-operation" in text
    assert '<span lang="tr">Dış İlişkiler Dairesi Başkanlığı</span>' in text
    Plan.objects.update(translations={})
    text = text_of(client, f"/en{pages.performance()}")
    assert "Stratejik Plan" in text
    assert "Only in Turkish" in text


def test_unpublished_things_are_not_found(client: Client) -> None:
    year = last_year()
    assert client.get(pages.inspection("Yıllık yararlanılan", year + 1)).status_code == 404
    assert client.get(pages.inspection(PROTOCOLS, f"{year + 1}-H2")).status_code == 404
    address, objective = pages.performance(), pages.objective()
    Plan.objects.update(published_at=None)
    assert {
        client.get(one).status_code for one in (address, objective, pages.inspection(PROTOCOLS, year))
    } == {404}


def test_office_without_public_pages_is_not_found(client: Client) -> None:
    address = pages.objective()
    Office.objects.filter(slug="gaziantep").update(is_public=False)
    assert client.get("/performans/gaziantep/").status_code == 404
    assert client.get(address).status_code == 404
    assert "/performans/gaziantep/" not in text_of(client, "/") + text_of(client, "/sitemap.xml")


def test_plan_is_found_only_under_its_own_office(client: Client) -> None:
    assert client.get(pages.performance().replace("gaziantep", "bursa")).status_code == 404
    assert client.get(pages.objective().replace("gaziantep", "orhangazi")).status_code == 404


@pytest.mark.parametrize("key", ["2025-H3", "x", "2025-01-01..2025-02-02", "0000", "99999", "2025-Q1"])
def test_nonsense_periods_are_not_found(client: Client, key: str) -> None:
    assert client.get(pages.inspection(PROTOCOLS, key)).status_code == 404


@pytest.mark.parametrize("year", ["x", "-1", "99999999999999", "1900", "٢٠٢٥"])
def test_nonsense_years_show_the_newest(client: Client, year: str) -> None:
    assert f'aria-current="page">{last_year() + 1}' in text_of(client, f"{pages.objective()}?year={year}")


def test_pages_set_no_cookie_and_are_not_sent_twice(client: Client) -> None:
    response = client.get(pages.objective())
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=60"
    again = client.get(pages.objective(), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert not again.content
    Plan.objects.update(title="Başka plan")
    assert client.get(pages.objective(), headers={"If-None-Match": response["ETag"]}).status_code == 200


def test_page_of_somebody_signed_in_is_private(client: Client) -> None:
    client.force_login(Office.objects.get(slug="bursa").memberships.all()[0].user)
    assert client.get("/performans/bursa/")["Cache-Control"] == "private, no-cache"


def test_pages_only_show(client: Client) -> None:
    assert client.post(pages.objective()).status_code == 405
    assert client.head(pages.objective()).status_code == 200


def test_crawlers_find_both_languages_and_keep_out_of_offices(client: Client) -> None:
    sitemap = text_of(client, "/sitemap.xml")
    assert f"<loc>http://testserver{pages.objective()}</loc>" in sitemap
    assert f'hreflang="en" href="http://testserver/en{pages.objective()}"' in sitemap
    robots = text_of(client, "/robots.txt")
    assert "Disallow: /o/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots


def test_shared_page_says_what_it_is(client: Client) -> None:
    text = text_of(client, f"/en{pages.objective()}?year={last_year()}")
    assert '<meta property="og:title" content="2.4 To sustain national' in text
    assert f'<link rel="canonical" href="http://testserver/en{pages.objective()}">' in text
    assert f'hreflang="tr" href="http://testserver{pages.objective()}?year={last_year()}"' in text


def test_shared_english_page_of_a_turkish_text_keeps_its_head_whole(client: Client) -> None:
    Plan.objects.update(translations={})
    Objective.objects.update(translations={})
    Indicator.objects.update(translations={})
    for address in (pages.objective(), pages.performance(), pages.inspection(PROTOCOLS, last_year())):
        head = text_of(client, f"/en{address}").split("</head>")[0]
        assert head.count("og:title")
        assert "<span" not in head


def test_new_words_are_shown_by_the_next_answer(client: Client) -> None:
    old = Objective.objects.get(number="2.4")
    assert old.title in text_of(client, pages.performance())
    Objective.objects.filter(pk=old.pk).update(title="Bugün değişen hedef")
    Goal.objects.filter(pk=old.goal_id).update(title="Bugün değişen amaç")
    text = text_of(client, pages.performance())
    assert "Bugün değişen hedef" in text
    assert "Bugün değişen amaç" in text
    assert old.title not in text
