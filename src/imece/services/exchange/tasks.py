"""Long checks and long writings as jobs: an id in, the action called."""

from __future__ import annotations

from django.utils import translation
from django_tasks import task

from imece.ground.rules.decision import Refused
from imece.services.exchange import actions, queries
from imece.services.exchange.models import ImportRun


@task()
def check_rows(run_id: int, language: str) -> None:
    """Preview a large run; the sentences are in the language of the person who waits for them."""
    run = ImportRun.objects.get(pk=run_id)
    with translation.override(language):
        try:
            actions.preview(actor=queries.actor_of(run), run=run)
        except Refused:
            return  # another tab has chosen other columns or begun meanwhile; its own check tells


@task()
def carry_out(run_id: int, language: str) -> None:
    """Write a large run."""
    with translation.override(language):
        actions.carry_out(run=ImportRun.objects.get(pk=run_id))


@task()
def give_up_stuck_imports() -> int:
    """Mark as failed what a killed process left half-way."""
    return actions.give_up_stuck()
