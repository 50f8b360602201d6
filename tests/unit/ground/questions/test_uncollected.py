"""The pause of the collector ends, whatever happens inside."""

from __future__ import annotations

import gc

import pytest

from imece.ground.questions.uncollected import uncollected


def test_the_search_is_paused_inside_and_goes_on_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        _ = 1 / 0
    assert gc.isenabled()
