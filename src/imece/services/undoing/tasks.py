"""What the timetable does about offers."""

from __future__ import annotations

from django_tasks import task

from imece.services.undoing import actions


@task()
def sweep_offers() -> int:
    """Forget old offers."""
    return actions.sweep_offers()
