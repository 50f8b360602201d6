"""Changing one or many projects, saying that they are still right, removing them and putting them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.search.actions import forget, keep
from imece.work.projects import policies
from imece.work.projects.actions import writing
from imece.work.projects.actions.recording import check_code_free
from imece.work.projects.choices import Axis
from imece.work.projects.models import FINDABLE, Partner, Place, Project, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from imece.services.accounts.actor import Actor
    from imece.work.projects.facts import Facts

STALE = _(
    "Somebody else changed this project while you were typing. Look at it, then save again to keep yours."
)


@transaction.atomic
def change_project(
    *, actor: Actor, project: Project, facts: Facts, seen_revision: int | None = None
) -> Project:
    """Write the facts over the present ones. `seen_revision` is the `revision` that the person had before them.

    Refused when somebody else changed the record meanwhile; sending the same facts twice changes nothing. The status
    is not touched: it moves by its own table.
    """
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    require(policies.may_record_for(actor, facts.unit))
    writing.check_belongings(actor, [facts])
    check_code_free(actor, facts, besides=locked.pk)
    before = _portrait(locked)
    writing.written(locked, facts)
    changes = audit.difference(before, _portrait_after(locked, facts, before))
    if not changes:
        return locked
    if seen_revision is not None and seen_revision != locked.revision:
        raise Refused(STALE)
    touch(locked)
    _rewrite(actor, locked, facts, changes)
    audit.record(actor.signature, "projects.changed", locked, changes=changes)
    find_again(actor, [locked.pk])
    return locked


@transaction.atomic
def change_many(
    *, actor: Actor, projects: Sequence[Project], values: dict[str, Any], themes: Iterable[str] = ()
) -> int:
    """Set the same columns (unit, funder, programme, part, objective) of many projects, and add themes; all or none.

    Returns how many changed.
    """
    ids = [project.pk for project in projects]
    locked = list(Project.objects.kept().filter(pk__in=ids).order_by("pk").select_for_update(of=("self",)))
    added = tuple(themes)
    changed = []
    for project in locked:
        require(policies.may_edit(actor, project))
        before = audit.snapshot(project, values)
        for name, value in values.items():
            setattr(project, name, value)
        new = _add_themes(project, added)
        changes = audit.difference(before, audit.snapshot(project, values))
        if changes or new:
            touch(project)
            changed.append(audit.entry(actor.signature, "projects.changed", project, changes=changes | new))
    audit.record_many(changed)
    find_again(actor, [project.pk for project in locked])
    return len(changed)


@transaction.atomic
def confirm_project(*, actor: Actor, project: Project, by: str = "") -> Project:
    """Say that what stands here was looked at today and is right; `by` names the institution that said so."""
    locked = hold(project)
    require(policies.may_confirm(actor, locked))
    locked.confirmed_on, locked.confirmed_by = actor.today, (by or actor.name)[:200]
    touch(locked)
    audit.record(actor.signature, "projects.confirmed", locked, note=by)
    return locked


@transaction.atomic
def remove_project(*, actor: Actor, project: Project) -> Project:
    """Take a record made by mistake out of every list; `put_back_project` undoes it. Removing twice is removing once."""
    locked = hold(project)
    if locked.removed_at is not None:
        return locked
    require(policies.may_remove(actor, locked))
    locked.removed_at = clock.now()
    touch(locked)
    audit.record(actor.signature, "projects.removed", locked)
    forget(FINDABLE, [locked.pk])
    return locked


@transaction.atomic
def put_back_project(*, actor: Actor, project: Project) -> Project:
    """Undo `remove_project`; refused when its code was given to another one meanwhile."""
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    if locked.removed_at is None:
        return locked
    taken = Project.objects.kept().filter(
        office_id=locked.office_id, source=locked.source, source_code=locked.source_code
    )
    if locked.source_code and taken.exists():
        raise Refused(_("Another project has its code by now; remove that one first."))
    locked.removed_at = None
    touch(locked)
    audit.record(actor.signature, "projects.put_back", locked)
    find_again(actor, [locked.pk])
    return locked


def hold(project: Project) -> Project:
    """The project as it stands now, locked until the verb is done."""
    return (
        Project.objects.select_for_update(of=("self",))
        .select_related("office", "unit", "funder", "programme", "objective")
        .get(pk=project.pk)
    )


def touch(project: Project) -> None:
    """Save it as the next revision."""
    project.revision += 1
    project.save()


def find_again(actor: Actor, ids: Iterable[int]) -> None:
    """Write what the search finds of these projects anew."""
    listed = (
        Project.objects.kept()
        .filter(pk__in=list(ids))
        .select_related("office", "funder", "programme")
        .prefetch_related("partners", "places")
    )
    keep(
        writing.findable(
            project,
            project.office,
            [row.name for row in project.partners.all()],
            list(project.places.all()),
        )
        for project in listed
    )


def _portrait(project: Project) -> dict[str, Any]:
    """Everything about a project that the trail compares."""
    held: dict[str, list[str]] = {axis: [] for axis in Axis.values}
    for topic in project.topics.all():
        held[topic.axis].append(topic.code)
    return {
        **audit.snapshot(project, writing.SHOWN),
        **{axis: sorted(codes) for axis, codes in held.items()},
        "partners": [row.name for row in project.partners.all()],
        "places": [str(row) for row in project.places.all()],
    }


def _portrait_after(project: Project, facts: Facts, before: dict[str, Any]) -> dict[str, Any]:
    after = {**before, **audit.snapshot(project, writing.SHOWN)}
    after |= {axis: sorted(set(facts.topics.get(axis, ()))) for axis in Axis.values}
    if facts.partners is not None:
        after["partners"] = [row.name for row in writing.partners(project, facts.partners, {})]
    if facts.places is not None:
        after["places"] = [str(row) for row in writing.places(project, facts.places)]
    return after


def _rewrite(actor: Actor, project: Project, facts: Facts, changes: dict[str, list[Any]]) -> None:
    """Write those of the dependent rows that changed."""
    if set(changes) & set(Axis.values):
        project.topics.all().delete()
        Topic.objects.bulk_create(writing.topics(project, facts.topics))
    if "partners" in changes and facts.partners is not None:
        project.partners.all().delete()
        register = writing.register_of(actor, [facts])
        Partner.objects.bulk_create(writing.partners(project, facts.partners, register))
    if "places" in changes and facts.places is not None:
        project.places.all().delete()
        Place.objects.bulk_create(writing.places(project, facts.places))


def _add_themes(project: Project, themes: tuple[str, ...]) -> dict[str, list[Any]]:
    """Add the themes that it does not have yet; what the trail says of it."""
    if not themes:
        return {}
    known = set(project.topics.filter(axis=Axis.THEME).values_list("code", flat=True))
    new = [code for code in themes if code not in known]
    Topic.objects.bulk_create(writing.topics(project, {Axis.THEME: new}))
    return {Axis.THEME.value: [sorted(known), sorted({*known, *new})]} if new else {}
