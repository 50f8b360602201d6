"""Cover letters made by a job: each is set and written away before the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_tasks import task

from imece.ground.values import turkish
from imece.ground.values.period import Period
from imece.services.papers import actions as papers
from imece.services.papers.actions import Letter
from imece.work.indicators.letters import cover_letter
from imece.work.indicators.queries.desk import requests_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.services.accounts.actor import Actor
    from imece.services.papers.models import KeptPaper


@task()
def make_letters(paper_id: int) -> None:
    """Make one ordered bundle of cover letters."""
    papers.carry_out_letters(paper=paper_id, letters=letters)


def letters(actor: Actor, kept: KeptPaper) -> Iterator[Letter]:
    """The letters of the period's requests that the orderer sees now."""
    asked = requests_of(actor, Period.from_key(kept.options["period"]))
    for done, (request, actuals) in enumerate(asked, start=1):
        name = turkish.slug(f"{done:03} {request.unit.name}")[:60]
        yield Letter(name, cover_letter(request, actuals, kept.language))
        papers.note_progress(paper=kept, done=done, total=len(asked))
