"""Who made what İmece ships but did not make: data and front-end parts, read from the SOURCES.md beside them.

A SOURCES.md states its packages in a table whose heading has the columns `package`, `version` and `licence`; `used
for` and `credit` may follow. The files are written by the tools that fetch the packages, so this list cannot lag.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import imece

SOFTWARE: Final = Path(imece.__file__).parent
_REQUIRED: Final = {"package", "version", "licence"}


@dataclass(frozen=True, slots=True)
class Credit:
    """One third-party part: `licence` is its SPDX name or a short sentence, `holder` whom to thank."""

    title: str
    version: str
    licence: str
    used_for: str
    holder: str
    source: str  # the SOURCES.md that states it, relative to the software


@lru_cache(maxsize=1)
def credits_list() -> tuple[Credit, ...]:
    """All credits, sorted by title."""
    found = [credit for path in SOFTWARE.rglob("SOURCES.md") for credit in read_credits(path)]
    return tuple(sorted(found, key=lambda credit: (credit.title.lstrip("@").casefold(), credit.source)))


def read_credits(path: Path) -> list[Credit]:
    """Read the packages that one SOURCES.md states; other tables (sums of files) are passed over."""
    source = path.relative_to(SOFTWARE).as_posix() if path.is_relative_to(SOFTWARE) else path.name
    found: list[Credit] = []
    heading: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = _cells(line)
        if not cells:
            heading = []
        elif not heading:
            heading = [cell.casefold() for cell in cells]
        elif set(heading) >= _REQUIRED and set(cells[0]) - set("-: "):
            facts = dict(zip(heading, cells, strict=False))
            found.append(
                Credit(
                    title=facts["package"],
                    version=facts["version"],
                    licence=facts["licence"],
                    used_for=facts.get("used for", ""),
                    holder=facts.get("credit", ""),
                    source=source,
                )
            )
    return found


def _cells(line: str) -> list[str]:
    if not line.startswith("|"):
        return []
    return [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
