"""The public site of a new installation, before anything is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_first_page_says_what_comes_when_nothing_is_published(client: Client) -> None:
    text = client.get("/en/").content.decode()
    assert "No office has published anything yet" in text
    assert 'href="/en/account/login/"' in text
