"""Imports as pages and jobs need them: the sheet of a run, its proposed mapping, the one for whom a job goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, cast

from django.db.models import Case, Q, When
from django.http import Http404

from imece.services.accounts.queries import actor_again
from imece.services.exchange import kinds
from imece.services.exchange.choices import RunState
from imece.services.exchange.mapping import ColumnMapping, expected_names, fingerprint, propose, settled
from imece.services.exchange.models import ImportRun, RememberedMapping
from imece.services.exchange.policies import may_start, visible_to
from imece.services.exchange.reading import read_sheet
from imece.services.exchange.rows import Cleaner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.cells import Sheet
    from imece.services.exchange.kinds import ImportKind
    from imece.services.exchange.rows import Validator

LOOKED_BACK: Final = 20


def runs(actor: Actor) -> QuerySet[ImportRun]:
    """The imports that the actor sees, newest first."""
    return visible_to(actor).select_related("created_by")


def run_of(actor: Actor, run: int) -> ImportRun:
    """One import that the actor sees, or `Http404`."""
    found = runs(actor).filter(pk=run).select_related("office").first()
    if found is None:
        raise Http404
    return found


def kind_of(actor: Actor, kind: str) -> ImportKind:
    """The kind with that code, or `Http404`."""
    found = kinds.find_kind(kind)
    if found is None:
        raise Http404
    return found


def kind_of_run(run: ImportRun) -> ImportKind:
    """The kind of an import that is still offered; `policies` refuse the others beforehand."""
    found = kinds.find_kind(run.kind)
    if found is None:
        raise Http404
    return found


def find_kind_of_run(run: ImportRun) -> ImportKind | None:
    """The kind of an import, or nothing when no app offers it any more (its report can still be read)."""
    return kinds.find_kind(run.kind)


def kinds_for(actor: Actor) -> list[ImportKind]:
    """What the actor may import."""
    return [kind for kind in kinds.all_kinds() if may_start(actor, kind)]


def sheet_of(run: ImportRun) -> Sheet:
    """The sheet of a run, read from the kept file. Raises `UnreadableSheet`."""
    with run.upload.open("rb") as file:
        return read_sheet(
            cast("BinaryIO", file),
            name=run.file_name,
            sheet=run.sheet or None,
            expected=expected_names(kind_of_run(run).columns),
            encoding=run.encoding,
        )


def proposed_mapping(run: ImportRun) -> ColumnMapping:
    """What was chosen already, or the best proposal for the run's headings."""
    columns = kind_of_run(run).columns
    if run.mapping:
        return settled(run.headings, columns, run.mapping)
    known = RememberedMapping.objects.filter(office_id=run.office_id, kind=run.kind)
    same_form = Q(source_fingerprint=fingerprint(run.headings))
    best = known.filter(same_form | Q(source=run.source)) if run.source else known.filter(same_form)
    remembered = (
        best.order_by(Case(When(same_form, then=0), default=1), "-updated_at", "-pk")
        .values_list("mapping", flat=True)
        .first()
    )
    return propose(run.headings, columns, remembered)


def sources_of(actor: Actor, kind: ImportKind) -> list[str]:
    """The names of sources that a person may choose from: those that the kind knows, then the office's own."""
    used = (
        RememberedMapping.objects.filter(office_id=actor.office_id, kind=kind.code)
        .exclude(source="")
        .order_by("source")
        .values_list("source", flat=True)
        .distinct()
    )
    return list(dict.fromkeys([*(kind.sources or ()), *used]))


def earlier_run(actor: Actor, kind: ImportKind, number: str) -> ImportRun | None:
    """The visible run of this kind that a sheet repairs."""
    if not number.isdecimal() or len(number) > 18:
        return None
    return visible_to(actor).filter(pk=int(number), kind=kind.code).first()


def earlier_decisions(run: ImportRun) -> dict[str, str]:
    """What the office decided in its last imports of any kind of sheet; the latest answer to a question holds."""
    found: dict[str, str] = {}
    earlier = ImportRun.objects.filter(office_id=run.office_id, state=RunState.DONE).exclude(decisions={})
    for decisions in earlier.order_by("-pk").values_list("decisions", flat=True)[:LOOKED_BACK]:
        found = {**decisions, **found}
    return found


def cleaner_for(actor: Actor, kind: ImportKind) -> Cleaner:
    """A cleaner with the kind's own fields, rules and idea of sameness."""
    return Cleaner(kind.fields(actor), validator=_validator(actor, kind), identity=kind.identity)


def actor_of(run: ImportRun) -> Actor:
    """The person of the run as an actor of its office today, for a job without a request. Raises `Refused`."""
    return actor_again(person_id=run.created_by_id, office_id=run.office_id, acting_id=run.acting_id)


def _validator(actor: Actor, kind: ImportKind) -> Validator | None:
    if kind.validate_row is None:
        return None
    validate = kind.validate_row

    def validator(values: Mapping[str, Any]) -> Any:
        return validate(actor, values)

    return validator
