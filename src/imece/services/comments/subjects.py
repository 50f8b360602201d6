"""Which records can be talked about: each app registers its own; who may see the record sees what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import panels

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of record: its table's label, who sees it, its page, its office, and the place where its panel hangs.

    A record that the installation shares has no office: each office talks about it for itself. Its `seen_from` names
    the office of whoever looks; the page sets it, and so does everything here that loads one.
    """

    label: str
    visible: Callable[[Actor], QuerySet[Any]]
    address: Callable[[Any], str]
    office: Callable[[Any], Office]
    place: str
    is_shared: bool = False


_SUBJECTS: Final[dict[str, Subject]] = {}


def take_up(subject: Subject) -> None:
    """Register a kind of record and hang the panel on its page (again: an app made ready twice)."""
    _SUBJECTS[subject.label] = subject
    panels.hang(
        subject.place,
        "comments",
        _("Comments"),
        lambda thing: _thread_address(subject, thing, subject.office(thing).slug),
        lambda actor, thing: may_read(cast("Actor", actor), subject, thing),
        lambda actor, thing: _thread_address(subject, thing, cast("Actor", actor).office.slug),
    )


def _thread_address(subject: Subject, thing: object, office: str) -> str:
    return reverse("comments:thread", args=[office, subject.label, cast("Any", thing).pk])


def address_for(actor: Actor, subject: Subject, thing: object) -> str:
    """The record's page where the actor sees it: in their own office also when the record is another's."""
    there, here = (f"/o/{slug}/" for slug in (subject.office(thing).slug, actor.office.slug))
    return subject.address(thing).replace(there, here, 1)


def may_read(actor: Actor, subject: Subject, thing: object) -> bool:
    """Members of the record's office, and of an office that may read its records: the record's policy says which."""
    return actor.link is None and subject.office(thing).pk in actor.readable_office_ids


def may_talk(actor: Actor, subject: Subject, thing: object) -> bool:
    """Members of the record's own office only: a permission to read is none to write."""
    return actor.link is None and actor.owns(subject.office(thing).pk)


def seen_by(actor: Actor, subject: Subject, thing: Any) -> Any:
    """A loaded record as the actor's office sees it."""
    if subject.is_shared and thing is not None:
        thing.seen_from = actor.office
    return thing


def subject_of(label: str) -> Subject | None:
    """The kind of that table, if it can be talked about."""
    return _SUBJECTS.get(label)


def every_subject() -> list[Subject]:
    """All kinds."""
    return list(_SUBJECTS.values())
