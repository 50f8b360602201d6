"""Papers of reports made by jobs: an id in, the report found with the orderer's rights, its paper made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django_tasks import task

from imece.ground.rules.decision import Refused
from imece.overview.reports import policies
from imece.overview.reports.queries.assembling import paper_of
from imece.services.papers import actions as papers

if TYPE_CHECKING:
    from imece.ground.paper.content import Paper
    from imece.services.accounts.actor import Actor
    from imece.services.papers.models import KeptPaper


@task()
def make_report_paper(paper_id: int) -> None:
    """Make one ordered paper of a report."""
    papers.carry_out(paper=paper_id, assemble=assemble)


def assemble(actor: Actor, kept: KeptPaper) -> Paper:
    """The paper of the report that it is about, as far as the orderer may see it now."""
    report = policies.visible_to(actor).filter(pk=kept.about_id or 0).first()
    if report is None:
        raise Refused(_("The report is no longer there, or you may no longer see it."))
    return paper_of(actor, report)
