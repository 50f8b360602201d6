"""Two offices that were worked in, for the contracts that look at the whole product."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.walking import GAZIANTEP_MARK, ORHANGAZI_MARK

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.material.lived_in import Lived


@pytest.fixture
def gaziantep(cast: Cast) -> Lived:
    """Gaziantep after a while."""
    from tests.material.lived_in import live_in  # noqa: PLC0415 -- models can be imported only when Django is ready

    return live_in(
        cast.gaziantep, GAZIANTEP_MARK, coordinator="Ayşe", contact="Umut", neighbour=cast.bursa.office
    )


@pytest.fixture
def orhangazi(cast: Cast) -> Lived:
    """Orhangazi after a while."""
    from tests.material.lived_in import live_in  # noqa: PLC0415 -- models can be imported only when Django is ready

    return live_in(
        cast.orhangazi, ORHANGAZI_MARK, coordinator="Osman", contact="Orhan", neighbour=cast.bursa.office
    )
