"""The demo offices for tests, loaded once for a whole file of tests and rolled back after it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction

from imece.overview.showcase import loading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@contextmanager
def loaded_demo(today: date | None = None) -> Iterator[None]:
    """The demo as it stands on a day; every test inside works on its own savepoint."""
    with transaction.atomic():
        loading.load(today)
        yield
        transaction.set_rollback(True)
