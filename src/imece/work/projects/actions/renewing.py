"""Bringing many projects up to date from a list of another system, and taking that back; nothing said is ever erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.projects import policies, workflow
from imece.work.projects.actions import writing
from imece.work.projects.actions.changing import find_again
from imece.work.projects.models import Partner, Place, Project, StatusStep, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.work.projects.facts import Facts

TEXTS: Final = ("title", "acronym", "code", "awarded_on", "objectives", "summary", "website")
AMOUNTS: Final = {"total": "total_amount", "grant": "grant_amount", "own": "own_contribution"}
DERIVED: Final = (
    "counted_on", "last_day", "sort_day", "sort_key", "folded_title", "grant_try", "revision", "changed_at",
)  # fmt: skip
LONGEST_WAY: Final = 3
ROWS: Final = ("topics", "partners", "places", "status_steps")


class Renewal(NamedTuple):
    """What a list says of one project: its key, the facts, the columns that say anything."""

    project_id: int
    facts: Facts
    said: frozenset[str]


@transaction.atomic
def renew_many(
    *, actor: Actor, renewals: Sequence[Renewal], source: str = ""
) -> dict[int, dict[str, Any] | None]:
    """Write what the lists say over what stands; an empty cell leaves what is there, names and places only come to it.

    For each project what it said before (for `take_back_renewals`), or None where nothing changed. The status moves by
    its own table. Raises `Refused`.
    """
    require(policies.may_record(actor))
    writing.check_belongings(actor, [renewal.facts for renewal in renewals])
    held = _held(actor, [renewal.project_id for renewal in renewals])
    register = writing.register_of(actor, [renewal.facts for renewal in renewals])
    before: dict[int, dict[str, Any] | None] = {}
    entries = []
    for renewal in renewals:
        project = held.get(renewal.project_id)
        if project is None:
            raise Refused(_("A project that the list changes was removed meanwhile. Check the rows again."))
        old = _renew(actor, project, renewal, register)
        if old is not None:
            earlier = before.get(project.pk)
            before[project.pk] = old if earlier is None else _joined(earlier, old)
            changes = {
                name: [value, audit.plain(getattr(project, name))] for name, value in old["columns"].items()
            }
            entries.append(
                audit.entry(actor.signature, "projects.changed", project, changes=changes, note=source)
            )
        else:
            before.setdefault(project.pk, None)
    changed = [held[key] for key, old in before.items() if old is not None]
    _save(changed)
    for project in changed:
        told = before[project.pk]
        if told is not None:
            told["revision"] = project.revision
    audit.record_many(entries)
    find_again(actor, [project.pk for project in changed])
    return before


@transaction.atomic
def take_back_renewals(*, actor: Actor, befores: Mapping[int, Mapping[str, Any]], reason: str = "") -> int:
    """Make projects say what they said before; refused when one was changed since."""
    require(policies.may_record(actor))
    held = _held(actor, list(befores))
    columns = {column.attname: column for column in Project._meta.concrete_fields}
    for key, old in befores.items():
        project = held.get(key)
        if project is None or project.revision != old["revision"]:
            title = project.title if project else key
            raise Refused(
                _("“%(title)s” was changed after the import; it cannot be taken back.") % {"title": title}
            )
        for name, value in old["columns"].items():
            setattr(project, name, value if name == "translations" else columns[name].to_python(value))
        for name in ROWS:
            getattr(project, name).filter(pk__in=old["rows"].get(name, ())).delete()
        project.derive()
    _save(list(held.values()))
    audit.record_many(
        audit.entry(actor.signature, "projects.changed", project, note=reason) for project in held.values()
    )
    find_again(actor, held)
    return len(held)


def _held(actor: Actor, ids: Sequence[int]) -> dict[int, Project]:
    """The office's own projects, locked, with their rows."""
    mine = (
        Project.objects.kept()
        .filter(pk__in=ids, office_id=actor.office_id)
        .order_by("pk")
        .select_for_update(of=("self",))
        .prefetch_related("partners", "places", "topics")
    )
    return {project.pk: project for project in mine}


def _save(projects: Sequence[Project]) -> None:
    now = timezone.now()
    for project in projects:
        project.revision += 1
        project.changed_at = now
    columns = [
        field.name
        for field in Project._meta.concrete_fields
        if field.name in {*writing.SHOWN, *DERIVED, "status", "status_on"}
    ]
    Project.objects.bulk_update(projects, columns, batch_size=200)


def _renew(
    actor: Actor, project: Project, renewal: Renewal, register: Mapping[str, int]
) -> dict[str, Any] | None:
    wanted = _columns(project, renewal)
    names = [_attname(name) for name in wanted]
    old = {name: audit.plain(getattr(project, name)) for name in names}
    for name, value in wanted.items():
        setattr(project, name, value)
    project.derive()
    writing.check_fit(project)
    columns = {name: value for name, value in old.items() if value != audit.plain(getattr(project, name))}
    rows = _new_rows(project, renewal.facts, register)
    steps = _status_steps(actor, project, renewal)
    if steps:
        columns |= {"status": project.status, "status_on": audit.plain(project.status_on)}
        project.status, project.status_on = steps[-1].status, steps[-1].since
        rows["status_steps"] = StatusStep.objects.bulk_create(steps)
    if not columns and not rows:
        return None
    return {"columns": columns, "rows": {name: [row.pk for row in made] for name, made in rows.items()}}


