"""What every test may use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def cast(db: None) -> Cast:
    """The two offices and their people (see `tests/cast.py`)."""
    from tests.cast import make_cast  # noqa: PLC0415 -- models can be imported only when Django is ready

    return make_cast()
