"""Who sees papers and who says how they look: staff and auditors see all of the office, others what they made themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.papers.choices import PaperFormat, PaperState
from imece.services.papers.models import FunderEmblem, KeptPaper, Letterhead, OfficeTemplate, Signatory

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor


def visible_to(actor: Actor) -> QuerySet[KeptPaper]:
    """The own office's papers; whoever is neither staff nor auditor sees those they ordered."""
    papers = KeptPaper.objects.filter(office_id=actor.office_id)
    if actor.is_staff or actor.is_auditor:
        return papers
    if actor.person_id is None:
        return papers.none()
    return papers.filter(ordered_by_id=actor.person_id)


def letterheads_visible_to(actor: Actor) -> QuerySet[Letterhead]:
    """The own office's versions."""
    return Letterhead.objects.filter(office_id=actor.office_id)


def signatories_visible_to(actor: Actor) -> QuerySet[Signatory]:
    """The own office's signatories."""
    return Signatory.objects.filter(office_id=actor.office_id)


def emblems_visible_to(actor: Actor) -> QuerySet[FunderEmblem]:
    """The own office's emblems."""
    return FunderEmblem.objects.filter(office_id=actor.office_id)


def templates_visible_to(actor: Actor) -> QuerySet[OfficeTemplate]:
    """The own office's templates."""
    return OfficeTemplate.objects.filter(office_id=actor.office_id)


def may_see_papers(actor: Actor) -> Decision:
    """Every member sees the list, with the papers that they may see."""
    return ALLOWED


def may_see(actor: Actor, paper: KeptPaper) -> Decision:
    """Whoever finds the paper may look at its page."""
    return ALLOWED


def may_download(actor: Actor, paper: KeptPaper) -> Decision:
    """Only a paper that is ready has a file."""
    return ALLOWED if paper.state == PaperState.READY else refused(_("The paper is not ready yet."))


def may_preview(actor: Actor, paper: KeptPaper) -> Decision:
    """Only a PDF can be shown in the page."""
    return first_refusal(
        lambda: may_download(actor, paper),
        lambda: (
            ALLOWED
            if paper.format == PaperFormat.PDF
            else refused(_("Only PDF papers can be shown here. Download the file."))
        ),
    )


def may_order(actor: Actor) -> Decision:
    """Whoever works with the office may make papers of what they see; auditors only read."""
    if actor.person_id is None or actor.is_auditor:
        return refused(_("Only members of the office can make papers."))
    return ALLOWED


def may_see_looks(actor: Actor) -> Decision:
    """How papers look is shown to the staff and the auditors."""
    if actor.is_staff or actor.is_auditor:
        return ALLOWED
    return refused(_("This page is for the staff of the office."))


def may_make_circular(actor: Actor) -> Decision:
    """The circular of signatures is made by the staff."""
    return first_refusal(lambda: may_order(actor), lambda: may_see_looks(actor))


def may_set_looks(actor: Actor, thing: object = None) -> Decision:
    """Letterhead, signatories, emblems and templates speak for the whole office: they are the coordinator's."""
    return ALLOWED if actor.is_coordinator else refused(_("Only the coordinator can change how papers look."))


def may_end_signatory(actor: Actor, signatory: Signatory) -> Decision:
    """A signatory's authority is ended once."""
    return first_refusal(
        lambda: may_set_looks(actor),
        lambda: (
            ALLOWED
            if signatory.ends_on is None or signatory.ends_on > actor.today
            else refused(_("This authority to sign has ended already."))
        ),
    )


def may_retire(actor: Actor, thing: FunderEmblem | OfficeTemplate) -> Decision:
    """What is no longer used cannot be put away again."""
    return first_refusal(
        lambda: may_set_looks(actor),
        lambda: ALLOWED if thing.retired_at is None else refused(_("This is no longer in use already.")),
    )
