"""Which funder or programme of the register a cell means: surely by its name, else with proposals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from imece.ground.values import turkish

if TYPE_CHECKING:
    from imece.work.projects.models import Funder, FundingProgramme
    from imece.work.projects.queries import Belongings

NEAR: Final = 0.6
MOST: Final = 5
BESIDE: Final = re.compile(r"\(([^)]*)\)")
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A funder, perhaps with its programme; `key` names it in a decision."""

    funder: Funder | None
    programme: FundingProgramme | None = None

    @property
    def key(self) -> str:
        """Such as "p12" for a programme, "f3" for a funder, empty for neither."""
        if self.programme is not None:
            return f"p{self.programme.pk}"
        return f"f{self.funder.pk}" if self.funder is not None else ""

    @property
    def label(self) -> str:
        """For people."""
        return str(self.programme or self.funder or "")


NO_SOURCE: Final = Source(None)


class FundingRegister:
    """The funders and programmes that an office may choose, by the names in use for them."""

    def __init__(self, owned: Belongings) -> None:
        self._by_key: dict[str, Source] = {}
        self._by_name: dict[str, Source] = {}
        for funder in owned.funders.values():
            self._put(Source(funder), funder)
        for programme in owned.programmes.values():
            self._put(Source(programme.funder, programme), programme)

    def _put(self, source: Source, thing: Funder | FundingProgramme) -> None:
        self._by_key[source.key] = source
        for name in (thing.said("name", "tr"), thing.said("name", "en"), thing.code):
            self._by_name.setdefault(form(str(name)), source)
            for other in BESIDE.findall(str(name)):
                self._by_name.setdefault(form(other), source)
            self._by_name.setdefault(form(BESIDE.sub(" ", str(name))), source)
        self._by_name.pop("", None)

    def of_key(self, key: str) -> Source:
        """What a decision names; neither when it is no longer there."""
        return self._by_key.get(key, NO_SOURCE)

    def find(self, text: str) -> Source | None:
        """The one that the text surely means: its whole name, or a name with its call behind ("Erasmus+ KA210")."""
        asked = form(text)
        found = self._by_name.get(asked)
        if found is not None:
            return found
        for part in (form(BESIDE.sub(" ", text)), *(form(other) for other in BESIDE.findall(text))):
            if part in self._by_name:
                return self._by_name[part]
        words = asked.split()
        for length in range(len(words) - 1, 0, -1):
            found = self._by_name.get(" ".join(words[:length]))
            if found is not None and (length > 1 or len(words[0]) > 3):
                return found
        return None

    def proposals(self, text: str) -> list[Source]:
        """The likest ones, best first."""
        asked = form(text)
        scored: dict[str, float] = {}
        for name, source in self._by_name.items():
            score = max(turkish.likeness(asked, name), _shared(asked, name))
            if score >= NEAR:
                scored[source.key] = max(score, scored.get(source.key, 0))
        return [self._by_key[key] for key in sorted(scored, key=lambda key: (-scored[key], key))[:MOST]]


def form(text: str) -> str:
    """Folded words with single spaces; a plus belongs to its word ("Erasmus+")."""
    return " ".join(_WORD.findall(turkish.fold(text).replace("+", " plus ")))


def _shared(one: str, other: str) -> float:
    left, right = set(one.split()), set(other.split())
    return len(left & right) / min(len(left), len(right)) * 0.9 if min(len(left), len(right)) > 1 else 0.0
