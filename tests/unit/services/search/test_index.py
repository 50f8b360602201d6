"""The full-text index beside the rows: kept by triggers, made and unmade by its migration on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from imece.services.search.actions import Found, keep
from imece.services.search.models import Findable
from imece.services.search.queries import find

if TYPE_CHECKING:
    from tests.cast import Cast


def found(cast: Cast, number: int, title: str) -> Found:
    return Found(cast.gaziantep.office.pk, "activity", number, title, "", f"/o/gaziantep/{number}/")


def indexed() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_words")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("before", ["0002_full_text", "0003_narrow_index"])
@pytest.mark.django_db(transaction=True)
def test_rows_are_found_when_the_index_was_unmade_and_made_again(cast: Cast, before: str) -> None:
    keep([found(cast, 1, "Bisiklet yolları"), found(cast, 2, "Sıfır atık")])
    try:
        MigrationExecutor(connection).migrate([("search", before)])
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("search"))
    ebru = cast.gaziantep.actor("Ebru")
    assert [row.title for row in find(ebru, "bisiklet").rows] == ["Bisiklet yolları"]
    Findable.objects.filter(object_id=1).delete()
    assert find(ebru, "bisiklet").total == 0
    assert indexed() == 1


def test_index_follows_when_rows_are_deleted_with_their_table(cast: Cast) -> None:
    keep([found(cast, 1, "Bisiklet yolları")])
    statements = ["SET CONSTRAINTS ALL IMMEDIATE", "TRUNCATE search_findable"]
    with connection.cursor() as cursor:
        for statement in statements if connection.vendor == "postgresql" else ["DELETE FROM search_findable"]:
            cursor.execute(statement)
    assert indexed() == 0
