"""What the timetable does about papers; the making itself belongs to the tasks of the apps that order them."""

from __future__ import annotations

from django_tasks import task

from imece.services.papers import actions


@task()
def give_up_stuck_papers() -> int:
    """Mark as not made what a killed process left half-way."""
    return actions.give_up_stuck()
