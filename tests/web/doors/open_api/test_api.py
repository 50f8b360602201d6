"""The API: what it answers keeps its own description, pages and filters narrow, refusals are sentences."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from imece.doors.open_api import answering, openapi
from imece.doors.open_api.endpoints import ENDPOINTS
from imece.work.projects.models import Project
from tests.material.published import SECRET, project
from tests.standards import json_schema

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client
    from pytest_django.fixtures import DjangoAssertNumQueries

    from tests.web.doors.open_api.conftest import Bank


def get(client: Client, address: str, **headers: str) -> Any:
    response = client.get(f"/api/v1/{address}", headers=headers)
    assert response.status_code == 200, response.content
    return response.json()


def titles(client: Client, query: str) -> list[str]:
    return [row["title"]["tr"] for row in get(client, f"projects/?{query}")["data"]]


def refusal(response: HttpResponse, status: int) -> str:
    assert response.status_code == status
    assert response["Content-Type"].startswith("application/problem+json")
    assert response["Access-Control-Allow-Origin"] == "*"
    body = json.loads(response.content)
    document = openapi.document("x")
    assert json_schema.faults(body, document["components"]["schemas"]["Problem"], document) == []
    return str(body["detail"])


def test_every_address_answers_as_it_is_described(client: Client, bank: Bank) -> None:
    document = get(client, "openapi.json")
    assert document["openapi"] == "3.1.0"
    values = {"{project}": str(bank.olive.pk), "{office}": "gaziantep"}
    for endpoint in ENDPOINTS:
        address = endpoint.path
        for mark, value in values.items():
            address = address.replace(mark, value)
        answer = get(client, address)
        described = document["paths"][f"/{endpoint.path}"]["get"]["responses"]["200"]["content"][
            "application/json"
        ]
        assert json_schema.faults(answer, described["schema"], document) == [], endpoint.path


def test_project_says_all_that_is_published_and_nothing_else(client: Client, bank: Bank) -> None:
    found = get(client, f"projects/{bank.olive.pk}/")
    assert found["title"] == {"tr": "Zeytinin Yolu", "en": "The Way of the Olive"}
    assert found["identifier"] == f"TR-IMECE-orhangazi-{bank.olive.pk}"
    assert found["money"]["grant_try"] == 1938000
    assert [one["name"] for one in found["partners"]] == ["Orhangazi Kaymakamlığı", "Comune di Bari"]
    assert [one["exactness"] for one in found["places"]] == ["point", "district", None]
    assert found["summary"]["tr"] == "Üreticiler bir araya geldi. Bilgi: […], […]"
    assert found["sample"] is False


def test_nothing_unpublished_leaves_by_any_address(client: Client, bank: Bank) -> None:
    hidden = Project.objects.filter(title__startswith=SECRET)
    assert hidden.count() == 9
    for one in hidden:
        assert client.get(f"/api/v1/projects/{one.pk}/").status_code == 404
    said = "".join(
        client.get(f"/api/v1/{address}").content.decode()
        for address in (
            "projects/",
            "funders/",
            "programmes/",
            "districts/",
            "offices/",
            f"projects/{bank.olive.pk}/",
        )
    )
    assert "Zeytinin Yolu" in said
    assert not [word for word in (SECRET, "gizli", "kapali", "ornek", "1203") if word in said]
    assert get(client, f"projects/?q={SECRET}")["page"]["total"] == 0


def test_pages_follow_each_other_without_gap_or_double(client: Client, bank: Bank) -> None:
    for number in range(7):
        project(bank.cast.gaziantep.office, f"Ek {number}")
    seen: list[int] = []
    address = "projects/?limit=2&office=gaziantep"
    while True:
        response = client.get(f"/api/v1/{address}")
        answer = response.json()
        seen += [row["id"] for row in answer["data"]]
        assert answer["page"]["total"] == 8
        if answer["page"]["next"] is None:
            break
        assert answer["page"]["next"] in response["Link"]
        assert "office=gaziantep" in answer["page"]["next"]
        address = answer["page"]["next"].partition("/api/v1/")[2]
    assert seen == sorted(set(seen))
    assert len(seen) == 8


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=ZEYTİN", ["Zeytinin Yolu"]), ("q=tr01", ["Zeytinin Yolu"]), ("office=gaziantep", ["Su Kayıpları"]),
        ("funder=own-ab-fonu", ["Zeytinin Yolu"]), ("programme=own-erasmus", ["Zeytinin Yolu"]),
        ("theme=rural", ["Zeytinin Yolu"]), ("target_group=youth", ["Zeytinin Yolu"]), ("sdg=2", ["Zeytinin Yolu"]),
        ("status=completed", ["Su Kayıpları"]), ("year=2025&province=16", ["Zeytinin Yolu"]), ("year=2023", []),
        ("district=1554", ["Zeytinin Yolu"]), ("country=it", ["Zeytinin Yolu"]), ("least=1500000", ["Zeytinin Yolu"]),
        ("most=1500000.50", ["Su Kayıpları"]), ("part=fund", []), ("amount=4", []), ("amount=3", ["Zeytinin Yolu", "Su Kayıpları"]), ("changed_since=2020-01-01T00:00:00Z&sdg=02", ["Zeytinin Yolu"]),
        ("changed_since=2090-01-01T00:00:00Z", []), ("funder=", ["Zeytinin Yolu", "Su Kayıpları"]),
    ],
)  # fmt: skip
def test_filters_narrow(client: Client, bank: Bank, query: str, expected: list[str]) -> None:
    assert titles(client, query) == expected


@pytest.mark.parametrize(
    "query",
    ["colour=red", "year=19", "year=²²²²", "status=done", "sdg=18", "theme=x", "province=99", "district=x", "country=Italy",
     "least=much", "least=NaN", "most=-1", "most=1e99", "limit=0", "limit=501", "limit=x", "cursor=abc", "cursor=%C4%B1",
     "cursor=cDk5OTk5OTk5OTk5OTk5OTk5OTk5", "changed_since=yesterday", "q=" + "a" * 201, "least=1&colour=2", "amount=9"],
)  # fmt: skip
def test_what_is_not_understood_is_refused_by_a_sentence(client: Client, bank: Bank, query: str) -> None:
    said = refusal(client.get(f"/api/v1/projects/?{query}", headers={"accept-language": "en"}), 400)
    assert said.endswith(".")
    assert "Traceback" not in said


def test_refusals_speak_the_language_asked_for(client: Client, bank: Bank) -> None:
    english = refusal(client.get("/api/v1/projects/0/", headers={"accept-language": "en-GB"}), 404)
    turkish = refusal(client.get("/api/v1/projects/0/", headers={"accept-language": "tr"}), 404)
    assert english == "There is no such thing here, or it has not been published."
    assert turkish != english


def test_unknown_addresses_and_writing_are_refused_as_json(client: Client, bank: Bank) -> None:
    refusal(client.get("/api/v1/nothing/"), 404)
    refusal(client.get("/api/v2/projects/"), 404)
    response = client.post("/api/v1/projects/", {"title": "x"})
    refusal(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert Project.objects.filter(title="x").count() == 0


def test_browsers_of_any_site_may_ask(client: Client, bank: Bank) -> None:
    response = client.options("/api/v1/projects/", headers={"origin": "https://elsewhere.example"})
    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "Set-Cookie" not in client.get("/api/v1/projects/")


def test_unchanged_answers_are_not_sent_twice(client: Client, bank: Bank) -> None:
    first = client.get("/api/v1/projects/")
    again = client.get("/api/v1/projects/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    bank.olive.title = "Zeytinin Yeni Yolu"
    bank.olive.save()
    changed = client.get("/api/v1/projects/", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    one = client.get(f"/api/v1/projects/{bank.olive.pk}/")
    since = client.get(
        f"/api/v1/projects/{bank.olive.pk}/", headers={"if-modified-since": one["Last-Modified"]}
    )
    assert since.status_code == 304


def test_asking_too_often_is_refused_with_the_time_to_wait(
    client: Client, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        answering.time, "time", lambda: datetime(2026, 11, 22, 4, 0, 10, tzinfo=UTC).timestamp()
    )
    for _time in range(answering.ANSWERS.times):
        response = client.get("/api/v1/")
        assert response.status_code == 200
    assert response["RateLimit"] == '"answers";r=0;t=50'
    refused = client.get("/api/v1/")
    refusal(refused, 429)
    assert refused["Retry-After"] == "50"
    assert client.get("/api/v1/", REMOTE_ADDR="10.9.8.7").status_code == 200


def test_districts_count_a_project_once_each(client: Client, bank: Bank) -> None:
    rows = get(client, "districts/?province=16")["data"]
    assert [(row["code"], row["projects"], row["grant_try"]) for row in rows] == [("1554", 1, 1938000)]
    assert get(client, "districts/?province=35")["data"] == []


def test_totals_of_funders_and_offices_count_only_what_is_published(client: Client, bank: Bank) -> None:
    (funder,) = get(client, "funders/")["data"]
    assert (funder["code"], funder["projects"], funder["grant_try"]) == ("own-ab-fonu", 1, 1938000)
    assert {row["slug"]: row["projects"] for row in get(client, "offices/")["data"]} == {
        "gaziantep": 1, "orhangazi": 1,
    }  # fmt: skip


def test_number_of_questions_does_not_grow_with_the_page(
    client: Client, bank: Bank, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        project(bank.cast.gaziantep.office, f"Ek {number}")
    with django_assert_max_num_queries(8):
        client.get("/api/v1/projects/?limit=500")
