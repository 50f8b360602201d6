"""Files, feeds and pages by their addresses, the command and the job: only what is published, in every one of them."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from icalendar import Calendar
from openpyxl import load_workbook

from imece.doors.open_api import dump, kept, reading
from imece.doors.open_api.downloads import DOWNLOADS
from imece.doors.open_api.tasks import make_open_data
from imece.services.accounts.models import Office
from imece.work.projects.models import Project
from tests.contracts.walking import content_of
from tests.material.published import SECRET, project
from tests.standards import iati, shapes

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django.fixtures import DjangoAssertNumQueries, SettingsWrapper

    from tests.web.doors.open_api.conftest import Bank

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
NEVER = (
    SECRET,
    "gizli.example",
    "0532",
    "Şahıs Firması",
    "İrtibat",
    "Ekip Üyesi",
    "kapali",
    "ornek",
    "iç proje",
)


@pytest.fixture(autouse=True)
def own_store(settings: SettingsWrapper, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "store"


def read(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return content_of(response)


def leaks(content: bytes) -> list[str]:
    text = content.decode(errors="replace")
    return [word for word in NEVER if word in text]


def test_command_writes_eight_files_of_published_projects_only(bank: Bank, tmp_path: Path) -> None:
    said = StringIO()
    call_command("export_open_data", str(tmp_path / "out"), stdout=said)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(dump.FILES)
    assert said.getvalue().splitlines()[-1] == "2 projects of 2 offices."
    for path in (tmp_path / "out").iterdir():
        if path.suffix != ".xlsx":
            assert leaks(path.read_bytes()) == [], path.name
    book = load_workbook(tmp_path / "out" / dump.XLSX)
    cells = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert leaks(cells.encode()) == []
    assert "Zeytinin Yolu" in cells
    assert iati.faults((tmp_path / "out" / dump.IATI).read_bytes(), "activities") == []
    assert shapes.faults(json.loads((tmp_path / "out" / dump.DCAT).read_text())) == []


def test_command_says_so_when_it_cannot_write(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="file"):
        call_command("export_open_data", str(tmp_path / "file"), stdout=StringIO())


def test_samples_leave_a_demonstration_marked_and_a_real_installation_never(
    bank: Bank, settings: SettingsWrapper
) -> None:
    assert [one.title.tr for one in reading.stream(reading.published())] == ["Zeytinin Yolu", "Su Kayıpları"]
    settings.IMECE_DEMO = True
    shown = list(reading.stream(reading.published()))
    assert sorted(one.title.tr for one in shown if one.is_sample) == [
        f"{SECRET} örnek proje", f"{SECRET} üretilmiş", f"{SECRET} üretilmiş",
    ]  # fmt: skip
    settings.IMECE_DEMO = False
    Office.objects.update(is_sample=True)
    assert len(list(reading.stream(reading.published()))) == 5
    assert all(one.is_sample for one in reading.stream(reading.published()))


def test_chunks_give_every_project_once(
    bank: Bank, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(9):
        project(bank.cast.gaziantep.office, f"Ek {number}")
    found = [one.key for one in reading.stream(reading.published(), chunk=4)]
    assert found == sorted(set(found))
    assert len(found) == 11
    projects = reading.published()
    with django_assert_num_queries(3 * 4 + 1):  # three chunks, and the one that is empty
        list(reading.stream(projects, chunk=4))


def test_downloads_with_filters_hold_what_is_asked_for(client: Client, bank: Bank) -> None:
    rows = list(
        csv.DictReader(StringIO(read(client, "/opendata/projects.csv?office=orhangazi").decode(), newline=""))
    )
    assert [row["title_tr"] for row in rows] == ["Zeytinin Yolu"]
    found = json.loads(read(client, "/opendata/projects.geojson?year=2024"))
    assert len(found["features"]) == 2
    assert found["features"][0]["geometry"]["type"] == "MultiPoint"
    book = load_workbook(BytesIO(read(client, "/opendata/projects.xlsx")))
    assert book.worksheets[0].max_row == 3
    for name in ("csv", "geojson"):
        assert leaks(read(client, f"/opendata/projects.{name}")) == []
    refused = client.get("/opendata/projects.csv?colour=red")
    assert refused.status_code == 400
    assert refused["Content-Type"].startswith("application/problem+json")


def test_job_keeps_the_files_of_the_day_and_the_day_before(client: Client, bank: Bank) -> None:
    for _night in range(4):
        make_open_data.enqueue()
    assert len(kept.names()) == kept.KEPT
    made = kept.newest()
    assert made is not None
    for file in made.files:
        response = client.get(f"/opendata/files/{file.name}")
        content = content_of(response)
        assert len(content) == file.size
        assert response["ETag"] == f'"{file.sha256}"'
        again = client.get(f"/opendata/files/{file.name}", headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304
    assert client.get("/opendata/files/made.json").status_code == 404
    assert client.get("/opendata/files/..%2fmade.json").status_code == 404


def test_folder_that_is_not_ready_is_passed_over(client: Client, bank: Bank) -> None:
    made = kept.make()
    default_storage.delete(f"{kept.FOLDER}/{kept.make().folder}/{kept.LIST}")
    assert kept.newest() == made


def test_feed_is_read_by_a_stranger(client: Client, bank: Bank) -> None:
    feed = ET.fromstring(read(client, "/en/opendata/projects.atom"))  # noqa: S314 -- our own answer
    entries = feed.findall("atom:entry", ATOM)
    assert {entry.findtext("atom:title", namespaces=ATOM) for entry in entries} == {
        "The Way of the Olive", "Su Kayıpları",
    }  # fmt: skip
    for part in (feed, *entries):
        assert part.findtext("atom:id", namespaces=ATOM)
        assert part.findtext("atom:updated", namespaces=ATOM)
    assert len({entry.findtext("atom:id", namespaces=ATOM) for entry in entries}) == 2
    assert leaks(read(client, "/opendata/projects.atom")) == []
    assert "Zeytinin Yolu" in read(client, "/opendata/projects.atom").decode()


def test_feed_puts_the_newest_first_and_keeps_its_names(client: Client, bank: Bank) -> None:
    def order() -> list[str]:
        feed = ET.fromstring(read(client, "/opendata/projects.atom"))  # noqa: S314 -- our own answer
        return [entry.findtext("atom:id", "", ATOM) for entry in feed.findall("atom:entry", ATOM)]

    before = order()
    Project.objects.get(pk=bank.olive.pk).save()
    after = order()
    assert sorted(before) == sorted(after)
    assert after[0].endswith(str(bank.olive.pk))


def test_calendar_is_read_by_a_stranger(client: Client, bank: Bank) -> None:
    calendar = Calendar.from_ical(read(client, "/en/opendata/dates.ics?office=orhangazi"))
    events = [(str(one["summary"]), one["dtstart"].dt) for one in calendar.walk("VEVENT")]
    assert events == [
        ("Begins: The Way of the Olive", date(2024, 2, 1)),
        ("Ends: The Way of the Olive", date(2025, 11, 30)),
    ]
    assert leaks(read(client, "/opendata/dates.ics")) == []


def test_days_known_to_the_year_are_no_events(client: Client, bank: Bank) -> None:
    Project.objects.update(start_precision="year", end_precision="month")
    assert not Calendar.from_ical(read(client, "/opendata/dates.ics")).walk("VEVENT")


@pytest.mark.parametrize(("address", "word"), [("/opendata/", "Açık veri"), ("/en/opendata/", "Open data")])
def test_page_names_every_file_its_sum_and_what_is_left_out(
    client: Client, bank: Bank, address: str, word: str
) -> None:
    before = read(client, address).decode()
    assert word in before
    assert "/opendata/projects.csv" in before
    kept.make()
    text = read(client, address).decode()
    made = kept.newest()
    assert made is not None
    for download in DOWNLOADS:
        assert f"/opendata/files/{download.name}" in text
        file = made.file(download.name)
        assert file is not None
        assert file.sha256 in text
    assert "360Giving" in text
    assert leaks(text.encode()) == []


@pytest.mark.parametrize("address", ["/opendata/api/", "/en/opendata/api/"])
def test_documentation_names_every_address_and_value(client: Client, bank: Bank, address: str) -> None:
    text = read(client, address).decode()
    for name in ("projects/{project}/", "changed_since", "shape-Project", "confirmed_on", "openapi.json"):
        assert name in text
    assert "<script" not in text.replace("<script src=", "")
