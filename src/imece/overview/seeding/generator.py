"""The generator: a list of steps, each of which adds one kind of record to what the steps before it made.

Rows are inserted straight through the models, without the apps' actions: this is test material, its makers would be
nobody, and a trail entry per row would say nothing. What actions keep beside a row (sort keys, hashes of frozen
figures, kept figures and scores, search rows) is made by the apps' own functions, so that pages cannot tell.
Later apps add their step to `STEPS`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from django.db import transaction

from imece.overview.seeding.material import MARK, Seeding
from imece.overview.seeding.steps import activities, actuals, filler, institutions, offices, plans, projects
from imece.services.accounts.models import Office

if TYPE_CHECKING:
    from collections.abc import Callable

    from imece.overview.seeding.scales import Scale

    Step = Callable[[Seeding], int]

STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("offices", offices.make),
    ("indicators", plans.make),
    ("actuals", actuals.make),
    ("institutions", institutions.make),
    ("activities", activities.make),
    ("projects", projects.make),
    ("search rows", filler.make),
)


class NotSeededError(Exception):
    """The installation is not one to put test material into; the text says why."""


def check_place(*, force: bool) -> None:
    """Refuse an installation that holds real offices (unless forced) or was seeded before."""
    if Office.objects.filter(slug__startswith=f"{MARK}-").exists():
        raise NotSeededError("This installation was seeded before. Use another IMECE_DATA_DIR or database.")
    if not force and Office.objects.filter(is_sample=False).exists():
        raise NotSeededError(
            "This installation holds real offices; nothing was written. (--force seeds it all the same.)"
        )


def generate(scale: Scale, *, seed: int, say: Callable[[str], None], force: bool = False) -> dict[str, int]:
    """Make everything of the scale; what was made by the name of its step. Raises `NotSeededError`."""
    check_place(force=force)
    seeding = Seeding(scale, seed, say)
    made: dict[str, int] = {}
    for name, step in STEPS:
        begun = time.monotonic()
        with transaction.atomic():
            made[name] = step(seeding)
        say(f"{made[name]:>9} {name} in {time.monotonic() - begun:.1f} s")
    return made
