"""The list of payments of the agencies' system KAYS: rows of payments for projects that the bank knows by their code."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _

from imece.ground.ui.fields import DayField
from imece.ground.values import turkish
from imece.services.exchange.kinds import Created, Outcome
from imece.services.exchange.rows import RowError
from imece.work.projects.actions.paying import SaidPayment, keep_payments, take_back_payments
from imece.work.projects.imports.planning import BATCH
from imece.work.projects.inventory.cells import UNSAID, AmountCell, CurrencyCell, in_currency
from imece.work.projects.models import Project
from imece.work.projects.models.payments import GrantPayment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

PAYMENT: Final = GrantPayment._meta.label_lower


class KnownCode(forms.CharField):
    """A code of a project of the office; cleans to the project's key. Asked for once per sheet."""

    def __init__(self, office_id: int) -> None:
        super().__init__(max_length=120)
        self._office_id = office_id
        self._keys: dict[str, int] | None = None

    def clean(self, value: Any) -> Any:
        """The key of the project that bears the code."""
        text = super().clean(value)
        if self._keys is None:
            held = Project.objects.kept().filter(office_id=self._office_id).exclude(source_code="")
            self._keys = {
                code_form(code): key for key, code in held.order_by("-pk").values_list("pk", "source_code")
            }
        found = self._keys.get(code_form(text))
        if found is None:
            raise forms.ValidationError(
                _("No project of the bank has this code: import the list of contracts first.")
            )
        return found


def fields(actor: Actor) -> dict[str, forms.Field]:
    """One field per column."""
    return {
        "code": KnownCode(actor.office_id),
        "kind": forms.CharField(max_length=80, required=False),
        "number": forms.CharField(max_length=60, required=False),
        "paid_on": DayField(),
        "amount": AmountCell(required=True),
        "currency": CurrencyCell(),
    }


def errors_of_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """A payment is not made in the future."""
    if values["paid_on"] and values["paid_on"] > actor.today:
        yield RowError("paid_on", str(values["paid_on"]), _("This day lies in the future."))
    amount, said = values["amount"], values["currency"]
    if amount is not None and said and amount.currency not in {UNSAID, said}:
        yield RowError("amount", amount.currency, _("The amount and its column name two currencies."))


def identity(values: Mapping[str, Any]) -> tuple[str, ...]:
    """A payment by its number, else by kind, day and amount, so that two instalments of one day are two."""
    return (str(values["code"]), payment_key(values))


def payment_key(values: Mapping[str, Any]) -> str:
    """What makes two rows of a project the same payment."""
    if values["number"]:
        return f"no:{code_form(values['number'])}"[:160]
    return f"{turkish.fold(values['kind'])[:100]}|{values['paid_on']}|{values['amount'].amount}"[:160]


def code_form(text: str) -> str:
    """A code without case and spaces."""
    return "".join(turkish.fold(text).split())


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    """Write the payments by the thousand."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        told = keep_payments(actor=actor, payments=_said(batch), source=run.file_name)
        for payment, before, changed in told:
            if before is None:
                yield Created(PAYMENT, str(payment.pk))
            elif changed:
                yield Created(PAYMENT, str(payment.pk), before, Outcome.UPDATED)
            else:
                yield Created(PAYMENT, str(payment.pk), outcome=Outcome.UNCHANGED)


def remove(actor: Actor, records: Iterable[Created]) -> None:
    """Take the payments of an import back."""
    held = list(records)
    made = [int(one.object_id) for one in held if one.before is None]
    befores = {int(one.object_id): one.before for one in held if one.before is not None}
    take_back_payments(actor=actor, made=made, befores=befores)


def _said(batch: Sequence[CleanRow]) -> list[SaidPayment]:
    said = []
    for row in batch:
        values = row.values
        money = in_currency(values["amount"], values["currency"])
        if money is None:
            continue
        said.append(
            SaidPayment(
                project_id=values["code"],
                key=payment_key(values),
                kind=values["kind"],
                number=values["number"],
                paid_on=values["paid_on"],
                amount=money.amount,
                currency=money.currency,
            )
        )
    return said
