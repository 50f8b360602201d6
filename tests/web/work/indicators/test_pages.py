"""Every page of indicators: opens for who may, in both languages, with a bounded number of questions; 404 and 403 for others."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from imece.ground.web.lists import SIZES
from imece.services.documents import actions as documents
from imece.work.indicators.actions import requests
from imece.work.indicators.models import Actual, Indicator, MilestoneStep, ReportRequest
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    approve,
    enter,
    make_activity,
    make_actual,
    make_counted,
    make_indicator,
    make_step,
    pdf,
    shut,
)

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"


class Scene:
    """A counted approved figure, a typed submitted one with evidence, a milestone, a request."""

    def __init__(self, cast: Cast) -> None:
        place = cast.gaziantep
        make_step(place)
        ayse, umut = place.actor("Ayşe"), place.actor("Umut")
        make_activity(place, "Brüksel fuarı")
        self.counted = make_counted(place, unit=WATER)
        self.approved = approve(ayse, enter(place.actor("Ebru"), make_actual(self.counted), None))
        make_activity(place, "Geç gelen fuar", date(2026, 2, 2))
        self.typed = make_indicator(place, "Hat uzunluğu", unit=WATER)
        self.request = requests.make_requests(actor=ayse, period=H2, due_on=date(2099, 1, 1))[0]
        self.submitted = make_actual(self.typed)
        self.document = documents.attach(actor=umut, about=self.submitted, uploads=[pdf()])[0]
        enter(umut, self.submitted)
        self.open = Actual.objects.get(request=self.request, indicator=self.typed)
        self.milestone = make_indicator(
            place, "Merkez", unit=WATER, nature="milestone", accumulation="latest"
        )
        self.step = MilestoneStep.objects.create(indicator=self.milestone, title="İhale", weight=40)

    def addresses(self) -> dict[str, str]:
        one, two = [self.counted.pk], [self.approved.pk]
        named = {
            "list": [],
            "add": [],
            "detail": one,
            "change": one,
            "targets": one,
            "measure": one,
            "steps": [self.milestone.pk],
            "step": [self.milestone.pk, self.step.pk],
            "inspect": two,
            "evidence_list": two,
            "verify": two,
            "correct": [Actual.objects.get(indicator=self.counted, first=H2.first).pk],
            "enter": [self.open.pk],
            "receipt": [self.submitted.pk],
            "document": [self.submitted.pk, self.document.pk],
            "mine": [],
            "desk": [],
            "desk_of": [H1.key],
            "inbox": [],
            "request": [self.request.pk],
            "letter": [self.request.pk],
            "keep_letter": [self.request.pk],
            "ask": [H1.key],
            "period": [H1.key],
        }
        return {
            name: reverse(f"indicators:{name}", args=["gaziantep", *args]) for name, args in named.items()
        }


# Who may open what: c coordinator, e expert, u unit contact, k contact of another unit, v viewer, d auditor.
OPEN_TO = {
    "list": "ceukvd", "add": "ce", "detail": "ceuvd", "change": "ce", "targets": "ce", "measure": "ce", "steps": "ceuvd",
    "step": "ceu", "inspect": "ceuvd", "evidence_list": "ceuvd", "verify": "ceuvd", "correct": "ce", "enter": "ceu",
    "receipt": "ceuvd", "document": "ceuvd", "mine": "ceukvd", "desk": "cevd", "desk_of": "cevd", "inbox": "ceukvd",
    "request": "ceuvd", "letter": "ce", "keep_letter": "ce", "ask": "ce", "period": "cevd",
}  # fmt: skip
PEOPLE = {"c": "Ayşe", "e": "Ebru", "u": "Umut", "k": "Kemal", "v": "Veli", "d": "Derya"}


@pytest.mark.parametrize("person", PEOPLE)
def test_pages_open_for_the_right_people_only(cast: Cast, client: Client, person: str) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.gaziantep, PEOPLE[person])
    told = {name: shut(client.get(address)) for name, address in scene.addresses().items()}
    assert {name for name, code in told.items() if code == 200} == {
        n for n, who in OPEN_TO.items() if person in who
    }
    assert set(told.values()) <= {200, 403, 404}


def test_another_office_finds_nothing(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.orhangazi, "Osman")
    for name, address in scene.addresses().items():
        assert client.get(address).status_code == 404, name
        own = address.replace("/o/gaziantep/", "/o/orhangazi/")
        response = client.get(own)
        if response.status_code == 200:
            page = response.content.decode()
            assert "Brüksel" not in page, name
            assert "Hat uzunluğu" not in page, name


def test_a_granted_office_reads_but_does_not_write(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    cast.grant(cast.gaziantep, cast.bursa)
    cast.enters(client, cast.bursa, "Burak")
    assert client.get(reverse("indicators:inspect", args=["bursa", scene.approved.pk])).status_code == 200
    for name in ("enter", "correct"):
        assert client.get(reverse(f"indicators:{name}", args=["bursa", scene.open.pk])).status_code == 403
    client.post(reverse("indicators:decide", args=["bursa", scene.submitted.pk]), {"move": "approve"})
    scene.submitted.refresh_from_db()
    assert scene.submitted.state == "submitted"


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_asks_at_most_fifteen_times_more_rows_or_not(
    cast: Cast, client: Client, language: str
) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.gaziantep, "Ayşe")
    many = Indicator.objects.bulk_create(
        Indicator(
            office=cast.gaziantep.office, name=f"Gösterge {n}", responsible_unit=cast.gaziantep.unit(WATER)
        )
        for n in range(40)
    )
    for row in many:
        make_actual(row, H1, state="submitted", value=1)
        make_actual(row, H2, request=scene.request)
    # The inspection page shows everything behind a figure at once; its number is fixed, only larger.
    budgets = {"inspect": 30, "evidence_list": 26, "measure": 20, "request": 18}
    for name, address in scene.addresses().items():
        with CaptureQueriesContext(connection) as asked:
            response = client.get(language + address)
        assert shut(response) == 200, name
        assert len(asked) <= budgets.get(name, 15), (
            name,
            len(asked),
            "\n".join(row["sql"][:150] for row in asked),
        )


def test_inspection_shows_the_three_values_the_records_and_what_came_late(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.gaziantep, "Veli")
    page = client.get(
        "/en" + reverse("indicators:inspect", args=["gaziantep", scene.approved.pk])
    ).content.decode()
    for words in (
        "Live value",
        "Approved value",
        "Published value",
        "Brüksel fuarı",
        "late arrival",
        "Frozen evidence",
    ):
        assert words in page


def test_the_evidence_list_is_a_sheet(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.gaziantep, "Derya")
    response = client.get(reverse("indicators:evidence_list", args=["gaziantep", scene.approved.pk]))
    assert b"".join(response.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    shut(response)


def test_a_document_is_sent_only_to_who_sees_the_actual(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    address = scene.addresses()["document"]
    cast.enters(client, cast.gaziantep, "Kemal")
    assert client.get(address).status_code == 404
    elsewhere = reverse("indicators:document", args=["gaziantep", scene.open.pk, scene.document.pk])
    cast.enters(client, cast.gaziantep, "Umut")
    assert client.get(elsewhere).status_code == 404


@pytest.mark.parametrize("key", ["2026-H3", "2026-13", "x", "2026-01-01..2026-02-02", "0000", "9999"])
def test_odd_periods_are_not_found(cast: Cast, client: Client, key: str) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    assert client.get(f"/o/gaziantep/reporting/{key}/").status_code == 404


def test_binding_a_measure_previews_before_it_keeps(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.gaziantep, "Ebru")
    address = reverse("indicators:measure", args=["gaziantep", scene.typed.pk])
    page = client.get("/en" + address, {"measure": "activities.count"}).content.decode()
    assert "Records that would count now" in page
    assert "Brüksel fuarı" in page
    scene.typed.refresh_from_db()
    assert scene.typed.measure == ""
    client.post(address, {"measure": "activities.count"})
    scene.typed.refresh_from_db()
    assert scene.typed.measure == "activities.count"
    json.dumps(scene.typed.measure_filters)


def test_an_indicator_is_made_with_its_english_name_and_a_target(cast: Cast, client: Client) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    facts = {
        "name": "Kardeş şehir sayısı",
        "name_en": "Twin towns",
        "nature": "flow",
        "direction": "more",
        "accumulation": "sum",
        "unit_kind": "count",
        "decimals": "0",
        "frequency": "half",
    }
    response = client.post(reverse("indicators:add", args=["gaziantep"]), facts)
    made = Indicator.objects.get()
    assert response.url.endswith(f"/indicators/{made.pk}/targets/")  # type: ignore[attr-defined]
    assert str(made.said("name", "en")) == "Twin towns"
    target = {"year": "2026", "value": "1.234,5", "in_force_from": "2026-01-01"}
    client.post(reverse("indicators:targets", args=["gaziantep", made.pk]), target)
    assert str(made.targets.get().value) == "1234.500000"


def test_a_stock_without_a_baseline_and_a_unit_of_another_office_are_refused_at_the_field(
    cast: Cast, client: Client
) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    facts = {
        "name": "Stok",
        "nature": "stock",
        "direction": "more",
        "accumulation": "latest",
        "unit_kind": "count",
        "decimals": "0",
        "frequency": "year",
        "responsible_unit": str(cast.orhangazi.unit("Merkez").pk),
    }
    response = client.post(reverse("indicators:add", args=["gaziantep"]), facts)
    assert set(response.context["form"].errors) == {"baseline", "responsible_unit"}
    assert not Indicator.objects.exists()


def test_steps_are_ticked_with_a_date_and_count_when_bound(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.gaziantep, "Umut")
    address = reverse("indicators:step", args=["gaziantep", scene.milestone.pk, scene.step.pk])
    client.post(address, {"done_on": "2026-03-01", "evidence": pdf()})
    scene.step.refresh_from_db()
    assert scene.step.done_on == date(2026, 3, 1)
    Indicator.objects.filter(pk=scene.milestone.pk).update(measure="indicators.milestone")
    scene.milestone.refresh_from_db()
    actual = enter(cast.gaziantep.actor("Umut"), make_actual(scene.milestone), None)
    assert actual.value == 40
    client.post(address, {"undo": "1", "reason": ""})
    scene.step.refresh_from_db()
    assert scene.step.done_on is not None


def test_step_weights_stay_within_a_hundred(cast: Cast, client: Client) -> None:
    scene = Scene(cast)
    cast.enters(client, cast.gaziantep, "Ebru")
    address = reverse("indicators:steps", args=["gaziantep", scene.milestone.pk])
    response = client.post(address, {"title": "Yapım", "weight": "61"})
    assert response.context["form"].non_field_errors()
    assert scene.milestone.steps.count() == 1
    client.post(address, {"title": "Yapım", "weight": "60"})
    assert scene.milestone.steps.count() == 2


def test_asking_keeping_the_letter_and_withdrawing(cast: Cast, client: Client) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    cast.enters(client, cast.gaziantep, "Ayşe")
    unit = cast.gaziantep.unit(WATER).pk
    client.post(
        reverse("indicators:ask", args=["gaziantep", H1.key]), {"due_on": "2099-01-01", "units": [unit]}
    )
    asked = ReportRequest.objects.get()
    letter = reverse("indicators:keep_letter", args=["gaziantep", asked.pk])
    client.post(letter, {"letter_no": "E-1", "letter_date": "2026-07-01"})
    asked.refresh_from_db()
    assert asked.letter_no == "E-1"
    assert "E-1" in client.get(reverse("indicators:letter", args=["gaziantep", asked.pk])).content.decode()
    client.post(reverse("indicators:withdraw_request", args=["gaziantep", asked.pk]))
    asked.refresh_from_db()
    assert asked.withdrawn_at is not None


def test_desk_shows_a_long_period_page_by_page_and_counts_it_whole(cast: Cast, client: Client) -> None:
    place = cast.gaziantep
    for number in range(SIZES[0] + 2):
        make_actual(make_indicator(place, f"Gösterge {number}", unit=WATER), H1)
    cast.enters(client, place, "Ayşe")
    address = reverse("indicators:desk_of", args=["gaziantep", H1.key])
    shown = [client.get(address, {"page": number}) for number in (1, 2)]
    assert [len(page.context["list"].rows) for page in shown] == [SIZES[0], 2]
    assert {page.context["desk"].total for page in shown} == {SIZES[0] + 2}
    rows = [row.pk for page in shown for row in page.context["list"].rows]
    assert sorted(rows) == sorted(Actual.objects.values_list("pk", flat=True))
