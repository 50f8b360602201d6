"""How a paper looks: letterhead, logo, emblems of funders, footer and one accent colour; nothing of what it says."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Final

from imece.ground.paper.content import as_plain

OFFICIAL_BLUE: Final = "#1f4e79"
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Emblem:
    """A logo or a funder's emblem as SVG, PNG or JPEG bytes; `alt` names whose it is."""

    data: bytes
    media_type: str
    alt: str


@dataclass(frozen=True, slots=True)
class Look:
    """The dress of a paper, already in the paper's language.

    `letterhead` are the lines of the head ("T.C.", the institution, the unit); `footer` stands at the foot of each page;
    `emblems` with `funding` stand at the foot of the first page and `disclaimer` after them.
    """

    letterhead: tuple[str, ...] = ()
    logo: Emblem | None = None
    footer: str = ""
    emblems: tuple[Emblem, ...] = ()
    funding: str = ""
    disclaimer: str = ""
    accent: str = OFFICIAL_BLUE

    def __post_init__(self) -> None:
        if not _COLOUR.fullmatch(self.accent):
            raise ValueError("The accent colour is written as #rrggbb.")

    def sha256(self) -> str:
        """The hash of the whole look, as 64 hexadecimal digits."""
        plain = json.dumps(as_plain(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()
