"""How many questions each page puts to the database: measured with few rows and with many, kept in a checked file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.contracts.walking import content_of, every_page

if TYPE_CHECKING:
    from django.test import Client

    from tests.material.lived_in import Lived

FILE: Final = Path(__file__).with_name("query_budgets.json")
MOST: Final = 15


def kept() -> dict[str, int]:
    """Page → questions."""
    found: dict[str, int] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    return found


def measured(client: Client, lived: Lived, *, warm: bool = False) -> dict[str, int]:
    """The questions of each page that answers 200; `warm` asks once before, for what is kept between requests."""
    found = {}
    for page in every_page():
        address = page.filled(lived)
        if warm:
            content_of(client.get(address))
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
            content_of(response)
        if response.status_code == 200:
            found[page.name] = len([query for query in asked if "SAVEPOINT" not in query["sql"]])
    return found


def written(budgets: dict[str, int]) -> str:
    """The file's text."""
    return json.dumps(dict(sorted(budgets.items())), indent=2) + "\n"
