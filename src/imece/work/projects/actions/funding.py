"""The register of funders and programmes: the shared ones from the data file, an office's own by its coordinator."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import turkish
from imece.services.audit import actions as audit
from imece.work.projects import policies
from imece.work.projects.models import Funder, FundingProgramme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.services.accounts.actor import Actor

SHARED_FUNDERS: Final = Path(__file__).parents[1] / "data" / "funders.json"
LONGEST_CODE: Final = 56
FUNDER_FIELDS: Final = ("kind", "name", "country", "sentence", "disclaimer", "translations")
PROGRAMME_FIELDS: Final = ("name", "first_year", "last_year", "is_loan", "translations")


@lru_cache(maxsize=1)
def shared_funders() -> list[dict[str, Any]]:
    """The data file: funders with their programmes, names in Turkish and English."""
    rows: list[dict[str, Any]] = json.loads(SHARED_FUNDERS.read_text(encoding="utf-8"))
    return rows


@transaction.atomic
def sync_shared_funders() -> int:
    """Make the shared funders and programmes equal to the data file; returns how many were written.

    One taken out of the file is retired, not lost: projects stand on it.
    """
    funders = {one.code: one for one in Funder.objects.filter(office__isnull=True)}
    programmes = {one.code: one for one in FundingProgramme.objects.filter(office__isnull=True)}
    kept: set[str] = set()
    written = 0
    for row in shared_funders():
        funder = funders.pop(row["code"], None) or Funder(code=row["code"])
        written += _settle(funder, _funder_values(row))
        for said in row["programmes"]:
            programme = programmes.get(said["code"]) or FundingProgramme(code=said["code"])
            programme.funder = funder
            written += _settle(programme, _programme_values(said))
            programmes[said["code"]] = programme
            kept.add(said["code"])
    _set_parents(programmes)
    Funder.objects.filter(pk__in=[one.pk for one in funders.values()]).update(is_active=False)
    gone = [one.pk for code, one in programmes.items() if code not in kept]
    FundingProgramme.objects.filter(pk__in=gone).update(is_active=False)
    return written


def _funder_values(row: dict[str, Any]) -> dict[str, Any]:
    said = {name: row[name] for name in ("sentence", "disclaimer") if name in row}
    return {
        "kind": row["kind"],
        "name": row["tr"],
        "country": row["country"],
        "translations": {"en": {"name": row["en"], **{name: text["en"] for name, text in said.items()}}},
        "is_active": True,
        **{name: text["tr"] for name, text in said.items()},
    }


def _programme_values(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": row["tr"],
        "first_year": row.get("first"),
        "last_year": row.get("last"),
        "is_loan": row.get("is_loan", False),
        "translations": {"en": {"name": row["en"]}},
        "is_active": True,
    }


def _settle(thing: Funder | FundingProgramme, values: dict[str, Any]) -> int:
    """Save the thing when a value differs; 1 when it did."""
    if thing.pk is not None and all(getattr(thing, name) == value for name, value in values.items()):
        return 0
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save()
    return 1


def _set_parents(programmes: Mapping[str, FundingProgramme]) -> None:
    for row in shared_funders():
        for said in row["programmes"]:
            parent = programmes[said["parent"]] if "parent" in said else None
            programme = programmes[said["code"]]
            if programme.parent_id != (parent.pk if parent else None):
                programme.parent = parent
                programme.save(update_fields=["parent"])


@transaction.atomic
def add_funder(*, actor: Actor, values: Mapping[str, Any]) -> Funder:
    """Add a funder of the office's own; refused when one of that name is there."""
    require(policies.may_manage_funders(actor))
    name = _free_name(actor, values["name"])
    funder = Funder(office=actor.office, code=_free_code(actor, Funder, name))
    _write(funder, {**values, "name": name}, FUNDER_FIELDS)
    funder.save()
    audit.record(actor.signature, "projects.funder_added", funder)
    return funder


@transaction.atomic
def change_funder(*, actor: Actor, funder: Funder, values: Mapping[str, Any]) -> Funder:
    """Change an own funder."""
    locked = Funder.objects.select_for_update().get(pk=funder.pk)
    require(policies.may_manage_funders(actor, locked))
    before = audit.snapshot(locked, FUNDER_FIELDS)
    _write(locked, {**values, "name": _free_name(actor, values["name"], besides=locked)}, FUNDER_FIELDS)
    locked.save()
    changes = audit.difference(before, audit.snapshot(locked, FUNDER_FIELDS))
    if changes:
        audit.record(actor.signature, "projects.funder_changed", locked, changes=changes)
    return locked


@transaction.atomic
def add_programme(*, actor: Actor, funder: Funder, values: Mapping[str, Any]) -> FundingProgramme:
    """Add a programme of the office's own under any funder that it knows."""
    require(policies.may_manage_funders(actor))
    if funder.office_id not in (None, actor.office_id):
        raise Refused(_("This funder belongs to another office."))
    name = " ".join(str(values["name"]).split())
    programme = FundingProgramme(
        office=actor.office, funder=funder, code=_free_code(actor, FundingProgramme, name)
    )
    _write(programme, {**values, "name": name}, PROGRAMME_FIELDS)
    _check_years(programme)
    programme.save()
    audit.record(actor.signature, "projects.programme_added", programme)
    return programme


@transaction.atomic
def switch(*, actor: Actor, thing: Funder | FundingProgramme, on: bool) -> None:
    """Offer an own funder or programme no more, or again; projects of it stay as they are."""
    locked = type(thing).objects.select_for_update().get(pk=thing.pk)
    require(policies.may_manage_funders(actor, locked))
    if locked.is_active != on:
        locked.is_active = on
        locked.save(update_fields=["is_active"])
        verb = "projects.funder_restored" if on else "projects.funder_retired"
        audit.record(actor.signature, verb, locked)


def _write(thing: Funder | FundingProgramme, values: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    for name in fields:
        if name in values:
            setattr(thing, name, values[name])


def _check_years(programme: FundingProgramme) -> None:
    first, last = programme.first_year, programme.last_year
    if first is not None and last is not None and last < first:
        raise Refused(_("The last year lies before the first."))


def _free_name(actor: Actor, name: str, besides: Funder | None = None) -> str:
    clean = " ".join(name.split())[:200]
    if not clean:
        raise Refused(_("Give the funder a name."))
    others = [one for one in Funder.objects.known_to(actor.office_id) if one != besides]
    if any(turkish.same(clean, other.name) for other in others):
        raise Refused(_("There is already a funder of this name."))
    return clean


def _free_code(actor: Actor, model: type[Funder] | type[FundingProgramme], name: str) -> str:
    """A code that no shared one and no own one has: own codes begin with "own-", which the data file never uses."""
    base = f"own-{turkish.slug(name)}"[:LONGEST_CODE].strip("-")
    taken = set(model.objects.known_to(actor.office_id).values_list("code", flat=True))
    tries = (base if turn == 1 else f"{base}-{turn}" for turn in range(1, len(taken) + 2))
    return next(code for code in tries if code not in taken)
