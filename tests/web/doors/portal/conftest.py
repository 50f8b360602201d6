"""The loaded demo for the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo offices as they stand today."""
    from tests.demo import loaded_demo  # noqa: PLC0415 -- models can be imported only when Django is ready

    with django_db_blocker.unblock(), loaded_demo():
        yield
