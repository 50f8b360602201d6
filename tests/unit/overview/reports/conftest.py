"""A lived-in Gaziantep with an adopted plan, reported figures and activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.kept import cast_on_stage, kept_for_the_file, made_on_stage
from tests.material.lived_in import live_in

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.material.lived_in import Lived


def worked_in(cast: Cast) -> Lived:
    """The office after a while."""
    return live_in(
        cast.gaziantep, "Zeugmaqx", coordinator="Ayşe", contact="Umut", neighbour=cast.bursa.office
    )


stage = kept_for_the_file(worked_in)
cast, lived = cast_on_stage, made_on_stage
