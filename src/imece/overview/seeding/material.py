"""What every step of the generator uses: its own chance per place, words, and batched writing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

from imece.services.accounts.models import Office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from django.db.models import Model, QuerySet

    from imece.overview.seeding.scales import Scale

BATCH: Final = 2_000
MARK: Final = "ornek"
WORDS: Final = Path(__file__).parent / "data" / "words.json"

Row = TypeVar("Row", bound="Model")


@dataclass(frozen=True, slots=True)
class Seeding:
    """One run of the generator: the scale, the seed number and where its progress is told."""

    scale: Scale
    seed: int
    say: Callable[[str], None]

    def chance(self, *place: object) -> Random:
        """Chance that depends on nothing but the seed number and the place: the order of steps does not matter."""
        return Random(f"{self.seed}:{':'.join(map(str, place))}")  # noqa: S311 -- test material, not a secret

    def offices(self) -> QuerySet[Office]:
        """The offices that the generator made."""
        return Office.objects.filter(slug__startswith=f"{MARK}-").order_by("slug")


@lru_cache(maxsize=1)
def words() -> dict[str, list[str]]:
    """The stock of words by what they are for."""
    found: dict[str, list[str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return found


def write(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Insert rows batch by batch; gives each written batch (with primary keys) and then forgets it."""
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield type(batch[0])._base_manager.bulk_create(batch, batch_size=BATCH)


def written(rows: Iterable[Row]) -> int:
    """Insert rows batch by batch; how many there were."""
    return sum(len(batch) for batch in write(rows))


def shares(chance: Random, parts: int, whole: int = 100) -> list[int]:
    """Whole numbers of at least 1 that add up to `whole`, as weights in a plan do."""
    cuts: Sequence[int] = sorted(chance.sample(range(1, whole), parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]
