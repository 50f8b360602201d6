"""Makes a million search rows out of a tenth, quickly: in SQL, with the index made once afterwards."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from django.db import connection

TIMES: Final = 10
INDEX: Final = import_module("imece.services.search.migrations.0005_rows_of_the_installation")
COPY: Final = """
INSERT INTO search_findable (office_id, kind, object_id, title, detail, url, day, unit_id, is_public, words)
SELECT office_id, kind, object_id + %s, title, detail, url, day, unit_id, is_public,
    words || ' ' || CAST(object_id + %s AS text)
FROM search_findable WHERE object_id <= %s AND kind = %s
"""


def multiply(kind: str, rows: int) -> None:
    """Copy the rows of a kind (numbered from 1 to `rows`) nine times; each copy has a number of its own."""
    with connection.cursor() as cursor:
        for statement in INDEX.BEFORE.UNDO[connection.vendor]:
            cursor.execute(statement)
        for time in range(1, TIMES):
            cursor.execute(COPY, [time * rows, time * rows, rows, kind])
        for statement in map(INDEX.shared, INDEX.BEFORE.MAKE[connection.vendor]):
            cursor.execute(statement)
