"""The questions that one page asks, without opening and ending transactions."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.probes.people import give_second_factor
from imece.services.accounts.models import Membership

NO_QUESTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def asked(captured: CaptureQueriesContext) -> list[str]:
    """The statements that are questions or writings."""
    return [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(NO_QUESTIONS)]


def client_of(role: str) -> Client:
    """A visitor, signed in as the first member with that role (empty: nobody)."""
    client = Client(HTTP_HOST="127.0.0.1")
    if role:
        seat = Membership.objects.filter(role=role).select_related("user").order_by("pk")[0]
        give_second_factor([seat])
        client.force_login(seat.user)
    return client


def measure(path: str, role: str) -> dict[str, Any]:
    """The second request is counted: the first fills caches that live as long as the process."""
    client = client_of(role)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return {"queries": len(asked(captured)), "kilobytes": len(answer.content) / 1024}
