"""Entering and changing what an institution is, its other names and its logo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.search.actions import Found, forget, keep
from imece.services.search.models import SHARED_OFFICE
from imece.work.contacts import policies
from imece.work.contacts.facts import NAMES, NUMBER_LENGTHS
from imece.work.contacts.models import FINDABLE, LONGEST_NAME, Institution, InstitutionName
from imece.work.contacts.wording import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.work.contacts.facts import Facts, OtherName

BATCH: Final = 1000
MOST_NAMES: Final = 50
MOST_ABOVE: Final = 10
STALE: Final = _(
    "Somebody else changed this institution while you were typing. Look at it, then save again to keep yours."
)


@transaction.atomic
def enter_institution(
    *, actor: Actor, facts: Facts, names: Iterable[OtherName] = (), source: str = ""
) -> Institution:
    """Put an institution into the register, for all offices. `source` (a file, a name in an activity) goes into the trail."""
    require(policies.may_enter(actor))
    institution = _written(Institution(entered_by=actor.office), facts)
    _check(institution)
    _saved(institution)
    _add_names(institution, names)
    audit.record(actor.signature, "contacts.entered", institution, note=source)
    find_again([institution])
    return institution


@transaction.atomic
def enter_many(*, actor: Actor, many: Sequence[Facts], source: str = "") -> list[Institution]:
    """Put many into the register, all or none, in a fixed number of statements per thousand."""
    require(policies.may_enter(actor))
    made = [_written(Institution(entered_by=actor.office), facts) for facts in many]
    try:
        with transaction.atomic():
            Institution.objects.bulk_create(made, batch_size=BATCH)
    except IntegrityError as clash:
        raise Refused(_("Two institutions cannot bear the same number.")) from clash
    audit.record_many(audit.entry(actor.signature, "contacts.entered", one, note=source) for one in made)
    keep(findable(one, ()) for one in made)
    return made


@transaction.atomic
def change_institution(
    *,
    actor: Actor,
    institution: Institution,
    facts: Facts,
    seen_revision: int | None = None,
    source: str = "",
) -> Institution:
    """Write the facts over the present ones; refused when somebody else changed them meanwhile. Twice is once."""
    locked = locked_one(institution)
    require(policies.may_change(actor, locked))
    before = audit.snapshot(locked, NAMES)
    _written(locked, facts)
    changes = audit.difference(before, audit.snapshot(locked, NAMES))
    if not changes:
        return locked
    if seen_revision is not None and seen_revision != locked.revision:
        raise Refused(STALE)
    _check(locked)
    locked.revision += 1
    _saved(locked)
    audit.record(actor.signature, "contacts.changed", locked, changes=changes, note=source)
    find_again([locked])
    return locked


@transaction.atomic
def add_name(*, actor: Actor, institution: Institution, name: OtherName) -> Institution:
    """Add another name; one that it bears already is refused."""
    locked = locked_one(institution)
    require(policies.may_change(actor, locked))
    key = name_key(name.name)
    if not key:
        raise Refused(_("Write a name with letters."))
    if key == locked.key or locked.names.filter(key=key).exists():
        raise Refused(_("The institution bears this name already."))
    if locked.names.count() >= MOST_NAMES:
        raise Refused(_("An institution keeps at most %(most)d other names.") % {"most": MOST_NAMES})
    if name.since and name.until and name.until < name.since:
        raise Refused(_("The last day is before the first."))
    _add_names(locked, [name])
    audit.record(actor.signature, "contacts.names_changed", locked, changes={"names": [None, name.name]})
    find_again([locked])
    return locked


@transaction.atomic
def remove_name(*, actor: Actor, institution: Institution, name: InstitutionName) -> Institution:
    """Take another name away; one that is gone already is no error."""
    locked = locked_one(institution)
    require(policies.may_change(actor, locked))
    gone = locked.names.filter(pk=name.pk).first()
    if gone is not None:
        gone.delete()
        audit.record(actor.signature, "contacts.names_changed", locked, changes={"names": [gone.name, None]})
        find_again([locked])
    return locked


@transaction.atomic
def set_logo(*, actor: Actor, institution: Institution, upload: UploadedFile[Any] | None) -> Institution:
    """Keep a PNG or JPEG as the institution's logo; without one the present logo is taken off. Drawings are refused."""
    locked = locked_one(institution)
    require(policies.may_change(actor, locked))
    if upload is None:
        locked.logo = None
    else:
        kept = documents.attach(actor=actor, about=locked, uploads=[upload])[0]
        if not kept.is_picture:
            raise Refused(_("A logo is a PNG or JPEG picture."))
        locked.logo = kept
    locked.save(update_fields=["logo", "changed_at"])
    audit.record(actor.signature, "contacts.changed", locked, changes={"logo": locked.logo})
    return locked


