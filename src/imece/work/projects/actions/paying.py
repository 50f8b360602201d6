"""Payments of grants from a list of the funder's system: each once, brought up to date when the list comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.projects import policies
from imece.work.projects.models import Project
from imece.work.projects.models.payments import GrantPayment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from imece.services.accounts.actor import Actor

COLUMNS: Final = ("kind", "number", "paid_on", "amount", "currency")


class SaidPayment(NamedTuple):
    """One row of a list of payments."""

    project_id: int
    key: str
    kind: str
    number: str
    paid_on: date
    amount: Decimal
    currency: str


@transaction.atomic
def keep_payments(
    *, actor: Actor, payments: Sequence[SaidPayment], source: str = ""
) -> list[tuple[GrantPayment, dict[str, Any] | None, bool]]:
    """Write payments of the office's own projects; each with what it said before and whether anything changed."""
    require(policies.may_record(actor))
    ids = {one.project_id for one in payments}
    mine = (
        Project.objects.kept()
        .filter(pk__in=ids, office_id=actor.office_id)
        .order_by("pk")
        .select_for_update()
    )
    held = {project.pk: project for project in mine}
    if ids - held.keys():
        raise Refused(_("A project of the list was removed meanwhile. Check the rows again."))
    known = {(one.project_id, one.key): one for one in GrantPayment.objects.filter(project_id__in=ids)}
    told: list[tuple[GrantPayment, dict[str, Any] | None, bool]] = []
    for said in payments:
        payment = known.get((said.project_id, said.key))
        if payment is None:
            payment = GrantPayment(**said._asdict())
            payment.save()
            known[said.project_id, said.key] = payment
            told.append((payment, None, True))
            continue
        before = audit.snapshot(payment, COLUMNS)
        for name in COLUMNS:
            setattr(payment, name, getattr(said, name))
        changed = audit.snapshot(payment, COLUMNS) != before
        if changed:
            payment.revision += 1
            payment.save()
        told.append((payment, {**before, "revision": payment.revision}, changed))
    audit.record_many(
        audit.entry(actor.signature, "projects.payments_listed", project, note=source)
        for project in held.values()
    )
    return told


@transaction.atomic
def take_back_payments(
    *, actor: Actor, made: Sequence[int], befores: Mapping[int, Mapping[str, Any]]
) -> None:
    """New payments go, changed ones say again what they said; refused when one was changed since."""
    require(policies.may_record(actor))
    own = GrantPayment.objects.filter(project__office_id=actor.office_id)
    columns = {
        column.attname: column for column in GrantPayment._meta.concrete_fields if column.attname in COLUMNS
    }
    for payment in own.filter(pk__in=befores).order_by("pk").select_for_update():
        before = befores[payment.pk]
        if payment.revision != before["revision"]:
            raise Refused(_("A payment was changed after the import; it cannot be taken back."))
        for name, column in columns.items():
            setattr(payment, name, column.to_python(before[name]))
        payment.revision += 1
        payment.save()
    own.filter(pk__in=made).delete()
