"""What is typed about one project in a form, read by the same fields as a row of an inventory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from imece.ground.rules.decision import Refused
from imece.work.projects import queries
from imece.work.projects.inventory.columns import INVENTORY
from imece.work.projects.inventory.funding import NO_SOURCE, FundingRegister
from imece.work.projects.inventory.reading import ReadRow, errors_of_row, fields_for, read_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.services.accounts.actor import Actor
    from imece.work.projects.facts import SaidPartner


def clean_said(actor: Actor, said: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of an inventory's columns, and what is wrong by column."""
    fields = fields_for(INVENTORY)
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for key, field in fields.items():
        try:
            values[key] = field.clean(said.get(key, ""))
        except ValidationError as error:
            wrong[key] = " ".join(error.messages)
    if not wrong:
        for found in errors_of_row(actor, values):
            wrong.setdefault(found.column or "title", found.sentence)
    return values, wrong


def read_said(actor: Actor, said: Mapping[str, str], *, partner: SaidPartner | None = None) -> ReadRow:
    """The facts of what was typed. Raises `Refused` with the first thing that is wrong."""
    values, wrong = clean_said(actor, said)
    if wrong:
        raise Refused(next(iter(wrong.values())))
    programme = str(values.get("programme") or "")
    register = FundingRegister(queries.belongings(actor, objectives=False))
    funding = (register.find(programme) if programme else None) or NO_SOURCE
    read = read_row(values, home_province=actor.office.province, funding=funding, source="")
    if partner is None:
        return read
    partners = (partner, *(read.facts.partners or ()))
    return replace(read, facts=replace(read.facts, partners=partners))
