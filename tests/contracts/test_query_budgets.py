"""Each page asks the database the same few questions for ten rows and for two hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.budgets import MOST, kept, measured
from tests.contracts.walking import enter
from tests.material.crowd import crowd

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived


@pytest.mark.slow
def test_questions_stay_within_the_budget_and_do_not_grow_with_the_rows(
    client: Client, cast: Cast, gaziantep: Lived
) -> None:
    enter(client, cast, "coordinator")
    crowd(gaziantep, 10, "az")
    few = measured(client, gaziantep, warm=True)
    crowd(gaziantep, 190, "cok")
    many = measured(client, gaziantep, warm=True)
    grown = {page: f"{few.get(page)} → {many.get(page)}" for page in few if many.get(page) != few[page]}
    assert grown == {}
    budgets = kept()
    risen = {
        page: f"{budgets.get(page)} → {number}"
        for page, number in few.items()
        if number > budgets.get(page, 0)
    }
    assert risen == {}, "Mend the page, or run `python -m tests.contracts.write_budgets` and give a reason."
    assert {page for page, number in few.items() if number > MOST} == set()
    assert set(budgets) == set(few)
