"""Official shapes on the screen: brought by the coordinator, shown on the office's maps only, put away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from imece.services.atlas.models import OfficialShapes
from imece.services.audit.models import Entry
from tests.material.open_bank import open_bank
from tests.material.shapes import collection, features

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.cast import Cast

PAGE = "/o/gaziantep/maps/shapes/"


def bring(client: Client, content: bytes) -> HttpResponse:
    file = SimpleUploadedFile("ilceler.geojson", content, "application/geo+json")
    return client.post(PAGE, {"province": "27", "file": file, "source": "Harita Genel Müdürlüğü"})  # type: ignore[return-value]  # the test client's answer is one


def test_office_brings_its_shapes_and_goes_back_to_hexagons(client: Client, cast: Cast) -> None:
    open_bank(cast.gaziantep.actor("Ayşe"), 3)
    cast.enters(client, cast.gaziantep, "Ayşe")
    assert bring(client, collection(features())).status_code == 302
    held = OfficialShapes.objects.get()
    assert Entry.objects.of(held).count() == 1
    own = client.get("/o/gaziantep/projects/map/?province=27").content.decode()
    assert "Harita Genel Müdürlüğü" in own
    assert "Harita Genel" in client.get("/projeler/?province=27&office=gaziantep").content.decode()
    assert "Harita Genel" not in client.get("/projeler/?province=27").content.decode()
    assert client.post(f"{PAGE}{held.pk}/remove/").status_code == 302
    assert not OfficialShapes.objects.exists()


def test_wrong_file_changes_nothing(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    page = bring(client, b"[" * 1000)
    assert page.status_code == 200
    assert "GeoJSON dosyası değil" in page.content.decode()
    assert not OfficialShapes.objects.exists()


def test_only_the_coordinator_brings_shapes(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    assert bring(client, collection(features())).status_code == 403
    assert not OfficialShapes.objects.exists()


def test_shapes_of_another_office_are_not_found(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    bring(client, collection(features()))
    held = OfficialShapes.objects.get()
    cast.enters(client, cast.orhangazi, "Osman")
    assert client.post(f"/o/orhangazi/maps/shapes/{held.pk}/remove/").status_code == 404
    assert OfficialShapes.objects.exists()
