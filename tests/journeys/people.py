"""The people of the demo at their screens: entering by one click, hands that count what they do, what they read."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.journeys.server import Server

PASSWORD = "imece-ornek-2026"
COORDINATOR, EXPERT, AUDITOR = "Koordinatör (örnek)", "Proje uzmanı (örnek)", "Denetçi (örnek)"
HEAD, CONTACT, MANAGER = "Birim amiri (örnek)", "Birim sorumlusu (örnek)", "Üst yönetici (örnek)"
DISTRICT_COORDINATOR = "AB projeleri koordinatörü (örnek)"


def enter(page: Page, server: Server, name: str) -> None:
    """One click into the demonstration as somebody; the home page of their office stands there then."""
    page.goto(server.url)
    person = page.locator(".portal-person").filter(has=page.get_by_text(name, exact=True))
    person.click()
    page.wait_for_url("**/o/*/")


class Hands:
    """A person's hands on a page: every tap, typed field and chosen file is one interaction."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def tap(self, thing: Locator) -> None:
        """Touch a link, a button, a field."""
        self.count += 1
        thing.click()

    def write(self, field: Locator, text: str) -> None:
        """Type into a field."""
        self.count += 1
        field.fill(text)

    def choose(self, field: Locator, value: str) -> None:
        """Choose from a list."""
        self.count += 1
        field.select_option(value)

    def attach(self, field: Locator, *files: Path) -> None:
        """Choose files (a photo from the camera)."""
        self.count += 1
        field.set_input_files([str(path) for path in files])


def photo(folder: Path, name: str = "kanıt.png") -> Path:
    """A small real PNG (32 × 32, one colour), written by the letter of the standard."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    size = 32
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x0b\x56\x70" * size for _row in range(size))
    path = folder / name
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return path


def has_sideways_scroll(page: Page) -> bool:
    """Whether the page is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