def _columns(project: Project, renewal: Renewal) -> dict[str, Any]:
    """Only what the list says."""
    facts, said = renewal.facts, renewal.said
    wanted: dict[str, Any] = {name: getattr(facts, name) for name in TEXTS if name in said}
    if facts.programme is not None:
        wanted |= {"programme": facts.programme, "funder": facts.programme.funder}
        wanted["is_loan"] = project.is_loan or facts.programme.is_loan
    elif facts.funder is not None and project.funder_id != facts.funder.pk:
        wanted |= {"funder": facts.funder, "programme": None}
    if facts.days.start is not None:
        wanted |= {"start": facts.days.start, "start_precision": facts.days.start_precision}
    if facts.days.end is not None:
        wanted |= {"end": facts.days.end, "end_precision": facts.days.end_precision}
    wanted |= _money(project, facts, said)
    if "title_en" in said:
        texts = {**project.translations.get("en", {}), **facts.translations.get("en", {})}
        wanted["translations"] = {**project.translations, "en": texts}
    if facts.source_code and not project.source_code:
        wanted |= {"source": facts.source, "source_code": facts.source_code}
    return wanted


def _money(project: Project, facts: Facts, said: frozenset[str]) -> dict[str, Any]:
    wanted = {column: getattr(facts.money, name) for name, column in AMOUNTS.items() if name in said}
    if wanted and facts.money.currency != project.currency:
        others = [column for column in AMOUNTS.values() if column not in wanted]
        if any(getattr(project, column) is not None for column in others):
            raise Refused(
                _("“%(title)s” has amounts in %(currency)s; the list says another currency.")
                % {"title": project.title, "currency": project.currency}
            )
        wanted |= {"currency": facts.money.currency, "rate": None, "rate_day": None, "rate_origin": ""}
    return wanted


def _attname(name: str) -> str:
    """Of a foreign key the column that holds its number, which the memory of what was keeps."""
    return str(getattr(Project._meta.get_field(name), "attname", name))


def _new_rows(project: Project, facts: Facts, register: Mapping[str, int]) -> dict[str, list[Any]]:
    """Topics, partners and places that it does not have yet, written."""
    known_names = {(row.folded, row.role) for row in project.partners.all()}
    partners = [
        row
        for row in writing.partners(project, facts.partners or (), register)
        if (row.folded, row.role) not in known_names
    ]
    known_topics = {(row.axis, row.code) for row in project.topics.all()}
    topics = [
        row for row in writing.topics(project, facts.topics) if (row.axis, row.code) not in known_topics
    ]
    held = list(project.places.all())
    places = [row for row in writing.places(project, facts.places or ()) if not _is_there(row, held)]
    rows: dict[str, list[Any]] = {}
    if partners:
        rows["partners"] = Partner.objects.bulk_create(partners)
    if topics:
        rows["topics"] = Topic.objects.bulk_create(topics)
    if places:
        rows["places"] = Place.objects.bulk_create(places)
    return rows


def _is_there(row: Place, held: Sequence[Place]) -> bool:
    """The same place, or a closer one inside it."""
    return any(
        (one.country, one.province) == (row.country, row.province)
        and row.district in {"", one.district}
        and row.name in {"", one.name}
        for one in held
    )


def _status_steps(actor: Actor, project: Project, renewal: Renewal) -> list[StatusStep]:
    """The moves that lead to the status that the list says; none where the table knows no way."""
    if "status" not in renewal.said or renewal.facts.status == project.status:
        return []
    since = project.awarded_on or actor.today
    return [
        StatusStep(
            project_id=project.pk,
            status=status,
            since=min(since, actor.today),
            note=str(_("said by an imported list")),
            made_by=actor.name[:200],
        )
        for status in way(project.status, renewal.facts.status)
    ]


def way(start: str, target: str) -> tuple[str, ...]:
    """The shortest chain of allowed moves from one status to another, without the first; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    for _turn in range(LONGEST_WAY):
        further = [
            (*so_far, str(move.target))
            for so_far in ways
            for move in workflow.PROJECTS.moves.values()
            if so_far[-1] in move.sources and move.target not in so_far
        ]
        for found in further:
            if found[-1] == target:
                return found[1:]
        ways = further
    return ()


def _joined(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> dict[str, Any]:
    """Two changes of one project in one list: what it said before the first."""
    names = {*earlier["rows"], *later["rows"]}
    return {
        "columns": {**later["columns"], **earlier["columns"]},
        "rows": {name: [*earlier["rows"].get(name, []), *later["rows"].get(name, [])] for name in names},
    }
