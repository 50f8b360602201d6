"""The demo's rounds of reporting: units are asked, answer, are approved step by step, published, closed — or not yet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from imece.ground.values.period import Period
from imece.overview.showcase import samples
from imece.work.indicators.actions.deciding import approve_step, return_
from imece.work.indicators.actions.periods import close_period
from imece.work.indicators.actions.publishing import publish_period
from imece.work.indicators.actions.reporting import save_draft, submit
from imece.work.indicators.actions.requests import make_requests
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import Actual
from imece.work.indicators.queries import inspection

if TYPE_CHECKING:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from imece.overview.showcase.people import DatedActor, Place
    from imece.work.indicators.models import Indicator

# How far an actual comes: how many of the three steps are signed.
SIGNED: Final = {"submitted": 0, "unit_head": 1, "coordinator": 2, "approved": 3}
SIGNERS: Final = ("head", "coordinator", "manager")
OPEN, RETURNED, APPROVED = "open", "returned", "approved"


def hold(place: Place, said: dict[str, Any], indicators: dict[str, Indicator]) -> None:
    """One round, as far as the data file lets it come."""
    period = place.calendar.period(said["period"])
    asked, due = place.calendar.day(said["asked"]), place.calendar.day(said["due"])
    make_requests(actor=place.actor("coordinator", on=asked), period=period, due_on=due)
    keys = {indicator.pk: key for key, indicator in indicators.items()}
    for actual in Actual.objects.filter(
        request__first=period.first, request__last=period.last, office=place.office
    ):
        key = keys[actual.indicator_id]
        stage = said.get("stages", {}).get(key, said["stage"])
        if stage != OPEN:
            report(place, actual, row_of(place, key))
            carry(place, actual, stage, said)
    if said.get("publish"):
        publish_period(actor=place.actor("coordinator"), period=through(period))
    if said.get("close"):
        close_period(actor=place.actor("coordinator"), period=through(period))


def through(period: Period) -> Period:
    """Publishing and closing the second half takes the whole year's figures along."""
    year = Period.of_year(period.year)
    return year if period.last == year.last else period


def row_of(place: Place, key: str) -> dict[str, Any]:
    """What the data file says of an indicator."""
    found: dict[str, Any] = next(row for row in place.facts["plan"]["indicators"] if row["key"] == key)
    return found


def report(place: Place, actual: Actual, row: dict[str, Any]) -> None:
    """Enter the actual as the unit would: a draft first, then, seeing the deviation, why; then submit."""
    actor = reporter(place, row)
    facts = typed(place, actual, row)
    draft = save_draft(actor=actor, actual=actual, facts=facts, revision=actual.revision)
    deviation = inspection(actor, draft).deviation
    if deviation is not None and deviation.reason_required:
        reason, measures = place.facts["said"][deviation.band.value]
        facts = replace(facts, deviation_reason=reason, measures_taken=measures)
    submit(actor=actor, actual=draft, facts=facts, revision=draft.revision, uploads=evidence(row, actual))


def reporter(place: Place, row: dict[str, Any]) -> DatedActor:
    """The unit's contact where it has one; the expert enters for the others."""
    contact = place.seats["contact"]
    return place.actor("contact" if contact.unit == place.units[row["unit"]] else "expert")


def typed(place: Place, actual: Actual, row: dict[str, Any]) -> Reported:
    """The value of the data file; counted actuals bring their own."""
    values = row.get("typed", {}).get(str(actual.first.year - place.calendar.year))
    if values is None:
        return Reported()
    return Reported(value=Decimal(values[(actual.period.number or 1) - 1]))


def evidence(row: dict[str, Any], actual: Actual) -> list[SimpleUploadedFile]:
    """A paper behind a typed figure, where the data file says that there is one."""
    return [samples.paper(f"{row['key']} {actual.period.key}")] if row.get("evidence") else []


def carry(place: Place, actual: Actual, stage: str, said: dict[str, Any]) -> None:
    """Sign or return what was submitted."""
    if stage == RETURNED:
        return_(actor=place.actor("coordinator"), actual=actual, note=said["returned_note"])
        return
    for signer in SIGNERS[: SIGNED[stage]]:
        approve_step(actor=place.actor(signer), actual=actual)
