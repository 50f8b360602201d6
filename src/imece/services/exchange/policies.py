"""Who sees imports and who may make and undo them; what may be imported is the kind's own question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.exchange.kinds import ImportKind, find_kind
from imece.services.exchange.models import ImportRun

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor


def visible_to(actor: Actor) -> QuerySet[ImportRun]:
    """The own office's imports, for its staff and auditors: the files may hold what no other office may read."""
    if not (actor.is_staff or actor.is_auditor):
        return ImportRun.objects.none()
    return ImportRun.objects.filter(office_id=actor.office_id)


def may_see_imports(actor: Actor) -> Decision:
    """The list of imports is for the staff and the auditors of the office."""
    if actor.is_staff or actor.is_auditor:
        return ALLOWED
    return refused(_("Imports are for the staff of the office."))


def may_see(actor: Actor, run: ImportRun) -> Decision:
    """Whoever sees the list sees each import."""
    return may_see_imports(actor)


def may_start(actor: Actor, kind: ImportKind) -> Decision:
    """Staff whom the kind itself allows."""
    return first_refusal(lambda: _works_here(actor), lambda: kind.may(actor))


def may_work_on(actor: Actor, run: ImportRun) -> Decision:
    """The one who may start such an import may go on with it; whether its state allows it, `workflow` says."""
    kind = find_kind(run.kind)
    if kind is None:
        return refused(_("This kind of import is no longer offered."))
    return may_start(actor, kind)


def may_write(actor: Actor, run: ImportRun) -> Decision:
    """There must be something to write."""
    return first_refusal(
        lambda: may_work_on(actor, run),
        lambda: ALLOWED if run.rows_right else refused(_("There is no right row to import.")),
    )


def may_take_back(actor: Actor, run: ImportRun) -> Decision:
    """The one who imported, or the coordinator."""
    return first_refusal(
        lambda: may_work_on(actor, run),
        lambda: (
            ALLOWED
            if actor.is_coordinator or run.created_by_id == actor.person_id
            else refused(_("Only the person who imported it or the coordinator can undo this."))
        ),
    )


def _works_here(actor: Actor) -> Decision:
    return ALLOWED if actor.is_staff else refused(_("Only coordinators and experts can import."))
