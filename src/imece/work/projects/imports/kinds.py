"""The kinds of sheets that the project bank takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.values import turkish
from imece.services.exchange.kinds import ImportKind
from imece.work.projects import policies
from imece.work.projects.imports import payments
from imece.work.projects.imports.planning import Planner
from imece.work.projects.imports.surveying import InventorySurvey
from imece.work.projects.imports.writing import remove_inventory, write_inventory
from imece.work.projects.inventory import columns
from imece.work.projects.inventory.reading import errors_of_row, fields_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from django import forms

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.kinds import Created
    from imece.services.exchange.mapping import Column
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

KAYS: Final = "KAYS"
SOURCES: Final = (
    "İlçe envanteri",
    "Belediye proje listesi",
    "Kaymakamlık proje listesi",
    "Bakanlık hibe listesi",
)


def may(actor: Actor) -> Decision:
    """Whoever records projects may import them."""
    return policies.may_record(actor)


def identity(values: Mapping[str, Any]) -> tuple[str, ...] | None:
    """A code stands for one project of its list; without one, the same words in all of title, days and place do."""
    code = turkish.fold(str(values.get("code") or "")).strip()
    if code:
        return ("code", code)
    keys = ("title", "dates", "end", "district", "province", "country", "place", "lead")
    return tuple(turkish.fold(str(values.get(key) or "")) for key in keys)


def _fields(listed: tuple[Column, ...]) -> Callable[[Actor], Mapping[str, forms.Field]]:
    def fields(actor: Actor) -> Mapping[str, forms.Field]:
        return fields_for(listed)

    return fields


def _write_own(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    return write_inventory(actor, rows, run, source=run.source)


def _survey_own(actor: Actor, run: ImportRun) -> InventorySurvey:
    return InventorySurvey(Planner(actor, run, source=run.source, decisions=run.decisions))


def _write_kays(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    return write_inventory(actor, rows, run, source=KAYS)


def _survey_kays(actor: Actor, run: ImportRun) -> InventorySurvey:
    return InventorySurvey(Planner(actor, run, source=KAYS, decisions=run.decisions))


PROJECTS: Final = ImportKind(
    code="projects",
    title=_("Inventory of projects"),
    description=_(
        "One row for each project. Amounts like 75.000 € or 3,4 milyon TL and dates like 2018-2020 are understood."
    ),
    columns=columns.INVENTORY,
    fields=_fields(columns.INVENTORY),
    write=_write_own,
    remove=remove_inventory,
    may=may,
    validate_row=errors_of_row,
    identity=identity,
    survey=_survey_own,
    sources=SOURCES,
)
KAYS_APPLICATIONS: Final = ImportKind(
    code="projects.kays_applications",
    title=_("KAYS: list of applications"),
    description=_("A list as KAYS gives it out; sent again it brings the same projects up to date."),
    columns=columns.KAYS_APPLICATIONS,
    fields=_fields(columns.KAYS_APPLICATIONS),
    write=_write_kays,
    remove=remove_inventory,
    may=may,
    validate_row=errors_of_row,
    identity=identity,
    survey=_survey_kays,
    sources=("KAYS başvuru listesi",),
)
KAYS_CONTRACTS: Final = ImportKind(
    code="projects.kays_contracts",
    title=_("KAYS: list of contracts"),
    description=_(
        "Contracts with their dates and amounts; known projects are brought up to date by their code."
    ),
    columns=columns.KAYS_CONTRACTS,
    fields=_fields(columns.KAYS_CONTRACTS),
    write=_write_kays,
    remove=remove_inventory,
    may=may,
    validate_row=errors_of_row,
    identity=identity,
    survey=_survey_kays,
    sources=("KAYS sözleşme listesi",),
)
KAYS_PAYMENTS: Final = ImportKind(
    code="projects.kays_payments",
    title=_("KAYS: list of payments"),
    description=_("Payments of projects whose code the bank knows; a payment comes in once."),
    columns=columns.KAYS_PAYMENTS,
    fields=payments.fields,
    write=payments.write,
    remove=payments.remove,
    may=may,
    validate_row=payments.errors_of_row,
    identity=payments.identity,
    sources=("KAYS ödeme listesi",),
)
