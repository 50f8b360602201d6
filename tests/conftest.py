"""What every test may use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.kept import copied, made_on_stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cast import Cast

__all__ = ["copied", "made_on_stage"]  # fixtures of `tests/kept.py`

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# Machines differ in speed; a property is about what holds, not about how long it takes.
hypothesis_settings.register_profile("imece", deadline=None)
# `make quick` tries fewer examples; the whole number is tried by `make test`.
hypothesis_settings.register_profile("quick", deadline=None, max_examples=15)
hypothesis_settings.load_profile("imece")


@pytest.fixture(autouse=True)
def turkish_first() -> Iterator[None]:
    """Each test begins in Turkish, whatever language the page of the last one spoke."""
    with translation.override("tr"):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The two offices and their people (see `tests/cast.py`)."""
    from tests.cast import make_cast  # noqa: PLC0415 -- models can be imported only when Django is ready

    return make_cast()


@pytest.fixture(autouse=True)
def bank_anew() -> Iterator[None]:
    """The public bank is read once for a process; each test has a database of its own."""
    yield
    from imece.overview.bank.reading import forget  # noqa: PLC0415 -- models can be imported only when Django is ready

    forget()
