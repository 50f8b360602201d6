"""Jobs of the outbox and the digest: thin, and safe to run twice."""

from __future__ import annotations

from django_tasks import task

from imece.services.duties.digest import post_digests
from imece.services.notices.delivery import deliver_waiting


@task()
def deliver_letters() -> int:
    """Send what waits in the outbox."""
    return deliver_waiting()


@task()
def send_digests() -> int:
    """Put today's digests in the outbox."""
    return post_digests()
