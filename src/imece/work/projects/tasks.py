"""Letters of collection rounds, made by a job: each is set and written away before the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_tasks import task

from imece.ground.values import turkish
from imece.services.papers import actions as papers
from imece.services.papers.actions import Letter
from imece.work.projects import rounds
from imece.work.projects.round_letters import round_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.services.accounts.actor import Actor
    from imece.services.papers.models import KeptPaper


@task()
def make_round_letters(paper_id: int) -> None:
    """Make one ordered bundle of letters."""
    papers.carry_out_letters(paper=paper_id, letters=letters)


def letters(actor: Actor, kept: KeptPaper) -> Iterator[Letter]:
    """One letter for each institution of the round, if the orderer still sees it."""
    asked = rounds.one_round(actor, int(kept.options["round"]))
    invitations = rounds.invitations(asked)
    for done, invitation in enumerate(invitations, start=1):
        invitation.round = asked
        name = turkish.slug(f"{done:03} {invitation.institution}")[:60]
        yield Letter(name, round_letter(invitation, rounds.projects_of(invitation), kept.language))
        papers.note_progress(paper=kept, done=done, total=len(invitations))
