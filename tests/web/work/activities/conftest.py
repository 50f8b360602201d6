"""Addresses and signed-in clients for the pages of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import Cast

HOME = "/o/gaziantep/activities/"


@pytest.fixture
def signed(cast: Cast) -> Callable[..., Client]:
    """`signed("Ayşe")`, `signed("Osman", "orhangazi")`: a client of that person."""

    def client_of(name: str, office: str = "gaziantep") -> Client:
        return cast.enters(Client(), getattr(cast, office), name)

    return client_of


def content_of(answer: Any) -> bytes:
    """The whole body of an answer; read to its end, a streamed one closes its file."""
    content: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content
