"""Inventories of projects from a sheet: amounts, days and places as people write them; known codes are written over."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.ui.fields import DayField
from imece.services.exchange.kinds import Created, Fallback, ImportKind
from imece.services.exchange.rows import RowError
from imece.work.activities.whereabouts import RefusedPlace
from imece.work.projects import actions, days, policies, queries
from imece.work.projects.amounts import LONGEST, RefusedAmount
from imece.work.projects.fund_names import FundNames
from imece.work.projects.import_columns import COLUMNS, part_choices, status_choices
from imece.work.projects.import_rows import Reading, facts_of, identity, money_of, when_of, where_of
from imece.work.projects.models import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

BATCH: Final = 1000
NEW: Final = Project._meta.label_lower
OVERWRITTEN: Final = "projects.overwritten"


class FundField(forms.CharField):
    """A funder or programme by any of its names; cleans to the fund, or None."""

    def __init__(self, names: FundNames, **options: Any) -> None:
        super().__init__(max_length=250, required=False, **options)
        self.names = names

    def clean(self, value: Any) -> Any:
        """Look it up; an unknown name is refused with those that are close."""
        text = super().clean(value)
        if not text:
            return None
        found = self.names.find(text)
        if found is None:
            close = "; ".join(self.names.proposals(text))
            raise forms.ValidationError(
                _("Which one is meant? %(close)s") % {"close": close}
                if close
                else _("This funder is not in the register: add it there, or correct the name.")
            )
        return found


def _text(longest: int) -> forms.CharField:
    """A cell that may be empty."""
    return forms.CharField(max_length=longest, required=False)


def fields(actor: Actor) -> dict[str, forms.Field]:
    """One field per column, with the office's own funders and units."""
    owned = queries.belongings(actor, objectives=False)
    names = FundNames(owned.funders.values(), owned.programmes.values())
    units = [(key, unit.name) for key, unit in owned.units.items()]
    return {
        "title": forms.CharField(max_length=300),
        "title_en": _text(300),
        "code": _text(80),
        "source": _text(120),
        "acronym": _text(40),
        "funder": FundField(names),
        "programme": FundField(names),
        "part": forms.ChoiceField(choices=part_choices(), required=False),
        "status": forms.ChoiceField(choices=status_choices(), required=False),
        "dates": _text(LONGEST),
        "start": _text(LONGEST),
        "end": _text(LONGEST),
        "awarded_on": DayField(required=False),
        "place": _text(200),
        "district": _text(LONGEST),
        "province": _text(LONGEST),
        "country": _text(LONGEST),
        "lead": _text(250),
        "partners": _text(8000),
        "total": _text(LONGEST),
        "grant": _text(LONGEST),
        "own": _text(LONGEST),
        "currency": _text(20),
        "themes": _text(500),
        "target_groups": _text(500),
        "unit": forms.ChoiceField(choices=units, required=False),
        "summary": _text(20_000),
    }


def source_field() -> forms.CharField:
    """The list that the codes come from."""
    return forms.CharField(
        label=gettext_lazy("Source of the codes"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "The system or list that gave the project codes (such as KAYS). Sent again, its projects are brought up to date and never doubled."
        ),
    )


def validate_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """What only the whole row can tell: days, place, amounts."""
    try:
        when_of(values)
    except days.RefusedDate as no:
        column = next((name for name in ("dates", "end", "start") if values[name]), "dates")
        yield RowError(column, str(values[column]), str(no.sentence))
    try:
        where_of(values, actor.office)
    except RefusedPlace as no:
        yield RowError(no.field, str(values[no.field]), str(no))
    try:
        money_of(values)
    except RefusedAmount as no:
        column = next((name for name in ("grant", "total", "own") if values[name]), "grant")
        yield RowError(column, str(values[column]), str(no.sentence))


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    """Record or bring up to date by the thousand, inside the caller's transaction."""
    owned = queries.belongings(actor, objectives=False)
    reading = Reading(actor.office, owned)
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield from _write_batch(actor, reading, batch, run)


def _write_batch(
    actor: Actor, reading: Reading, batch: Sequence[CleanRow], run: ImportRun
) -> Iterator[Created]:
    known = _known(actor, batch)
    fresh, over = [], []
    for row in batch:
        key = (row.values["source"], row.values["code"])
        base = known.get(key) if row.values["code"] else None
        if base is None:
            fresh.append(facts_of(row.values, reading))
        else:
            over.append((base, facts_of(row.values, reading, base)))
    for project in actions.record_many(actor=actor, many=fresh, source=run.file_name):
        yield Created(NEW, str(project.pk))
    for former in actions.overwrite_many(actor=actor, pairs=over, source=run.file_name):
        yield Created(OVERWRITTEN, str(former.pk))


def _known(actor: Actor, batch: Sequence[CleanRow]) -> dict[tuple[str, str], Project]:
    """The office's projects that bear the codes of the rows."""
    codes = {row.values["code"] for row in batch if row.values["code"]}
    if not codes:
        return {}
    held = Project.objects.kept().filter(office_id=actor.office_id, source_code__in=codes)
    held = held.select_related("funder", "programme__funder", "unit").prefetch_related("topics")
    return {(project.source, project.source_code): project for project in held}


def remove(actor: Actor, records: Iterable[Created]) -> None:
    """Take a whole import back, by the thousand: what it made goes, what it wrote over comes back."""
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        made = [int(record.object_id) for record in batch if record.object_type == NEW]
        former = [int(record.object_id) for record in batch if record.object_type == OVERWRITTEN]
        actions.remove_many(actor=actor, ids=made, reason=_("Import undone"))
        actions.bring_back(actor=actor, ids=former, reason=_("Import undone"))


def may(actor: Actor) -> Decision:
    """Whoever records may import."""
    return policies.may_record(actor)


PROJECTS: Final = ImportKind(
    code="projects",
    title=gettext_lazy("Projects"),
    description=gettext_lazy(
        "One row for each project of an inventory. Amounts like 75.000 € or 3,4 milyon TL and dates like 2018-2020 are understood."
    ),
    columns=COLUMNS,
    fields=fields,
    write=write,
    remove=remove,
    may=may,
    validate_row=validate_row,
    identity=identity,
    fallbacks=(Fallback("source", "code", bool, source_field),),
)