def locked_one(institution: Institution) -> Institution:
    """The row under a lock, with what its verbs read."""
    return (
        Institution.objects.select_for_update(of=("self",))
        .select_related("parent", "logo")
        .get(pk=institution.pk)
    )


def find_again(institutions: Iterable[Institution]) -> None:
    """Let the search find standing ones as they are now, and forget merged ones."""
    held = list(institutions)
    others: dict[int, list[str]] = {one.pk: [] for one in held}
    for pk, name in InstitutionName.objects.filter(institution_id__in=others).values_list(
        "institution_id", "name"
    ):
        others[pk].append(name)
    keep(findable(one, others[one.pk]) for one in held if one.merged_into_id is None)
    forget(FINDABLE, [one.pk for one in held if one.merged_into_id is not None])


def findable(institution: Institution, others: Iterable[str]) -> Found:
    """What the search shows of an institution: it belongs to the installation, so every member finds it."""
    with override("tr"):
        place, kind = institution.place_shown, institution.get_kind_display()
        url = reverse("contacts:detail", kwargs={"office": SHARED_OFFICE, "institution": institution.pk})
    named = (institution.name_en, *others, institution.key, place, institution.detsis_number)
    return Found(
        office_id=None,
        kind=FINDABLE,
        object_id=institution.pk,
        title=institution.name,
        text=" ".join(named),
        url=url,
        detail=" · ".join(part for part in (kind, place) if part),
        for_all=True,
    )


def _written(institution: Institution, facts: Facts) -> Institution:
    tidy = facts.tidied()
    for name in NAMES:
        setattr(institution, name, getattr(tidy, name))
    institution.derive()
    return institution


def _check(institution: Institution) -> None:
    """What only the register as a whole can tell: a name at all, no circle of parents, no number of another one."""
    if not institution.key or len(institution.name) > LONGEST_NAME:
        raise Refused(_("Write the name of the institution."))
    above, steps = institution.parent, 0
    while above is not None:
        if above.pk == institution.pk:
            raise Refused(_("An institution cannot belong to itself or to one below it."))
        above, steps = above.parent, steps + 1
        if steps > MOST_ABOVE:
            raise Refused(
                _("Institutions can stand at most %(most)d below each other.") % {"most": MOST_ABOVE}
            )
    for field in NUMBER_LENGTHS:
        other = bearer_of_number(field, getattr(institution, field), institution)
        if other is not None:
            raise Refused(
                _("This number belongs to “%(name)s” in the register: %(number)s.")
                % {"name": other.name, "number": getattr(institution, field)}
            )


def bearer_of_number(field: str, number: str, but: Institution | None = None) -> Institution | None:
    """The one of the register that bears the number alone (a tax number may be shared with the body above)."""
    if not number:
        return None
    others = (
        Institution.objects.standing()
        .filter(**{field: number})
        .exclude(pk__in=[but.pk] if but and but.pk else [])
    )
    if field == "tax_number":
        if but is not None and but.parent_id is not None:
            return None
        others = others.filter(Q(parent__isnull=True))
    return others.order_by("pk").first()


def _saved(institution: Institution) -> None:
    try:
        with transaction.atomic():
            institution.save()
    except IntegrityError as clash:
        raise Refused(_("Two institutions cannot bear the same number.")) from clash


def _add_names(institution: Institution, names: Iterable[OtherName]) -> None:
    met = {institution.key}
    for name in names:
        row = InstitutionName(
            institution=institution,
            name=" ".join(name.name.split()),
            kind=name.kind,
            language=name.language,
            since=name.since,
            until=name.until,
        )
        key = name_key(row.name)
        if key and key not in met:
            met.add(key)
            row.save(force_insert=True)
