"""What the timetable does: the open data of the day."""

from __future__ import annotations

from django_tasks import task

from imece.doors.open_api import kept


@task()
def make_open_data() -> int:
    """Write the day's files; returns how many projects they hold."""
    return kept.make().coverage.projects
