"""The bulk grid: works without script, all rows or none, nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.activities.models import Activity
from tests.unit.work.activities.scenes import kind
from tests.web.work.activities.conftest import HOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.cast import Cast

ADDRESS = f"{HOME}grid/"


def sent(*rows: dict[str, str], once: str = "a") -> dict[str, str]:
    data = {"rows-TOTAL_FORMS": "10", "rows-INITIAL_FORMS": "0", "once": once}
    for place in range(10):
        data |= {f"rows-{place}-part": "organised"}
    for place, row in enumerate(rows):
        data |= {f"rows-{place}-{name}": value for name, value in row.items()}
    return data


def row(**changes: str) -> dict[str, str]:
    return {"title": "Toplantı", "kind": str(kind().pk), "first": "21.11.2026", **changes}


def test_filled_rows_are_recorded_and_empty_ones_left_out(cast: Cast, signed: Callable[..., Client]) -> None:
    answer = signed("Ayşe").post(
        ADDRESS,
        sent(
            row(title="Bir", first="15", last="19 Nisan 2019") | {"first": "15.04.2019", "last": "19 Nisan"},
            {"kind": str(kind().pk)},
            row(
                title="İki",
                first="Nisan 2016",
                place="Lahey, Hollanda",
                participants="12",
                institutions="CEMR; POLIS",
            ),
        ),
    )
    assert answer.status_code == 302, answer.context["rows"].errors
    first, second = Activity.objects.order_by("pk")
    assert first.when_shown == "15–19 Nisan 2019"
    assert (second.precision, second.country, second.place, second.participants) == (
        "month",
        "NL",
        "Lahey",
        12,
    )
    assert [one.name for one in second.institutions.all()] == ["CEMR", "POLIS"]


def test_one_wrong_row_keeps_all_back_and_everything_typed(signed: Callable[..., Client]) -> None:
    answer = signed("Ayşe").post(ADDRESS, sent(row(title="Doğru satır"), row(first="yarın"), row(kind="")))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Doğru satır" in page
    assert "Satır 2, Tarih" in page
    assert "Satır 3, Tür" in page
    assert not Activity.objects.exists()


def test_an_empty_grid_says_so(signed: Callable[..., Client]) -> None:
    assert "En az bir satır doldurun." in signed("Ayşe").post(ADDRESS, sent()).content.decode()


def test_the_same_grid_sent_twice_records_once(signed: Callable[..., Client]) -> None:
    client = signed("Ayşe")
    for _ in range(2):
        assert client.post(ADDRESS, sent(row(), row(title="Başka"), once="same")).status_code == 302
    assert Activity.objects.count() == 2
    other = client.post(ADDRESS, sent(row(title="Bambaşka"), once="same"))
    assert other.status_code == 200
    assert other.context["once"] != "same"
    assert Activity.objects.count() == 2


def test_a_broken_management_form_is_no_server_error(signed: Callable[..., Client]) -> None:
    for total in ("x", "-1", "100000", ""):
        answer = signed("Ayşe").post(ADDRESS, sent(row()) | {"rows-TOTAL_FORMS": total})
        assert answer.status_code in {200, 302, 400}
    assert Activity.objects.count() <= 1


def test_a_contact_s_rows_go_to_the_own_unit(cast: Cast, signed: Callable[..., Client]) -> None:
    signed("Umut").post(ADDRESS, sent(row()))
    assert Activity.objects.get().unit == cast.gaziantep.unit("Su ve Kanalizasyon")


def test_readers_have_no_grid(signed: Callable[..., Client]) -> None:
    for name in ("Veli", "Derya"):
        assert signed(name).get(ADDRESS).status_code == 403
