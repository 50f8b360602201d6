"""What the register does as a job."""

from __future__ import annotations

from django_tasks import task

from imece.work.contacts import actions
from imece.work.contacts.models import LikeSearch


@task()
def search_doubles(search_id: int) -> None:
    """Look the register through for institutions that look like one; a search that is done is left alone."""
    search = LikeSearch.objects.filter(pk=search_id, done_at__isnull=True).first()
    if search is not None:
        actions.search_doubles(search=search)
