"""Which funder and programme a cell of an inventory means: by name, short name, name in brackets; close ones are proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imece.work.projects.models import Funder, FundingProgramme

_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
LIKE_ENOUGH: Final = 0.72
MOST_PROPOSALS: Final = 3
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "eu": ("ab", "avrupa komisyonu", "avrupa birligi komisyonu", "ab delegasyonu", "avrupa birligi turkiye delegasyonu"),
    "national-agency": ("ulusal ajans", "ab egitim ve genclik programlari merkezi baskanligi"),
    "ministry-youth": ("gsb", "genclik ve spor bakanligi"),
    "world-bank": ("db", "wb"),
    "institution-budget": ("oz kaynak", "kendi butcesi", "ozkaynak"),
}  # fmt: skip


def plain(text: str) -> str:
    """A name without case, dots and spaces that mean nothing."""
    return " ".join(re.sub(r"[^\w+]+", " ", turkish.fold(text)).split())


def names_of(thing: Funder | FundingProgramme) -> Iterator[str]:
    """Every name under which a sheet may write it."""
    for language in ("tr", "en"):
        name = str(thing.said("name", language))
        yield name
        yield _BRACKETS.sub(" ", name)
        yield from _BRACKETS.findall(name)
    yield thing.code.replace("-", " ")
    yield from ALIASES.get(thing.code, ())


@dataclass(frozen=True, slots=True)
class Fund:
    """What a cell named: a funder alone, or a programme with its funder."""

    funder: Funder
    programme: FundingProgramme | None = None


class FundNames:
    """The names of an office's funders and programmes, made once for a whole sheet."""

    def __init__(self, funders: Iterable[Funder], programmes: Iterable[FundingProgramme]) -> None:
        self._funds: dict[str, Fund] = {}
        self._labels: dict[str, str] = {}
        for programme in programmes:
            self._know(Fund(programme.funder, programme), programme)
        for funder in funders:
            self._know(Fund(funder), funder)
        self._found: dict[str, Fund | None] = {}

    def _know(self, fund: Fund, thing: Funder | FundingProgramme) -> None:
        for name in names_of(thing):
            key = plain(name)
            if key:
                self._funds[key] = fund
                self._labels[key] = str(thing)

    def find(self, text: str) -> Fund | None:
        """The fund that the text surely names; also when it says the funder and, in brackets or after a dash, more."""
        if text not in self._found:
            parts = [
                text,
                *_BRACKETS.findall(text),
                _BRACKETS.sub(" ", text),
                *re.split(r"\s+[-–/]\s+", text),
            ]
            known = [self._funds[key] for key in map(plain, parts) if key in self._funds]
            self._found[text] = next((fund for fund in known if fund.programme), known[0] if known else None)
        return self._found[text]

    def proposals(self, text: str) -> list[str]:
        """Names that are close to the text, best first."""
        scored = {
            self._labels[key]: score
            for key in self._funds
            if (score := turkish.likeness(text, key)) >= LIKE_ENOUGH
        }
        return sorted(scored, key=lambda name: (-scored[name], name))[:MOST_PROPOSALS]
