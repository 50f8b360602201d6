"""Reading the trail: of one thing, of an office, and the looks of its auditors."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from imece.ground.ui import reading
from imece.services.audit.changes import Change, Names, changes_in_words, pointed_at
from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db import models

    from imece.services.audit.actions import Signature
    from imece.services.audit.models import EntryQuerySet

LOOKED: Final = "accounts.looked"
LOOKED_THROUGH: Final = 2000


@dataclass(frozen=True)
class TrailLine:
    """One entry for a page: who (on behalf of whom) did what to which thing, when, with which changes."""

    entry: Entry
    names: Names = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        """When."""
        return self.entry.at

    @property
    def who(self) -> str:
        """The person's name as it was then; empty for the system itself."""
        return self.entry.actor_name

    @property
    def behalf(self) -> str:
        """For whom they acted; empty when in their own name."""
        return self.entry.behalf_name

    @property
    def what(self) -> str:
        """The verb in the reader's language."""
        return self.entry.verb_label

    @property
    def thing(self) -> str:
        """The thing's label as it was then, its period as people read it."""
        return reading.periods_in(self.entry.thing_label)

    @property
    def note(self) -> str:
        """What was said beside it."""
        return self.entry.note

    @cached_property
    def changes(self) -> list[Change]:
        """The changed fields in words."""
        return changes_in_words(self.entry.thing_type, self.entry.changes, self.names)


def trail_of(thing: models.Model, limit: int = 50) -> list[TrailLine]:
    """The latest entries about one thing, newest first, without mere looks; include them by `accounts/trail.html`."""
    return lines(Entry.objects.of(thing).exclude(verb=LOOKED)[:limit])


def lately_done(signature: Signature, most: int = 10) -> list[tuple[str, int]]:
    """The things that a person last did something with in an office, newest first, each once: (type, id).

    Only the office's latest 2 000 entries are looked through, so that it costs the same in every office.
    """
    latest = Entry.objects.in_office(signature.office_id or 0).values("pk")[:LOOKED_THROUGH]
    met = (
        Entry.objects.filter(pk__in=latest, actor_id=signature.person_id)
        .exclude(verb=LOOKED)
        .exclude(thing_type="")
        .order_by("-pk")
        .values_list("thing_type", "thing_id")[: most * 10]
    )
    things = dict.fromkeys((kind, int(pk)) for kind, pk in met if pk.isascii() and pk.isdigit())
    return list(things)[:most]


def trail_of_office(office_id: int) -> EntryQuerySet:
    """Everything recorded in an office but mere looks."""
    return Entry.objects.filter(office_id=office_id).exclude(verb=LOOKED)


def looks_in_office(office_id: int) -> EntryQuerySet:
    """Every look of an auditor in an office."""
    return Entry.objects.filter(office_id=office_id, verb=LOOKED)


def lines(entries: Iterable[Entry]) -> list[TrailLine]:
    """Entries dressed for a page."""
    found = list(entries)
    names = pointed_at(found)
    return [TrailLine(entry, names) for entry in found]
