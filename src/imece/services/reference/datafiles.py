"""Reads the code lists of this app: JSON files with `columns` and `rows`, made by `tools/make_reference`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of `data/<name>.json` as dictionaries by column name."""
    table = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    for row in table["rows"]:
        yield dict(zip(table["columns"], row, strict=True))
