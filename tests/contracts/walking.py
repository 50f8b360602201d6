"""A walk over every address with real records in it, and the people who walk."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from imece.ground.web.pages import Entrance, entrance_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived

GAZIANTEP_MARK: Final = "Zeugmaqx"
ORHANGAZI_MARK: Final = "Gemlikqx"
PEOPLE: Final = {
    "coordinator": "Ayşe",
    "expert": "Ebru",
    "unit contact": "Umut",
    "unit head": "Ulviye",
    "contact of another unit": "Kemal",
    "viewer": "Veli",
    "top manager": "Mert",
    "auditor": "Derya",
}
OUTSIDERS: Final = ("coordinator of another office", "nobody's member", "anonymous")


@dataclass(frozen=True, slots=True)
class Page:
    """One address: its name ("strategy:plan"), the words in it, what its view declares, the methods it takes."""

    name: str
    words: tuple[str, ...]
    entrance: Entrance

    @property
    def is_of_office(self) -> bool:
        """Whether it stands inside an office."""
        return self.entrance.kind == "office"

    def filled(self, lived: Lived, **other: int | str) -> str:
        """The address with the records of that office (or the given ones)."""
        return reverse(
            self.name, kwargs={word: other.get(word, self.value(word, lived)) for word in self.words}
        )

    def value(self, word: str, lived: Lived) -> int | str:
        """What stands for a word of the address: the page's own record or the office's usual one."""
        if word == "office":
            return lived.slug
        if word == "token":
            return lived.invitation_token if self.name == "accounts:accept_invitation" else lived.token
        return lived.ids.get(f"{self.name} {word}") or lived.ids[word]


def found_in(resolver: URLResolver, namespace: str = "") -> Iterator[Page]:
    """Every named page of ours below a resolver."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from found_in(entry, inner)
        elif isinstance(entry, URLPattern):
            entrance = entrance_of(entry.callback)
            assert entrance is not None, entry
            yield Page(f"{namespace}{entry.name}", tuple(entry.pattern.converters), entrance)


@lru_cache(maxsize=1)
def every_page() -> tuple[Page, ...]:
    """Every page of İmece's own, by name; allauth's are tested by allauth and by the tests of accounts."""
    found = {page.name: page for page in found_in(get_resolver()) if ":" in page.name}
    return tuple(found[name] for name in sorted(found))


def office_pages() -> list[Page]:
    """Every page inside an office."""
    return [page for page in every_page() if page.is_of_office]


def page_named(name: str) -> Page:
    """One page."""
    return next(page for page in every_page() if page.name == name)


def enter(client: Client, cast: Cast, who: str) -> Client:
    """Come in as one of the people, or as nobody; what others asked for too often is forgotten."""
    cache.clear()
    client.logout()
    if who in PEOPLE:
        client.force_login(cast.gaziantep.members[PEOPLE[who]].user)
    elif who == "coordinator of another office":
        client.force_login(cast.orhangazi.members["Osman"].user)
    elif who == "nobody's member":
        client.force_login(cast.nobody)
    return client


def status_of(client: Client, method: str, address: str) -> int:
    """Ask, and read the answer to its end: a file that stands open behind it is closed then."""
    response = getattr(client, method)(address)
    content_of(response)
    return int(response.status_code)


def content_of(response: object) -> bytes:
    """The whole answer, streamed or not."""
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # a streaming response has it
    return bytes(response.content)  # type: ignore[attr-defined]  # every other response has it


def text_of(response: object) -> str:
    """The whole answer as text; workbooks are unpacked."""
    content = content_of(response)
    if content.startswith(b"PK\x03\x04"):
        return unpacked(content)
    return content.decode("utf-8", errors="replace")


def unpacked(content: bytes) -> str:
    """The text of every part of a workbook."""

    with zipfile.ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist())
