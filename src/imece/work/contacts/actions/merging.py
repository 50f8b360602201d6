"""Taking one institution into another, and taking that back.

Every table that points to an institution is walked, those of upper apps too; what a unique rule forbids to move stays
with the merged one and is listed. The merged one stays as a signpost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.contacts import policies
from imece.work.contacts.actions.entering import find_again
from imece.work.contacts.choices import InstitutionKind, NameKind
from imece.work.contacts.models import Institution, InstitutionName, LikePair, Merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import ForeignKey, Model

    from imece.services.accounts.actor import Actor

NOT_MOVED: Final = (Merge, LikePair)
FILLED: Final = (
    "name_en", "address", "website", "mail", "phone", "kep", "tax_number", "registration_number",
    "detsis_number", "pic_number", "salutation", "precedence",
)  # fmt: skip
PLACE: Final = ("province", "district", "city")


@transaction.atomic
def merge(*, actor: Actor, winner: Institution, loser: Institution) -> Merge:
    """Move everything that points to `loser` over to `winner`; its name lives on as another name, empty facts are filled."""
    winner, loser = _both(winner, loser)
    require(policies.may_merge(actor, winner))
    require(policies.may_merge(actor, loser))
    if winner.pk == loser.pk:
        raise Refused(_("An institution cannot be merged with itself."))
    loser.merged_into = winner
    loser.revision += 1
    loser.save(update_fields=["merged_into", "revision", "changed_at"])
    before = audit.snapshot(winner, (*FILLED, *PLACE, "kind", "parent_id"))
    _fill(winner, loser)
    moved, kept = _move(loser, winner)
    record = Merge.objects.create(
        winner=winner,
        loser=loser,
        office_id=actor.office_id,
        by=actor.name[:200],
        at=clock.now(),
        moved={
            "rows": moved,
            "kept": kept,
            "filled": audit.difference(before, audit.snapshot(winner, before)),
            "name": _keep_name(winner, loser),
        },
    )
    for one, other in ((winner, loser), (loser, winner)):
        audit.record(actor.signature, "contacts.merged", one, note=other.name)
    find_again([winner, loser])
    return record


@transaction.atomic
def undo_merge(*, actor: Actor, record: Merge) -> Merge:
    """Give back what the merge moved, where it still is where the merge put it. Undoing twice is undoing once."""
    held = Merge.objects.select_for_update(of=("self",)).get(pk=record.pk)
    require(policies.may_merge(actor))
    if held.undone_at is not None:
        return held
    winner, loser = _both(held.winner, held.loser)
    if winner.merged_into_id is not None:
        raise Refused(_("“%(name)s” was merged itself later; take that back first.") % {"name": winner.name})
    if held.moved.get("name"):
        InstitutionName.objects.filter(pk=held.moved["name"], institution=winner).delete()
    _unfill(winner, held.moved.get("filled", {}))
    loser.merged_into = None
    loser.revision += 1
    try:
        with transaction.atomic():
            loser.save(update_fields=["merged_into", "revision", "changed_at"])
    except IntegrityError as clash:
        raise Refused(
            _("A number of “%(name)s” belongs to another institution by now.") % {"name": loser.name}
        ) from clash
    _give_back(held.moved.get("rows", {}), winner, loser)
    held.undone_at, held.undone_by = clock.now(), actor.name[:200]
    held.save(update_fields=["undone_at", "undone_by"])
    for one, other in ((winner, loser), (loser, winner)):
        audit.record(actor.signature, "contacts.merge_undone", one, note=other.name)
    find_again([winner, loser])
    return held


def _both(one: Institution, other: Institution) -> tuple[Institution, Institution]:
    """Both rows under a lock, always in the order of their keys."""
    rows = {
        row.pk: row
        for row in Institution.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    }
    return rows[one.pk], rows[other.pk]


def pointing() -> Iterator[tuple[type[Model], ForeignKey[Any, Any]]]:
    """Every table and column that points to an institution, without the records of merging themselves."""
    for relation in Institution._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        model, field = relation.related_model, getattr(relation, "field", None)
        if isinstance(model, type) and field is not None and model not in NOT_MOVED:
            yield model, field


def _move(loser: Institution, winner: Institution) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Point every row to the winner; what a rule of the database forbids stays. Both by table and column."""
    moved: dict[str, list[int]] = {}
    kept: dict[str, list[int]] = {}
    for model, field in pointing():
        rows = model._base_manager.filter(**{field.name: loser.pk})
        if model is Institution:
            rows = rows.exclude(pk__in=[loser.pk, winner.pk])
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        if not ids:
            continue
        name = f"{model._meta.label_lower}.{field.name}"
        gone = (
            ids
            if _point(model, field, ids, winner)
            else [pk for pk in ids if _point(model, field, [pk], winner)]
        )
        stayed = sorted(set(ids) - set(gone))
        moved |= {name: gone} if gone else {}
        kept |= {name: stayed} if stayed else {}
    return moved, kept


def _point(model: type[Model], field: ForeignKey[Any, Any], ids: list[int], to: Institution) -> bool:
    """Point these rows to an institution; False when the database forbids it, and then nothing changed."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=ids).update(**{field.name: to.pk})
    except IntegrityError:
        return False
    return True


def _give_back(moved: dict[str, list[int]], winner: Institution, loser: Institution) -> None:
    """Rows that still point to the winner point to the loser again; those gone or pointed elsewhere stay so."""
    for model, field in pointing():
        ids = moved.get(f"{model._meta.label_lower}.{field.name}", [])
        still = model._base_manager.filter(pk__in=ids, **{field.name: winner.pk})
        for_loser = list(still.values_list("pk", flat=True))
        if for_loser and not _point(model, field, for_loser, loser):
            for pk in for_loser:
                _point(model, field, [pk], loser)


def _fill(winner: Institution, loser: Institution) -> None:
    """What the winner does not know it takes over; never a place in another country."""
    for name in FILLED:
        if getattr(winner, name) in ("", None):
            setattr(winner, name, getattr(loser, name))
    if winner.country == loser.country and not any(getattr(winner, name) for name in PLACE):
        for name in PLACE:
            setattr(winner, name, getattr(loser, name))
    if winner.kind == InstitutionKind.OTHER:
        winner.kind = loser.kind
    if winner.parent_id in (None, loser.pk):
        winner.parent_id = loser.parent_id if loser.parent_id != winner.pk else None
    winner.revision += 1
    winner.save()


def _unfill(winner: Institution, filled: dict[str, list[Any]]) -> None:
    """Empty again what the merge filled, unless somebody wrote something else there since."""
    for name, (before, after) in filled.items():
        if audit.plain(getattr(winner, name)) == after:
            setattr(winner, name, before)
    winner.revision += 1
    winner.save()


def _keep_name(winner: Institution, loser: Institution) -> int | None:
    """The loser's name as another name of the winner; None when the winner bears it already."""
    if loser.key == winner.key or winner.names.filter(key=loser.key).exists():
        return None
    return InstitutionName.objects.create(institution=winner, name=loser.name, kind=NameKind.SPELLING).pk
