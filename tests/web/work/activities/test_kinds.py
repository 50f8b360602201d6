"""The page of kinds is the coordinator's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.activities.models import ActivityKind
from tests.unit.work.activities.scenes import kind
from tests.web.work.activities.conftest import HOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

ADDRESS = f"{HOME}kinds/"


def test_the_coordinator_adds_renames_retires(signed: Callable[..., Client]) -> None:
    client = signed("Ayşe")
    client.post(ADDRESS, {"name": "Kardeş şehir günü", "name__en": "Twin town day"})
    own = ActivityKind.objects.get(office__isnull=False)
    assert str(own.said("name", "en")) == "Twin town day"
    client.post(f"{ADDRESS}{own.pk}/", {"name": "Kardeş kent günü", "name__en": ""})
    client.post(f"{ADDRESS}{own.pk}/retire/")
    own.refresh_from_db()
    assert (own.name, own.is_active) == ("Kardeş kent günü", False)
    assert "kullanım dışı" in client.get(ADDRESS).content.decode()
    client.post(f"{ADDRESS}{own.pk}/restore/")
    own.refresh_from_db()
    assert own.is_active


def test_a_taken_name_is_told_at_the_field(signed: Callable[..., Client]) -> None:
    answer = signed("Ayşe").post(ADDRESS, {"name": "TOPLANTI"})
    assert "Bu adda bir tür zaten var." in answer.content.decode()
    assert not ActivityKind.objects.filter(office__isnull=False).exists()


def test_others_are_refused(signed: Callable[..., Client]) -> None:
    for name in ("Ebru", "Umut", "Veli", "Derya"):
        client = signed(name)
        assert client.get(ADDRESS).status_code == 403
        assert client.post(ADDRESS, {"name": "X"}).status_code == 403
    assert signed("Ayşe").post(f"{ADDRESS}{kind().pk}/retire/").status_code == 403
    assert not ActivityKind.objects.filter(office__isnull=False).exists()
