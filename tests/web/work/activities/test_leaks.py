"""Nothing of an office leaves it: pages, lists, counts, search, proposals, exports, files, yearly lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from imece.work.activities import actions
from tests.unit.work.activities.scenes import recorded
from tests.web.work.activities.conftest import HOME, content_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast

    Secret = tuple[int, int]

LISTS = [
    "",
    "?q=gizlikelime",
    "?institution=gizlikurum",
    "?office=all",
    "?office=orhangazi",
    "?state=standing",
    "export/csv/",
    "export/csv/?office=orhangazi",
    "institutions/?institution=gizlikurum",
    "year/2026/",
    "year/2026/print/",
]


@pytest.fixture
def secret(cast: Cast) -> Secret:
    """One activity of Orhangazi with an institution and a file; its id and the file's."""
    osman = cast.orhangazi.actor("Osman")
    activity = recorded(
        osman, title="Gizlikelime", institutions=("Gizlikurum",), unit=cast.orhangazi.unit("Merkez")
    )
    uploads = [SimpleUploadedFile("gizli.txt", b"Gizlikelime")]
    (document,) = actions.attach_documents(actor=osman, activity=activity, uploads=uploads)
    return activity.pk, document.pk


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    # What the person typed comes back in the search box and its chip; that is no leak.
    return content_of(answer).decode().replace("gizlikelime", "").replace("gizlikurum", "")


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize("name", ["Ayşe", "Umut", "Veli", "Derya"])
def test_no_list_tells_of_another_office(signed: Callable[..., Client], name: str) -> None:
    client = signed(name)
    for path in LISTS:
        assert "Gizli" not in body(client, f"{HOME}{path}"), path


@pytest.mark.usefixtures("secret")
def test_the_same_lists_tell_the_own_office(signed: Callable[..., Client]) -> None:
    client = signed("Osman", "orhangazi")
    for path in LISTS:
        assert "Gizli" in body(client, f"/o/orhangazi/activities/{path}"), path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "edit/",
        "copy/",
        "cancel/",
        "removed/",
        "files/{file}/",
        "files/{file}/small/",
        "files/{file}/put-back/",
    ],
)
def test_every_address_of_another_office_s_activity_is_not_found(
    cast: Cast, signed: Callable[..., Client], secret: Secret, path: str
) -> None:
    address = f"{HOME}{secret[0]}/{path.format(file=secret[1])}"
    for name in ("Ayşe", "Umut", "Veli", "Derya"):
        assert signed(name).get(address).status_code == 404, name
    foreign = address.replace("gaziantep", "orhangazi")
    assert signed("Ayşe").get(foreign).status_code == 404
    outsider = Client()
    outsider.force_login(cast.nobody)
    assert outsider.get(foreign).status_code == 404
    assert Client().get(foreign).status_code == 302


@pytest.mark.parametrize(
    "path", ["edit/", "copy/", "cancel/", "reinstate/", "remove/", "removed/", "files/", "files/{file}/take-away/",
             "files/{file}/put-back/", "files/{file}/access/"],
)  # fmt: skip
def test_no_post_reaches_another_office(signed: Callable[..., Client], secret: Secret, path: str) -> None:
    address = f"{HOME}{secret[0]}/{path.format(file=secret[1])}"
    assert signed("Ayşe").post(address, {"reason": "x", "date_text": "2026"}).status_code == 404


def test_a_file_is_served_only_under_its_own_activity(
    cast: Cast, signed: Callable[..., Client], secret: Secret
) -> None:
    other = recorded(cast.orhangazi.actor("Osman"), title="Başka")
    client = signed("Osman", "orhangazi")
    assert client.get(f"/o/orhangazi/activities/{other.pk}/files/{secret[1]}/").status_code == 404
    assert content_of(client.get(f"/o/orhangazi/activities/{secret[0]}/files/{secret[1]}/")) == b"Gizlikelime"


@pytest.mark.usefixtures("secret")
def test_a_grant_opens_the_list_and_its_end_closes_it(cast: Cast, signed: Callable[..., Client]) -> None:
    grant = cast.grant(cast.orhangazi, cast.bursa)
    client, address = signed("Burak", "bursa"), "/o/bursa/activities/"
    assert "Gizlikelime" not in body(client, address)
    assert "Gizlikelime" in body(client, f"{address}?office=all")
    assert "Gizlikelime" in body(client, f"{address}?office=orhangazi&q=gizlikelime")
    assert "Gizlikelime" not in body(client, f"{address}year/2026/")
    assert "Gizlikurum" not in body(client, f"{address}institutions/?institution=gizlikurum")
    grant.delete()
    assert "Gizlikelime" not in body(client, f"{address}?office=all")


def test_a_contact_meets_nothing_of_other_units(cast: Cast, signed: Callable[..., Client]) -> None:
    place = cast.gaziantep
    activity = recorded(
        place.actor("Ayşe"), title="Gizlikelime", institutions=("Gizlikurum",), unit=place.unit("Kültür")
    )
    client = signed("Umut")
    for path in LISTS:
        assert "Gizli" not in body(client, f"{HOME}{path}"), path
    assert client.get(f"{HOME}{activity.pk}/").status_code == 404
    assert client.get(HOME).context["list"].total == 0


def test_kinds_of_another_office_stay_there(cast: Cast, signed: Callable[..., Client]) -> None:
    foreign = actions.add_kind(actor=cast.orhangazi.actor("Osman"), name="Gizlitür")
    client = signed("Ayşe")
    for path in ("", "new/", "grid/", "kinds/"):
        assert "Gizlitür" not in body(client, f"{HOME}{path}")
    for path in ("", "retire/", "restore/"):
        assert client.post(f"{HOME}kinds/{foreign.pk}/{path}", {"name": "X"}).status_code == 404
