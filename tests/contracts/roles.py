"""The checked file of who gets which answer at which address, and how it is made and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction

from tests.contracts.walking import OUTSIDERS, PEOPLE, enter, every_page, status_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived

FILE: Final = Path(__file__).with_name("roles.json")
EVERYBODY: Final = (*PEOPLE, *OUTSIDERS)
Answers = dict[str, dict[str, int]]


def kept() -> Answers:
    """What the file says: "GET page" or "POST page" → person → status."""
    grouped = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    return {
        asked: {who: int(status) for status, people in answers.items() for who in people.split(", ")}
        for asked, answers in grouped.items()
    }


def answers_for(who: str, client: Client, cast: Cast, lived: Lived) -> dict[str, int]:
    """What each address answers this person to a look and to an empty form; what a form does is taken back."""
    enter(client, cast, who)
    client.raise_request_exception = False
    found = {}
    for page in every_page():
        address = page.filled(lived)
        found[f"GET {page.name}"] = status_of(client, "get", address)
        with transaction.atomic():
            found[f"POST {page.name}"] = status_of(client, "post", address)
            transaction.set_rollback(True)
    return found


def written(answers: Mapping[str, Mapping[str, int]]) -> str:
    """The file's text: one line for each question, people grouped by their answer, so that a change is one line."""
    lines = []
    for asked in sorted(answers, key=lambda asked: asked.split(" ")[::-1]):
        statuses = sorted(set(answers[asked].values()))
        grouped = {
            str(status): ", ".join(who for who in EVERYBODY if answers[asked][who] == status)
            for status in statuses
        }
        lines.append(f"  {json.dumps(asked)}: {json.dumps(grouped)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"
