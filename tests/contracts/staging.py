"""A database of one's own with the cast in it, for the programs that write the checked files."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cast import Cast
    from tests.material.lived_in import Lived


@contextmanager
def on_stage() -> Iterator[tuple[Cast, Lived]]:
    """The cast and a lived-in Gaziantep, with Django's test environment around them."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IMECE_TEST_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'stage.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "imece.config.settings.test"
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 -- only when Django is ready
        from django.test.utils import setup_test_environment  # noqa: PLC0415

        from tests.cast import make_cast  # noqa: PLC0415
        from tests.contracts.walking import GAZIANTEP_MARK  # noqa: PLC0415
        from tests.material.lived_in import live_in  # noqa: PLC0415

        setup_test_environment()
        call_command("migrate", verbosity=0)
        cast = make_cast()
        neighbour = cast.bursa.office
        yield (
            cast,
            live_in(cast.gaziantep, GAZIANTEP_MARK, coordinator="Ayşe", contact="Umut", neighbour=neighbour),
        )
