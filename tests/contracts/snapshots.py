"""What the database holds, as one line per table: to see that a refused request changed nothing at all."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from django.apps import apps

if TYPE_CHECKING:
    from django.db.models import Model

# Reading may leave a trace: the session, an auditor's look, an export that was taken. None of it is work.
TRACES: Final = {"sessions.session", "django_tasks_database.dbtaskresult"}
TRACED_READING: Final = ("accounts.looked", "strategy.plan_exported")


def tables() -> list[type[Model]]:
    """Every concrete table but those of mere traces."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label_lower not in TRACES
    ]


def everything() -> dict[str, tuple[int, str]]:
    """Table → number of rows and a sum over their contents; what reading leaves in the trail is left out."""
    found = {}
    for model in tables():
        rows = model._base_manager.order_by("pk")
        if model._meta.label_lower == "audit.entry":
            rows = rows.exclude(verb__in=TRACED_READING)
        values = list(rows.values_list())
        found[model._meta.label_lower] = (len(values), hashlib.sha256(repr(values).encode()).hexdigest())
    return found
