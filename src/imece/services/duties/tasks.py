"""Jobs of the outbox and the digest: thin, and safe to run twice."""

from __future__ import annotations

from django_tasks import task

from imece.services.duties.digest import post_digests
from imece.services.duties.yearly import open_for_every_office
from imece.services.notices.delivery import deliver_waiting


@task()
def deliver_letters() -> int:
    """Send what waits in the outbox."""
    return deliver_waiting()


@task()
def send_digests() -> int:
    """Put today's digests in the outbox."""
    return post_digests()


@task()
def open_yearly_duties() -> int:
    """Open the coming duties of every office."""
    return open_for_every_office()
