"""One activity's page and what is done from it: repeat, cancel, remove and undo, files."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from imece.services.documents import actions as documents
from imece.services.documents.models import Document
from imece.work.activities import actions
from imece.work.activities.models import Activity
from tests.unit.work.activities.scenes import recorded
from tests.web.work.activities.conftest import HOME, content_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.cast import Cast


def picture() -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (40, 30), "red").save(written, "JPEG")
    return SimpleUploadedFile("foto.jpg", written.getvalue())


def test_the_page_tells_unknown_from_zero(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"), divisions={("sex", "women"): 0})
    page = signed("Veli").get(f"{HOME}{activity.pk}/").content.decode()
    assert page.count("bilinmiyor") >= 2
    assert "Kadınlar" in page
    assert "Yaş grubu" not in page


def test_every_no_has_its_reason(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(cast.orhangazi.actor("Osman"))
    cast.grant(cast.orhangazi, cast.bursa)
    page = signed("Burak", "bursa").get(f"/o/bursa/activities/{activity.pk}/").content.decode()
    assert "Bu faaliyet başka bir ofisin; yalnızca okuyabilirsiniz." in page
    assert "faaliyeti kaydetti" not in page
    own = signed("Osman", "orhangazi").get(f"/o/orhangazi/activities/{activity.pk}/").content.decode()
    assert "faaliyeti kaydetti" in own


def test_repeating_on_another_day(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    client = signed("Ayşe")
    assert client.post(f"{HOME}{activity.pk}/copy/", {"date_text": "yarın"}).status_code == 200
    token = client.get(f"{HOME}{activity.pk}/copy/").context["form"]["once"].value()
    for _ in range(2):
        answer = client.post(f"{HOME}{activity.pk}/copy/", {"date_text": "10.04.2026", "once": token})
        assert answer.status_code == 302
    assert Activity.objects.count() == 2


def test_cancelling_and_taking_it_back(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    client = signed("Ebru")
    assert client.post(f"{HOME}{activity.pk}/cancel/", {"reason": ""}).status_code == 200
    client.post(f"{HOME}{activity.pk}/cancel/", {"reason": "Yağmur"})
    assert "Yağmur" in client.get(f"{HOME}{activity.pk}/").content.decode()
    assert client.get(f"{HOME}{activity.pk}/cancel/").status_code == 403
    assert client.get(f"{HOME}{activity.pk}/reinstate/").status_code == 405
    client.post(f"{HOME}{activity.pk}/reinstate/")
    assert not Activity.objects.get().is_cancelled


def test_removing_offers_the_way_back(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    client = signed("Ayşe")
    assert client.get(f"{HOME}{activity.pk}/remove/").status_code == 405
    answer = client.post(f"{HOME}{activity.pk}/remove/")
    assert answer.headers["Location"] == f"{HOME}{activity.pk}/removed/"
    assert "Geri al" in client.get(answer.headers["Location"]).content.decode()
    assert client.get(f"{HOME}{activity.pk}/").status_code == 404
    assert signed("Veli").get(answer.headers["Location"]).status_code == 404
    for _ in range(2):
        assert client.post(answer.headers["Location"]).headers["Location"] == f"{HOME}{activity.pk}/"
    assert client.get(f"{HOME}{activity.pk}/").status_code == 200


def test_files_are_added_shown_and_served(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    client = signed("Ayşe")
    client.post(f"{HOME}{activity.pk}/files/", {"uploads": [picture()]})
    document = Document.objects.get()
    page = client.get(f"{HOME}{activity.pk}/").content.decode()
    assert f"files/{document.pk}/small/" in page
    answer = client.get(f"{HOME}{activity.pk}/files/{document.pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert content_of(answer).startswith(b"\xff\xd8")
    assert content_of(client.get(f"{HOME}{activity.pk}/files/{document.pk}/small/"))


def test_a_bad_or_missing_file_is_told_on_the_page(cast: Cast, signed: Callable[..., Client]) -> None:
    activity = recorded(cast.gaziantep.actor("Ayşe"))
    client = signed("Ayşe")
    answer = client.post(f"{HOME}{activity.pk}/files/", {"uploads": [SimpleUploadedFile("x.exe", b"MZ")]})
    assert answer.status_code == 200
    assert "x.exe" in answer.content.decode()
    assert client.post(f"{HOME}{activity.pk}/files/", {}).status_code == 200
    assert not Document.objects.exists()


def test_taking_a_file_away_and_putting_it_back(cast: Cast, signed: Callable[..., Client]) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse)
    (document,) = actions.attach_documents(
        actor=ayse, activity=activity, uploads=[SimpleUploadedFile("not.txt", b"not")]
    )
    client, address = signed("Ayşe"), f"{HOME}{activity.pk}/files/{document.pk}/"
    client.post(f"{address}take-away/")
    assert client.get(address).status_code == 404
    assert client.get(f"{address}put-back/").status_code == 200
    client.post(f"{address}put-back/")
    assert content_of(client.get(address)) == b"not"


def test_frozen_evidence_stays(cast: Cast, signed: Callable[..., Client]) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse)
    (document,) = actions.attach_documents(
        actor=ayse, activity=activity, uploads=[SimpleUploadedFile("not.txt", b"not")]
    )
    documents.freeze([document.pk])
    answer = signed("Ayşe").post(f"{HOME}{activity.pk}/files/{document.pk}/take-away/")
    assert answer.status_code == 409
    assert Document.objects.about(activity).count() == 1


@pytest.mark.parametrize(("name", "status"), [("Ebru", 302), ("Umut", 403), ("Veli", 403), ("Derya", 403)])
def test_only_staff_publish(cast: Cast, signed: Callable[..., Client], name: str, status: int) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    activity = recorded(ayse, unit=cast.gaziantep.unit("Su ve Kanalizasyon"))
    (document,) = actions.attach_documents(
        actor=ayse, activity=activity, uploads=[SimpleUploadedFile("not.txt", b"not")]
    )
    answer = signed(name).post(f"{HOME}{activity.pk}/files/{document.pk}/access/", {"access": "public"})
    assert answer.status_code == status
    document.refresh_from_db()
    assert document.access == ("public" if status == 302 else "internal")
