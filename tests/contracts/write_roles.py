"""`python -m tests.contracts.write_roles`: writes roles.json anew; a person reads the difference before it is kept."""

from __future__ import annotations

import sys

from tests.contracts.staging import on_stage


def main() -> None:
    """Let everybody walk everywhere, write down the answers."""
    with on_stage() as (cast, lived):
        from django.test import Client  # noqa: PLC0415 -- only when Django is ready

        from tests.contracts import roles  # noqa: PLC0415

        found = {who: roles.answers_for(who, Client(), cast, lived) for who in roles.EVERYBODY}
        answers = {
            asked: {who: found[who][asked] for who in roles.EVERYBODY} for asked in found[roles.EVERYBODY[0]]
        }
        roles.FILE.write_text(roles.written(answers), encoding="utf-8")
    sys.stdout.write("Now read `git diff tests/contracts/roles.json` line by line.\n")


if __name__ == "__main__":
    main()
