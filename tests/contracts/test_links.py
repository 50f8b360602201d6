"""A link that a person is shown is open to them: nobody is led to a page that refuses."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

import pytest

from tests.contracts.walking import content_of, enter, every_page

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived

pytestmark = pytest.mark.slow
LINK: Final = re.compile(r"""<a\b[^>]*\shref=["'](/[^"'#?]*)""")


def answered(client: Client, address: str) -> tuple[int, str]:
    """The status and, of a page, the text; reading to the end closes files."""
    response = client.get(address)
    text = content_of(response).decode("utf-8", errors="replace")
    is_page = response.status_code == 200 and text.lstrip().lower().startswith("<!doctype html")
    return response.status_code, text if is_page else ""


@pytest.mark.parametrize("who", ["unit contact", "auditor"])
def test_links_shown_to_a_person_are_open_to_them(
    who: str, client: Client, cast: Cast, gaziantep: Lived
) -> None:
    enter(client, cast, who)
    shown: dict[str, str] = {}
    for page in every_page():
        _status, text = answered(client, page.filled(gaziantep))
        for address in LINK.findall(text):
            shown.setdefault(unescape(address), page.name)
    assert len(shown) > 30
    refused = {
        address: source
        for address, source in sorted(shown.items())
        if not address.startswith("/static/") and answered(client, address)[0] in {403, 500}
    }
    assert refused == {}
