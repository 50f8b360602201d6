"""A walk through the running demo: one address of every page that links and forms lead to."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_LOOKED_AT: Final = 400
TRIES: Final = 4  # a list leads to many records by one name; one that opens is enough
FILES: Final = (
    ".xlsx",
    ".csv",
    ".json",
    ".ics",
    ".pdf",
    "/xlsx/",
    "/csv/",
    "/files/",
    "/documents/",
    "/evidence",
)


class LinkReader(HTMLParser):
    """Collects where a page leads."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link."""
        href = dict(attrs).get("href")
        if tag == "a" and href and not dict(attrs).get("download"):
            self.links.append(href)


def addresses_of_every_page(page: Page, begin: str) -> dict[str, str]:
    """Name of the page → the first path met, going from link to link as whoever is signed in on `page`."""
    met: dict[str, str] = {}
    seen, waiting = {begin}, [begin]
    tries: Counter[str] = Counter()
    while waiting and len(seen) < MOST_LOOKED_AT:
        here = waiting.pop(0)
        response = page.request.get(here)
        if response.status != 200 or "text/html" not in response.headers.get("content-type", ""):
            continue
        met.setdefault(name_of(here), urlsplit(here).path)
        reader = LinkReader()
        reader.feed(response.text())
        for link in reader.links:
            whole = urljoin(here, link).partition("#")[0].partition("?")[0]
            name = name_of(whole)
            if is_ours(whole, begin) and name not in met and whole not in seen and tries[name] < TRIES:
                tries[name] += 1
                seen.add(whole)
                waiting.append(whole)
    return met


def is_ours(address: str, begin: str) -> bool:
    """Whether an address is a page of this server, in Turkish, and no file."""
    parts = urlsplit(address)
    return (
        parts.netloc == urlsplit(begin).netloc
        and not parts.path.startswith(("/en/", "/static/"))
        and not any(mark in parts.path for mark in FILES)
        and name_of(address) != ""
    )


def name_of(address: str) -> str:
    """The name of the page at an address; empty when there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
