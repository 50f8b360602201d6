"""Reads: one institution, lists, the institutions that a name surely means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from imece.work.contacts import policies
from imece.work.contacts.models import Institution, InstitutionName, NameDecision
from imece.work.contacts.wording import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.accounts.actor import Actor


def institution(actor: Actor, institution: int) -> Institution:
    """One institution of the register, merged ones as well."""
    found = (
        policies.visible_to(actor)
        .select_related("parent", "merged_into", "logo", "entered_by")
        .filter(pk=institution)
        .first()
    )
    if found is None:
        raise Http404
    return found


def standing_institution(actor: Actor, institution: int) -> Institution:
    """One that is not merged away."""
    found = policies.visible_to(actor).standing().filter(pk=institution).first()
    if found is None:
        raise Http404
    return found


def bearers(keys: Iterable[str]) -> dict[str, set[int]]:
    """For each key of a name the institutions that bear it, in their own name or another one. Three questions."""
    wanted = {key for key in keys if key}
    found: dict[str, set[int]] = {key: set() for key in wanted}
    if not wanted:
        return found
    standing = Institution.objects.standing()
    for field in ("key", "key_en"):
        for key, pk in standing.filter(**{f"{field}__in": wanted}).values_list(field, "pk"):
            found[key].add(pk)
    others = InstitutionName.objects.filter(key__in=wanted, institution__merged_into__isnull=True)
    for key, pk in others.values_list("key", "institution_id"):
        found[key].add(pk)
    return found


def sure_matches(office_id: int, names: Iterable[str]) -> dict[str, int]:
    """For each typed name the one institution that it surely means: as the office decided, else the only bearer.

    Names left as typed, unknown ones and those that several bear are missing.
    """
    keys = {name: name_key(name) for name in names}
    wanted = {key for key in keys.values() if key}
    decided = dict(
        NameDecision.objects.filter(office_id=office_id, key__in=wanted).values_list("key", "institution_id")
    )
    borne = bearers(wanted - decided.keys())
    sure: dict[str, int] = {}
    for name, key in keys.items():
        if key in decided:
            if decided[key] is not None:
                sure[name] = decided[key]
        elif len(borne.get(key, ())) == 1:
            (sure[name],) = borne[key]
    return sure
