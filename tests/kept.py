"""Material made once for a whole file of tests: each test works on a copy of it, on a savepoint of its own.

    def worked_in(cast: Cast) -> Lived: ...

    stage = kept_for_the_file(worked_in)
    cast, lived = cast_on_stage, made_on_stage

Every test of the file that uses the database must then come by `cast` or by the made things, since the cast stands
already when the test begins.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django.plugin import DjangoDbBlocker

    from tests.cast import Cast


def kept_for_the_file(make: Callable[[Cast], Any]) -> Any:
    """A fixture, to be called `stage`: the cast and what was made with it, taken back after the file's last test."""

    @pytest.fixture(scope="module")
    def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Cast, Any]]:
        from tests.cast import make_cast  # noqa: PLC0415 -- models can be imported only when Django is ready

        with django_db_blocker.unblock(), transaction.atomic():
            with translation.override("tr"):
                cast = make_cast()
                made = make(cast)
            yield cast, made
            transaction.set_rollback(True)

    return stage


@pytest.fixture
def copied(db: None, stage: tuple[Cast, Any]) -> tuple[Cast, Any]:
    """The cast and the made things as this test's own: what it changes in them nobody else sees."""
    return deepcopy(stage)


@pytest.fixture
def cast_on_stage(copied: tuple[Cast, Any]) -> Cast:
    """The cast that stands already."""
    return copied[0]


@pytest.fixture
def made_on_stage(copied: tuple[Cast, Any]) -> Any:
    """What was made for the file."""
    return copied[1]
