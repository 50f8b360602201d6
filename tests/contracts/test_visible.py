"""Every `visible_*` of every policy gives rows of the own office alone, and every office's table has such a policy."""

from __future__ import annotations

import importlib
import inspect
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db.models import ForeignKey, QuerySet

from imece.services.accounts.models import Grant, Office
from imece.work.activities.models import ActivityKind
from imece.work.contacts.models import Institution
from imece.work.projects.models import Funder, FundingProgramme

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

    from tests.cast import Cast
    from tests.material.lived_in import Lived

SOURCE = Path(__file__).resolve().parents[2] / "src" / "imece"
# Tables that nobody is shown as rows of their own, and why.
BEHIND_OTHERS = {
    "search.findable": "asked through search.scopes, whose marks are inside the index",
    "exchange.rememberedmapping": "a proposal inside the own office's import",
    "documents.document": "only through the record that it is about",
    "accounts.signedlink": "only a hash is kept; nobody reads the table",
    "indicators.approvalstep": "read by the office's own id, shown with its actuals",
    "indicators.closedperiod": "read by the office's own id, shown at the desk",
}


def policies() -> dict[str, Callable[..., QuerySet[Any]]]:
    """Every function of a `policies` module that gives a queryset for an actor."""
    found = {}
    for file in sorted(SOURCE.glob("*/*/policies.py")):
        module = importlib.import_module(".".join(("imece", *file.relative_to(SOURCE).with_suffix("").parts)))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            answer = str(function.__annotations__.get("return", ""))
            if function.__module__ == module.__name__ and "QuerySet" in answer:
                found[f"{module.__name__}.{name}"] = function
    return found


POLICIES = policies()


def way_to_office(model: type[Model]) -> str | None:
    """The lookup from a model to the office it belongs to, by its shortest chain of foreign keys (or its plain id)."""
    waiting: deque[tuple[type[Model], str]] = deque([(model, "")])
    while waiting:
        here, path = waiting.popleft()
        for field in here._meta.get_fields():
            if isinstance(field, ForeignKey) and field.related_model is Office:
                return f"{path}{field.name}_id"
            if field.name == "office_id":
                return f"{path}office_id"
        for field in here._meta.get_fields():
            if isinstance(field, ForeignKey) and path.count("__") < 5 and not field.null:
                waiting.append((field.related_model, f"{path}{field.name}__"))
    return None


def test_policies_are_found() -> None:
    assert len(POLICIES) > 15


@pytest.mark.parametrize("who", ["Ayşe", "Umut", "Veli", "Derya"])
def test_only_rows_of_the_own_office_are_visible_when_nothing_is_granted(
    who: str, cast: Cast, gaziantep: Lived, orhangazi: Lived
) -> None:
    actor, own = cast.gaziantep.actor(who), cast.gaziantep.office.pk
    for name, policy in POLICIES.items():
        rows = policy(actor)
        if who == "Ayşe":
            assert rows.exists(), f"{name}: nothing here that could leak"
        if rows.model is Grant:
            assert all(own in (row.giver_id, row.receiver_id) for row in rows)
            continue
        if (
            rows.model is Institution
        ):  # one register for the installation; `entered_by` only says who typed it
            continue
        way = way_to_office(rows.model)
        assert way is not None, rows.model
        shared = {None} if rows.model in (ActivityKind, Funder, FundingProgramme) else set()
        assert set(rows.values_list(way, flat=True)) <= {own} | shared, name


def test_every_table_of_an_office_has_a_policy_or_a_reason(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    seen = {policy(actor).model._meta.label_lower for policy in POLICIES.values()}
    of_offices = {
        model._meta.label_lower
        for model in apps.get_models()
        if any(
            isinstance(field, ForeignKey) and field.related_model is Office for field in model._meta.fields
        )
    }
    assert of_offices - seen == set(BEHIND_OTHERS)
