"""Writing over what an earlier import brought, by the source's own code; and bringing the former values back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from imece.ground.rules.decision import require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.projects import policies
from imece.work.projects.actions import writing
from imece.work.projects.actions.changing import find_again
from imece.work.projects.models import Overwritten, Partner, Place, Project, StatusStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.accounts.actor import Actor
    from imece.work.projects.facts import Facts

DERIVED: Final = ("counted_on", "last_day", "sort_day", "sort_key", "folded_title", "grant_try")
STATE: Final = ("status", "status_on")
KEPT_COLUMNS: Final = (*writing.PLAIN, *writing.DAYS, *writing.MONEY, "translations", *STATE)
WRITTEN: Final = (*KEPT_COLUMNS, *DERIVED, "revision", "changed_at")
_plain: Final = DjangoJSONEncoder().default


@transaction.atomic
def overwrite_many(
    *, actor: Actor, pairs: Sequence[tuple[Project, Facts]], source: str = ""
) -> list[Overwritten]:
    """Write facts over projects that stand already; those that say the same stay untouched.

    Returns what stood before in those that changed. Partners and places are only added: an inventory knows fewer.
    """
    require(policies.may_record(actor))
    writing.check_belongings(actor, [facts for _project, facts in pairs])
    said = {project.pk: facts for project, facts in pairs}
    locked = Project.objects.kept().filter(pk__in=said, office_id=actor.office_id)
    changed, kept, entries, steps = [], [], [], []
    for project in locked.order_by("pk").select_for_update(of=("self",)):
        before, shown = _columns(project), audit.snapshot(project, (*writing.SHOWN, "status"))
        facts = said[project.pk]
        was, project.status, project.status_on = project.status, facts.status, facts.status_on
        writing.written(project, facts)
        changes = audit.difference(shown, audit.snapshot(project, (*writing.SHOWN, "status")))
        if not changes:
            continue
        project.revision += 1
        project.changed_at = clock.now()
        changed.append(project)
        kept.append(Overwritten(project=project, columns=before, revision=project.revision))
        entries.append(
            audit.entry(actor.signature, "projects.changed", project, changes=changes, note=source)
        )
        if was != project.status:
            steps.append(
                StatusStep(
                    project=project,
                    status=project.status,
                    since=project.status_on or actor.today,
                    note=source[:300],
                    made_by=actor.name[:200],
                )
            )
    Project.objects.bulk_update(changed, WRITTEN, batch_size=200)
    StatusStep.objects.bulk_create(steps, batch_size=writing.BATCH)
    audit.record_many(entries)
    _add_missing(actor, pairs)
    find_again(actor, said)
    return Overwritten.objects.bulk_create(kept, batch_size=writing.BATCH)


@transaction.atomic
def bring_back(*, actor: Actor, ids: Sequence[int], reason: str = "") -> int:
    """Write the former values back where nobody changed the project since; returns how many went back."""
    require(policies.may_record(actor))
    held = Overwritten.objects.filter(pk__in=ids, project__office_id=actor.office_id).order_by("-pk")
    back = 0
    for former in held.select_related("project"):
        project = Project.objects.select_for_update().get(pk=former.project_id)
        if project.revision != former.revision or project.removed_at is not None:
            continue
        for name, value in former.columns.items():
            setattr(project, name, _column(name).to_python(value))
        project.revision += 1
        project.save()
        audit.record(actor.signature, "projects.changed", project, note=reason)
        back += 1
    find_again(actor, [former.project_id for former in held])
    return back


def _column(name: str) -> Any:
    """A column by its name or by that of its key."""
    return Project._meta.get_field(name)


def _columns(project: Project) -> dict[str, Any]:
    """The columns as JSON, references as keys."""
    found = {}
    for name in KEPT_COLUMNS:
        attribute = _column(name).attname
        value = getattr(project, attribute)
        found[attribute] = value if value is None or isinstance(value, (str, int, dict)) else _plain(value)
    return found


def _add_missing(actor: Actor, pairs: Sequence[tuple[Project, Facts]]) -> None:
    """Partners and places that the projects do not have yet."""
    ids = [project.pk for project, _facts in pairs]
    known = set(Partner.objects.filter(project_id__in=ids).values_list("project_id", "folded", "role"))
    there = set(
        Place.objects.filter(project_id__in=ids).values_list(
            "project_id", "country", "province", "district", "name"
        )
    )
    register = writing.register_of(actor, (facts for _project, facts in pairs))
    partners: list[Partner] = []
    places: list[Place] = []
    for project, facts in pairs:
        named = writing.partners(project, facts.partners or (), register)
        partners += [row for row in named if (project.pk, row.folded, row.role) not in known]
        spots = writing.places(project, facts.places or ())
        places += [
            spot
            for spot in spots
            if (project.pk, spot.country, spot.province, spot.district, spot.name) not in there
        ]
    Partner.objects.bulk_create(partners, batch_size=writing.BATCH)
    Place.objects.bulk_create(places, batch_size=writing.BATCH)
