"""Journeys run in a real Chromium against a real İmece process with the demo's data."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.server import Server, make_demo, serve, stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = os.environ.get("IMECE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium these tests cannot run here; where they must run (CI) that is an error."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            raise pytest.UsageError("Chromium is missing: journeys cannot be skipped here.")
        for item in items:
            if "journeys" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's own Chromium, without its calls to the outside."""
    return {"executable_path": CHROMIUM, "args": SWITCHES, "headless": True}


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data, made once for all journeys."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def shared_server(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for journeys that only look."""
    server = serve(tmp_path_factory.mktemp("shared") / "data", copy_from=demo_folder)
    yield server
    stop(server)


@pytest.fixture
def server(demo_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A server of one's own, for journeys that change something."""
    running = serve(tmp_path / "data", copy_from=demo_folder)
    yield running
    stop(running)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page on a desk or a phone; fails the test in the end when the console showed an error."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def make(*, phone: bool = False, language: str = "tr-TR") -> Page:
        context = browser.new_context(locale=language, **(PHONE if phone else DESK))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    refused = [text for text in troubles if "Failed to load resource" not in text]
    assert refused == []


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong on the page, one line each."""
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {violation['help']} ({violation['nodes'][0]['target']})"
        for violation in results.response["violations"]
    ]
