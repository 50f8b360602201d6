"""Watching a change, offering its way back for a minute, and taking it back."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.undoing import policies
from imece.services.undoing.images import Image, differences, image, seal
from imece.services.undoing.kinds import Asked, Kind, find_kind
from imece.services.undoing.models import Offer
from imece.services.undoing.rewriting import put_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Model

    from imece.services.accounts.actor import Actor
    from imece.services.audit.models import Entry

OPEN_FOR: Final = timedelta(minutes=1)
KEPT_FOR: Final = timedelta(hours=1)
OVER: Final = _("The minute to undo this is over. Change it back by hand.")
CHANGED: Final = _("This can no longer be undone: it was changed again since.")


@dataclass
class Watch:
    """A change being made: the things as they were, and, when it is over, the offer to go back (None: no offer)."""

    actor: Actor
    kind: Kind
    within: int | None
    ids: list[int]
    began: datetime
    before: Image = field(default_factory=dict)
    is_off: bool = False
    offer: Offer | None = None

    def made(self, things: Iterable[Model]) -> None:
        """Tell what the change made; what was there before (a form sent twice) is not counted as made."""
        for thing in things:
            if getattr(thing, "created_at", self.began) >= self.began:
                self.ids.append(thing.pk)

    def give_up_if(self, what: object) -> None:
        """No offer if something happened that cannot be taken back (a file was attached, a figure was submitted)."""
        self.is_off = self.is_off or bool(what)


@contextmanager
def watching(
    actor: Actor, kind: Kind, ids: Iterable[int] = (), *, within: int | None = None
) -> Iterator[Watch]:
    """Around a verb: hold the things, look at them before and after, and keep the way back, all in one transaction.

    The verb decides as ever who may; when it refuses, nothing is kept. Without a difference there is no offer.
    """
    with transaction.atomic():
        watch = Watch(actor, kind, within, list(ids), clock.now())
        if actor.person_id is None:
            watch.is_off = True
        else:
            kind.hold(actor, Asked(watch.ids, within))
            watch.before = image(kind, watch.ids)
        yield watch
        if not watch.is_off and watch.ids:
            watch.offer = _offered(watch)


def _offered(watch: Watch) -> Offer | None:
    after = image(watch.kind, watch.ids)
    rows = differences(watch.before, after)
    if not rows:
        return None
    root = watch.kind.root.label
    made = {key for label, key, _thing, before, _after in rows if label == root and before is None}
    return Offer.objects.create(
        office_id=watch.actor.office_id,
        person_id=watch.actor.person_id or 0,
        kind=watch.kind.name,
        roots=watch.ids,
        within=watch.within,
        rows=rows,
        made_all=made.issuperset(watch.ids),
        seal=seal(after),
        expires_at=clock.now() + OPEN_FOR,
    )


@transaction.atomic
def take_back(*, actor: Actor, offer: Offer) -> Offer:
    """Put everything back as it was before the change; a second click changes nothing.

    Refused when the minute is over, when anything of it was changed since, and when the thing's policy says no now.
    """
    held = policies.visible_to(actor).select_for_update().filter(pk=offer.pk).first()
    if held is None:
        raise Refused(OVER)
    if held.taken_at is not None:
        return held
    kind, asked = find_kind(held.kind), Asked(held.roots, held.within)
    if kind is None or clock.now() >= held.expires_at:
        raise Refused(OVER)
    kind.hold(actor, asked)
    require(kind.may(actor, asked))
    if seal(image(kind, asked.ids)) != held.seal:
        raise Refused(CHANGED)
    before = _things(kind, asked)
    put_back(kind, held.rows)
    require(kind.may(actor, asked))
    kind.settle(actor, asked)
    audit.record_many(_entries(actor, kind, held, {**before, **_things(kind, asked)}))
    held.taken_at = clock.now()
    held.save(update_fields=["taken_at"])
    return held


def _things(kind: Kind, asked: Asked) -> dict[int, Model]:
    rows = (
        kind.root.model._base_manager.select_related(*kind.related)
        if kind.related
        else kind.root.model._base_manager
    )
    return {thing.pk: thing for thing in rows.filter(pk__in=asked.ids)}


def _entries(actor: Actor, kind: Kind, offer: Offer, things: dict[int, Model]) -> list[Entry]:
    """One line of the trail for each thing that differs, with what came back."""
    told = {field.attname for field in kind.root.model._meta.concrete_fields if field.editable}
    said: dict[int, dict[str, Any]] = {}
    for label, _key, thing, before, after in offer.rows:
        changes = said.setdefault(thing, {})
        if label == kind.root.label and before and after:
            changes.update({name: [after[name], value] for name, value in before.items() if name in told})
    return [
        audit.entry(actor.signature, "undoing.taken_back", things[key], changes=changes)
        for key, changes in said.items()
        if key in things
    ]


def sweep_offers() -> int:
    """Forget the offers whose minute has long been over; returns how many went."""
    gone, _by_model = Offer.objects.filter(expires_at__lt=clock.now() - KEPT_FOR).delete()
    return gone
