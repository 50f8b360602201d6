"""Entering and changing people. The trail names the fields that changed, never what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import turkish
from imece.services.audit import actions as audit
from imece.work.contacts.models import Tag
from imece.work.contacts.queries import sure_matches
from imece.work.people import policies
from imece.work.people.choices import POINTS, Basis
from imece.work.people.models import ContactPoint, Person, Role, barred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from imece.services.accounts.actor import Actor
    from imece.work.people.facts import PersonFacts, RoleFacts

PLAIN: Final = (
    "name",
    "title",
    "salutation",
    "note",
    "basis",
    "basis_source",
    "basis_on",
    "notified_on",
    "unit",
)
BATCH: Final = 1000


@transaction.atomic
def enter_person(*, actor: Actor, facts: PersonFacts, once: str = "") -> Person:
    """Put one person down. `once` names the form: sent again it gives the same person."""
    require(policies.may_enter(actor))
    check(actor, facts)
    key = f"{actor.office_id}:{actor.person_id}:{once}"[:120] if once else None
    known = Person.objects.filter(once_key=key).first() if key else None
    if known is not None:
        return known
    return _made(actor, [facts], key)[0]


@transaction.atomic
def enter_many(*, actor: Actor, many: Sequence[PersonFacts], source: str) -> list[Person]:
    """Put many down from a sheet, in few statements."""
    require(policies.may_enter(actor))
    for facts in many:
        check(actor, facts)
    return _made(actor, many, None, note=source)


@transaction.atomic
def change_person(*, actor: Actor, person: Person, facts: PersonFacts, seen: int) -> Person:
    """Write the facts over the present ones; refused when somebody else changed them since revision `seen`."""
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(policies.may_change(actor, locked))
    check(actor, facts)
    before, points, tags = _portrait(locked), _points_of(locked), _tags_of(locked)
    _write(locked, facts)
    wanted = {key: " ".join(value.split()) for key, value in facts.points.items() if value.strip()}
    changed = [name for name, value in _portrait(locked).items() if before[name] != value]
    changed += ["points"] * (points != wanted)
    changed += ["tags"] * (tags != set(facts.tags))
    if not changed:
        return locked
    if seen != locked.revision:
        raise Refused(
            _(
                "Somebody else changed this record while you were typing. Look at it, then save again to keep yours."
            )
        )
    locked.revision += 1
    locked.save()
    if points != wanted:
        _write_points(locked, facts)
    locked.tags.set(_tags(actor, facts.tags))
    audit.record(actor.signature, "people.changed", locked, note=", ".join(labels_of(changed)))
    return locked


@transaction.atomic
def take_back_many(*, actor: Actor, ids: Iterable[int]) -> int:
    """Undo an import: people who have taken part in something since are kept and refused."""
    require(policies.may_enter(actor))
    mine = policies.visible_to(actor).kept().filter(pk__in=list(ids))
    if mine.filter(attendances__isnull=False).exists():
        raise Refused(
            _("Some of these people took part in activities since; they cannot be taken back as a whole.")
        )
    gone = list(mine.select_for_update(of=("self",)))
    audit.record_many(
        audit.entry(actor.signature, "people.erased", one, note=str(_("Import undone"))) for one in gone
    )
    Person.objects.filter(pk__in=[one.pk for one in gone]).delete()
    return len(gone)


def check(actor: Actor, facts: PersonFacts) -> None:
    """What no form may get past: a name, a ground with its source, own units."""
    if not facts.name.strip():
        raise Refused(_("Give the person's name."))
    if not facts.basis_source.strip():
        raise Refused(
            _("Say where the data came from: a visiting card, a letter, a meeting, a public page …")
        )
    if facts.basis_on > actor.today:
        raise Refused(_("The day of the ground lies in the future."))
    if facts.unit is not None and facts.unit.office_id != actor.office_id:
        raise Refused(_("This unit belongs to another office."))
    if not actor.is_staff and (facts.unit is None or facts.unit.pk not in actor.unit_ids):
        raise Refused(_("You can enter people of your own unit only."))


def labels_of(names: Iterable[str]) -> list[str]:
    """The words of changed fields for the trail, which keeps no values of a person."""
    words = {field.name: field.verbose_name for field in Person._meta.fields}
    words |= {"points": _("ways to reach them"), "tags": _("tags")}
    return [str(words[name]) for name in names]


def role_of(person_id: int, facts: RoleFacts, matches: dict[str, int]) -> Role:
    """The unsaved row of a role; the institution is linked when the register surely knows the name."""
    name = " ".join(facts.institution.split())[:250]
    made = Role(
        person_id=person_id,
        institution_id=matches.get(name),
        institution_name=name,
        title=" ".join(facts.title.split())[:150],
        unit_name=" ".join(facts.unit_name.split())[:150],
        since=facts.since,
        until=facts.until,
        is_main=facts.is_main,
    )
    made.derive()
    return made


def _made(actor: Actor, many: Sequence[PersonFacts], key: str | None, note: str = "") -> list[Person]:
    made = []
    for facts in many:
        one = Person(office=actor.office, created_by=actor.name[:200], once_key=key)
        _write(one, facts)
        one.derive()
        made.append(one)
    Person.objects.bulk_create(made, batch_size=BATCH)
    pairs = list(zip(made, many, strict=True))
    names = {" ".join(facts.role.institution.split())[:250] for facts in many if facts.role}
    matches = sure_matches(actor.office_id, names)
    Role.objects.bulk_create(
        [role_of(one.pk, facts.role, matches) for one, facts in pairs if facts.role], batch_size=BATCH
    )
    ContactPoint.objects.bulk_create(
        [row for one, facts in pairs for row in _points(one, facts)], batch_size=BATCH
    )
    tags = {tag.key: tag for tag in _tags(actor, [word for facts in many for word in facts.tags])}
    through = Person.tags.through
    through.objects.bulk_create(
        [
            through(person_id=one.pk, tag_id=tags[key].pk)
            for one, facts in pairs
            for key in dict.fromkeys(_tag_key(word) for word in facts.tags)
        ],
        batch_size=BATCH,
    )
    audit.record_many(audit.entry(actor.signature, "people.entered", one, note=note) for one in made)
    return made


def _write(person: Person, facts: PersonFacts) -> None:
    for name in PLAIN:
        value = getattr(facts, name)
        setattr(person, name, " ".join(value.split()) if isinstance(value, str) and name != "note" else value)
    person.languages, person.groups = barred(facts.languages), barred(facts.groups)
    if person.basis != Basis.CONSENT:
        person.withdrawn_on = None


def _points(person: Person, facts: PersonFacts) -> list[ContactPoint]:
    rows = []
    for kind, use in POINTS:
        value = " ".join(facts.points.get((kind, use), "").split())
        if value:
            row = ContactPoint(person=person, kind=kind, use=use, value=value[:300])
            row.derive()
            rows.append(row)
    return rows


def _write_points(person: Person, facts: PersonFacts) -> None:
    person.points.all().delete()
    ContactPoint.objects.bulk_create(_points(person, facts))


def _tag_key(word: str) -> str:
    return turkish.sort_key(" ".join(word.split())[:60], 120)


def _tags(actor: Actor, words: Iterable[str]) -> list[Tag]:
    """The office's tags of these words, made where they are missing."""
    found: dict[str, Tag] = {}
    for word in words:
        clean = " ".join(word.split())[:60]
        if clean and _tag_key(clean) not in found:
            tag, _new = Tag.objects.get_or_create(
                office_id=actor.office_id, key=_tag_key(clean), defaults={"name": clean}
            )
            found[_tag_key(clean)] = tag
    return list(found.values())


def _portrait(person: Person) -> dict[str, Any]:
    return audit.snapshot(person, (*PLAIN, "languages", "groups"))


def _points_of(person: Person) -> dict[tuple[str, str], str]:
    return {(row.kind, row.use): row.value for row in person.points.all()}


def _tags_of(person: Person) -> set[str]:
    return {tag.name for tag in person.tags.all()}
