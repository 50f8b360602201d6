"""The entry table by form and by its script's sending: read-only cells, refusals that lose nothing, both people's values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from imece.work.indicators.models import Actual, Indicator
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    enter,
    everything,
    make_actual,
    make_indicator,
    make_step,
)

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"
SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def rows(cast: Cast, client: Client) -> list[Indicator]:
    """Two indicators of the water unit asked for both halves; Umut is signed in."""
    make_step(cast.gaziantep)
    cast.enters(client, cast.gaziantep, "Umut")
    made = [make_indicator(cast.gaziantep, name, unit=WATER) for name in ("Hat", "Abone")]
    for each in made:
        make_actual(each, H1)
        make_actual(each, H2)
    return made


def address(**query: object) -> str:
    asked = "&".join(f"{key}={value}" for key, value in {"year": 2026, "kind": "half", **query}.items())
    return f"{reverse('indicators:grid', args=['gaziantep'])}?{asked}"


def sent(cells: dict[str, str], seen: dict[str, str] | None = None, intent: str = "draft") -> dict[str, Any]:
    return {
        **{f"c.{key}": text for key, text in cells.items()},
        "seen": json.dumps(seen or {}),
        "intent": intent,
    }


def test_a_form_saves_what_was_typed_and_leaves_the_rest(client: Client, rows: list[Indicator]) -> None:
    one, other = (row.pk for row in rows)
    Actual.objects.filter(indicator=other, first=H1.first).update(state="draft", value=7)
    page = client.get(address()).content.decode()
    assert f'id="c.{one}.2026-H1"' in page
    assert f'name="c.{other}.2026-H1" value="7"' in page
    cells = {
        f"{one}.2026-H1": "1.234,5",
        f"{one}.2026-H2": "",
        f"{other}.2026-H1": "7",
        f"{other}.2026-H2": "",
    }
    answer = client.post(address(), sent(cells, {f"{other}.2026-H1": "7"}), follow=True)
    assert "1 hücre taslak olarak kaydedildi" in answer.content.decode()
    assert Actual.objects.filter(state="draft").count() == 2
    assert str(Actual.objects.get(indicator=one, first=H1.first).value) == "1234.500000"


@pytest.mark.parametrize("extra", [{}, SCRIPT])
def test_a_wrong_cell_refuses_all_and_everything_typed_stays(
    client: Client, rows: list[Indicator], extra: dict[str, str]
) -> None:
    one, other = (row.pk for row in rows)
    before = everything(Actual)
    answer = client.post(address(), sent({f"{one}.2026-H1": "beş", f"{other}.2026-H1": "6"}), **extra)
    assert everything(Actual) == before
    if extra:
        assert answer.status_code == 409
        assert list(answer.json()["errors"]) == [f"{one}.2026-H1"]
        return
    page = answer.content.decode()
    assert 'value="beş"' in page
    assert 'value="6"' in page
    assert f'aria-describedby="e.{one}.2026-H1" aria-invalid="true"' in page


def test_what_somebody_else_changed_is_asked_about_with_both_values(
    client: Client, rows: list[Indicator]
) -> None:
    one = rows[0].pk
    Actual.objects.filter(indicator=one, first=H1.first).update(state="draft", value=15)
    answer = client.post(address(), sent({f"{one}.2026-H1": "12"}, {f"{one}.2026-H1": "10"}), **SCRIPT)
    assert (answer.status_code, answer.json()["now"][f"{one}.2026-H1"]["text"]) == (409, "15")
    page = client.post(address(), sent({f"{one}.2026-H1": "12"}, {f"{one}.2026-H1": "10"}))
    assert 'value="12"' in page.content.decode()
    assert "şimdi 15 duruyor" in page.content.decode()
    again = client.post(address(), sent({f"{one}.2026-H1": "12"}, json.loads(page.context["seen"])))
    assert again.status_code == 302
    assert Actual.objects.get(indicator=one, first=H1.first).value == 12


def test_the_script_learns_what_the_cells_hold_now(client: Client, rows: list[Indicator]) -> None:
    key = f"{rows[0].pk}.2026-H1"
    answer = client.post(address(), sent({key: "%1,234.5"}), **SCRIPT).json()
    assert answer["cells"] == {key: {"text": "1.234,5", "state": "draft"}}
    assert answer["reload"] is False
    english = client.post(f"/en{address()}", sent({key: "1.234"}, {key: "1.234,5"}), **SCRIPT).json()
    assert english["cells"][key]["text"] == "1234"


def test_all_my_drafts_are_saved_and_submitted_in_one_sending(client: Client, rows: list[Indicator]) -> None:
    one, other = (row.pk for row in rows)
    cells = {f"{one}.2026-H1": "10", f"{other}.2026-H1": "900"}
    page = client.post(address(), sent(cells, intent="submit"), follow=True).content.decode()
    assert "1 gerçekleşen onaya sunuldu" in page
    assert "Abone, 2026 1. yarıyıl" in page
    states = dict(Actual.objects.filter(first=H1.first).values_list("indicator_id", "state"))
    assert states == {one: "submitted", other: "draft"}


def test_staff_choose_a_unit_before_they_submit_its_drafts(
    client: Client, cast: Cast, rows: list[Indicator]
) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    Actual.objects.filter(indicator=rows[0], first=H1.first).update(state="draft", value=10)
    before = everything(Actual)
    page = client.post(address(), sent({}, intent="submit")).content.decode()
    assert "Önce bir birim seçin" in page
    assert everything(Actual) == before
    client.post(address(unit=cast.gaziantep.unit(WATER).pk), sent({}, intent="submit"))
    assert Actual.objects.filter(state="submitted").count() == 1


def test_closed_cells_say_why(client: Client, cast: Cast, rows: list[Indicator]) -> None:
    enter(cast.gaziantep.actor("Umut"), Actual.objects.get(indicator=rows[0], first=H1.first))
    make_indicator(cast.gaziantep, "Sayılan", unit=WATER, measure="activities.count")
    make_indicator(cast.gaziantep, "İstenmemiş", unit=WATER)
    page = client.get(address())
    said = " ".join(page.context["grid"].reasons)
    for words in ("Onaya sunuldu", "Kayıtlardan sayılır", "istemedi"):
        assert words in said
    assert f'id="c.{rows[0].pk}.2026-H1"' not in page.content.decode()


def test_a_contact_sees_the_own_units_rows_only(client: Client, cast: Cast, rows: list[Indicator]) -> None:
    foreign = make_indicator(cast.gaziantep, "Zeugma sergisi", unit="Kültür")
    make_actual(foreign, H1, state="draft", value=987)
    page = client.get(address()).content.decode()
    assert "Zeugma" not in page
    answer = client.post(address(), sent({f"{foreign.pk}.2026-H1": "1"}), **SCRIPT)
    assert answer.status_code == 409
    assert "987" not in answer.content.decode()
    assert Actual.objects.get(indicator=foreign).value == 987


@pytest.mark.parametrize("name", ["Veli", "Derya"])
def test_readers_are_sent_away_with_a_reason(
    client: Client, cast: Cast, rows: list[Indicator], name: str
) -> None:
    cast.enters(client, cast.gaziantep, name)
    before = everything(Actual)
    assert client.get(address()).status_code == 403
    assert client.post(address(), sent({f"{rows[0].pk}.2026-H1": "1"})).status_code == 403
    assert everything(Actual) == before


@pytest.mark.parametrize("seen", ["", "[]", "{", '{"x": 1}', "null"])
@pytest.mark.parametrize("name", ["c.", "c.x", "c.9999999999999999.2026", "c.1.2026-99"])
def test_strange_sendings_get_a_sentence(client: Client, rows: list[Indicator], seen: str, name: str) -> None:
    answer = client.post(address(year="99999", kind="x", unit="y"), {name: "5", "seen": seen})
    assert answer.status_code == 200
    assert "im-errors" in answer.content.decode() or not answer.context["grid"].rows
