"""The cast with a published project, and all that must not leave beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from tests.cast import make_cast
from tests.material.published import leakable, olive, project

if TYPE_CHECKING:
    from imece.work.projects.models import Project
    from tests.cast import Cast


@dataclass(frozen=True)
class Bank:
    """What was made."""

    cast: Cast
    olive: Project
    water: Project


@pytest.fixture
def bank(db: None) -> Bank:
    """Two published projects of two offices, and hidden ones of every kind."""
    cache.clear()
    cast = make_cast()
    found = Bank(
        cast=cast,
        olive=olive(cast.orhangazi.office),
        water=project(cast.gaziantep.office, "Su Kayıpları", status="completed", grant_amount=1_000_000),
    )
    leakable(cast)
    return found
