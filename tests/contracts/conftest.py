"""Two offices that were worked in, for the contracts that look at the whole product; made once for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.walking import GAZIANTEP_MARK, ORHANGAZI_MARK
from tests.kept import cast_on_stage, kept_for_the_file

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.material.lived_in import Lived


def worked_in(cast: Cast) -> dict[str, Lived]:
    """Both offices after a while."""
    from tests.material.lived_in import live_in  # noqa: PLC0415 -- models can be imported only when Django is ready

    office = cast.bursa.office
    return {
        "gaziantep": live_in(
            cast.gaziantep, GAZIANTEP_MARK, coordinator="Ayşe", contact="Umut", neighbour=office
        ),
        "orhangazi": live_in(
            cast.orhangazi, ORHANGAZI_MARK, coordinator="Osman", contact="Orhan", neighbour=office
        ),
    }


stage = kept_for_the_file(worked_in)
cast = cast_on_stage


@pytest.fixture
def gaziantep(made_on_stage: dict[str, Lived]) -> Lived:
    """Gaziantep after a while."""
    return made_on_stage["gaziantep"]


@pytest.fixture
def orhangazi(made_on_stage: dict[str, Lived]) -> Lived:
    """Orhangazi after a while."""
    return made_on_stage["orhangazi"]
