"""A lived-in Gaziantep with an adopted plan, reported figures and activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.material.lived_in import live_in

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.material.lived_in import Lived


@pytest.fixture
def lived(cast: Cast) -> Lived:
    """The office after a while."""
    return live_in(
        cast.gaziantep, "Zeugmaqx", coordinator="Ayşe", contact="Umut", neighbour=cast.bursa.office
    )
