"""`python -m tests.contracts.write_budgets`: writes query_budgets.json anew; a rise needs a reason in the commit."""

from __future__ import annotations

import sys

from tests.contracts.staging import on_stage


def main() -> None:
    """Measure every page as the coordinator sees it."""
    with on_stage() as (cast, lived):
        from django.test import Client  # noqa: PLC0415 -- only when Django is ready

        from tests.contracts import budgets  # noqa: PLC0415
        from tests.contracts.walking import enter  # noqa: PLC0415
        from tests.material.crowd import crowd  # noqa: PLC0415

        crowd(lived, 10, "az")
        found = budgets.measured(enter(Client(), cast, "coordinator"), lived, warm=True)
        budgets.FILE.write_text(budgets.written(found), encoding="utf-8")
    sys.stdout.write("Now read `git diff tests/contracts/query_budgets.json`.\n")


if __name__ == "__main__":
    main()
