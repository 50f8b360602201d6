"""The pages of an import, from upload to undo, for those who may and those who may not."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import translation

from imece.services.accounts.models import Unit
from imece.services.exchange import kinds, views
from imece.services.exchange.choices import RunState
from imece.services.exchange.models import ImportRun
from tests.cast import Cast
from tests.unit.services.exchange.unit_list import GOOD, KIND, WRONG, upload

CHOICE = {
    "column_0": "Birim adı",
    "column_1": "Personel sayısı",
    "column_2": "Açılış tarihi",
    "column_3": "Tür",
}


@pytest.fixture(autouse=True)
def kind(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    kinds.register(KIND)
    yield
    kinds.unregister(KIND.code)


@pytest.fixture
def ebru(cast: Cast, client: Client) -> Client:
    return cast.enters(client, cast.gaziantep, "Ebru")


def address(name: str, **parts: Any) -> str:
    with translation.override("en"):
        return reverse(f"exchange:{name}", kwargs={"office": "gaziantep", **parts})


def uploaded(client: Client, text: str = GOOD) -> ImportRun:
    answer = client.post(address("start", kind="units"), {"file": upload(text)})
    run = ImportRun.objects.latest("pk")
    assert answer.url == address("columns", run=run.pk)  # type: ignore[attr-defined]
    return run


def checked(client: Client, text: str = GOOD) -> ImportRun:
    run = uploaded(client, text)
    answer = client.post(address("columns", run=run.pk), CHOICE)
    assert answer.url == address("show", run=run.pk)  # type: ignore[attr-defined]
    run.refresh_from_db()
    return run


def seen(client: Client, run: ImportRun, name: str = "show") -> str:
    answer = client.get(address(name, run=run.pk))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_sheet_goes_in_and_comes_out_again(ebru: Client) -> None:
    listed = ebru.get(address("list")).content.decode()
    assert address("start", kind="units") in listed
    run = checked(ebru)
    assert run.state == RunState.PREVIEWED
    assert "2 rows are ready" in seen(ebru, run)
    ebru.post(address("begin", run=run.pk))
    ebru.post(address("begin", run=run.pk))
    assert Unit.objects.filter(name="Park").count() == 1
    assert "2 records were written" in seen(ebru, run)
    assert "2 records will be taken back" in seen(ebru, run, "undo")
    ebru.post(address("undo", run=run.pk))
    assert not Unit.objects.filter(name="Park").exists()
    assert "taken back" in seen(ebru, run)
    assert run.file_name in ebru.get(address("list")).content.decode()


def test_the_columns_are_proposed_and_wrong_choices_keep_the_page(ebru: Client) -> None:
    run = uploaded(ebru)
    page = seen(ebru, run, "columns")
    assert page.count("selected") >= 4
    assert "Su İşleri" in page
    answer = ebru.post(address("columns", run=run.pk), {"column_0": "Tür", "column_3": "Tür"})
    assert answer.status_code == 200
    assert "cannot fill two" in answer.content.decode()
    run.refresh_from_db()
    assert run.state == RunState.UPLOADED


def test_wrong_rows_are_shown_marked_and_left_out_on_purpose_only(ebru: Client) -> None:
    run = checked(ebru, WRONG)
    page = seen(ebru, run)
    assert "2 rows are right, 4 are wrong" in page
    assert "This row repeats row 2." in page
    stream = ebru.get(address("errors", run=run.pk))
    book = openpyxl.load_workbook(BytesIO(b"".join(stream)))  # type: ignore[arg-type]
    assert stream.headers["Content-Disposition"].startswith("attachment")
    assert book.active["B6"].comment is not None
    assert book.active["A4"].comment.text == "This row repeats row 2."
    ebru.post(address("begin", run=run.pk))
    assert not Unit.objects.filter(name="Park").exists()
    ebru.post(address("begin", run=run.pk), {"rows": "right"})
    assert Unit.objects.filter(name="Park").exists()


@pytest.mark.parametrize("text", ["<html></html>", "Ad;İl\n"])
def test_an_unreadable_file_is_told_at_the_field(ebru: Client, text: str) -> None:
    answer = ebru.post(address("start", kind="units"), {"file": upload(text)})
    assert answer.status_code == 200
    assert "upload" in str(answer.context["form"].errors["file"])
    assert not ImportRun.objects.exists()


def test_the_empty_sheet_can_be_filled_and_uploaded(ebru: Client) -> None:
    stream = ebru.get(address("template", kind="units"))
    page = openpyxl.load_workbook(BytesIO(b"".join(stream))).active  # type: ignore[arg-type]
    assert [cell.value for cell in page[1]] == ["Unit name *", "Staff", "Opened on", "Kind"]
    assert page["A2"].value == "Su İşleri"


def test_a_long_import_goes_on_as_a_job(ebru: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "DIRECT_ROWS", 1)
    run = checked(ebru)
    assert run.state == RunState.PREVIEWED
    ebru.post(address("begin", run=run.pk))
    run.refresh_from_db()
    assert (run.state, run.rows_written) == (RunState.DONE, 2)


def test_a_page_under_way_asks_again_by_itself(ebru: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "DIRECT_ROWS", 1)
    run = checked(ebru)
    assert 'hx-trigger="every' not in seen(ebru, run)
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING, started_at=run.created_at)
    assert 'hx-trigger="every' in seen(ebru, run)
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.MAPPED, rows_seen=1)
    assert "50" in seen(ebru, run)


def test_an_import_of_a_kind_that_is_gone_can_still_be_read(ebru: Client) -> None:
    run = checked(ebru, WRONG)
    kinds.unregister(KIND.code)
    assert "no longer offered" in seen(ebru, run)
    assert ebru.post(address("begin", run=run.pk)).status_code == 403


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("show", "get"),
        ("columns", "get"),
        ("check", "post"),
        ("begin", "post"),
        ("errors", "get"),
        ("undo", "post"),
    ],
)
def test_other_offices_and_other_roles_are_kept_out(
    cast: Cast, client: Client, name: str, method: str
) -> None:
    run = checked(cast.enters(client, cast.gaziantep, "Ebru"))
    for place, person in [(cast.gaziantep, "Umut"), (cast.gaziantep, "Veli"), (cast.orhangazi, "Osman")]:
        cast.enters(client, place, person)
        assert getattr(client, method)(address(name, run=run.pk)).status_code == 404
        own_door = address(name, run=run.pk).replace("gaziantep", place.office.slug)
        assert getattr(client, method)(own_door).status_code == 404
    assert not Unit.objects.filter(name="Park").exists()
    client.logout()
    assert getattr(client, method)(address(name, run=run.pk)).status_code == 302


def test_the_auditor_reads_and_does_nothing(cast: Cast, client: Client) -> None:
    run = checked(cast.enters(client, cast.gaziantep, "Ebru"))
    cast.enters(client, cast.gaziantep, "Derya")
    assert "2 rows are ready" in seen(client, run)
    assert client.post(address("begin", run=run.pk)).status_code == 403
    assert client.get(address("start", kind="units")).status_code == 403
    run.refresh_from_db()
    assert run.state == RunState.PREVIEWED


def test_an_unknown_kind_or_import_is_not_found(ebru: Client) -> None:
    assert ebru.get(address("start", kind="nothing")).status_code == 404
    assert ebru.get(address("show", run=10**6)).status_code == 404


def test_get_neither_checks_nor_imports(ebru: Client) -> None:
    run = checked(ebru)
    for name in ("check", "begin"):
        assert ebru.get(address(name, run=run.pk)).status_code == 405


DATED = "Birim adı;Açılış tarihi\nPark;Mart\nSu;1.2.2020\n"


def needing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind of these tests, asking for a number of staff where a day is written as a month."""
    field = forms.IntegerField(label="Usual staff")
    fallback = kinds.Fallback("staff", "opened", lambda text: text.isalpha(), lambda: field)
    monkeypatch.setitem(kinds._kinds, KIND.code, replace(KIND, fallbacks=(fallback,)))


def test_a_value_for_the_whole_sheet_is_asked_only_where_it_is_needed(
    ebru: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing(monkeypatch)
    assert "Usual staff" not in seen(ebru, uploaded(ebru), "columns")
    run = uploaded(ebru, DATED)
    assert "Usual staff" in seen(ebru, run, "columns")
    chosen = {"column_0": "Birim adı", "column_2": "Açılış tarihi"}
    asked = ebru.post(address("columns", run=run.pk), chosen)
    assert asked.status_code == 200
    assert "fill it in, or go on without" in asked.content.decode()
    wrong = ebru.post(address("columns", run=run.pk), {**chosen, "given_staff": "many"})
    assert wrong.status_code == 200
    run.refresh_from_db()
    assert (run.state, run.given) == (RunState.UPLOADED, {})
    assert ebru.post(address("columns", run=run.pk), {**chosen, "given_staff": "7"}).status_code == 302
    run.refresh_from_db()
    assert run.given == {"staff": "7"}
