"""Names typed one below the other, or with semicolons between them."""

from __future__ import annotations

import re
from typing import Final

_BETWEEN: Final = re.compile(r"[\n\r;]+")
MOST_NAMES: Final = 200


def names_in(text: str) -> tuple[str, ...]:
    """Each name once as typed, empty ones left out, at most 200."""
    names = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_NAMES]
