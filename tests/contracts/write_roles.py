"""`python -m tests.contracts.write_roles`: writes roles.json anew; a person reads the difference before it is kept."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import django


def main() -> None:
    """Make the cast and its offices in a database of their own, let everybody walk, write the file."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IMECE_TEST_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'roles.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "imece.config.settings.test"
        django.setup()
        write()
    sys.stdout.write("Now read `git diff tests/contracts/roles.json` line by line.\n")


def write() -> None:
    """With Django ready."""
    from django.core.management import call_command  # noqa: PLC0415 -- only when Django is ready
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from tests.cast import make_cast  # noqa: PLC0415
    from tests.contracts import roles  # noqa: PLC0415
    from tests.contracts.walking import GAZIANTEP_MARK  # noqa: PLC0415
    from tests.material.lived_in import live_in  # noqa: PLC0415

    setup_test_environment()
    call_command("migrate", verbosity=0)
    cast = make_cast()
    lived = live_in(
        cast.gaziantep, GAZIANTEP_MARK, coordinator="Ayşe", contact="Umut", neighbour=cast.bursa.office
    )
    found = {who: roles.answers_for(who, Client(), cast, lived) for who in roles.EVERYBODY}
    answers = {
        asked: {who: found[who][asked] for who in roles.EVERYBODY} for asked in found[roles.EVERYBODY[0]]
    }
    roles.FILE.write_text(roles.written(answers), encoding="utf-8")


if __name__ == "__main__":
    main()
