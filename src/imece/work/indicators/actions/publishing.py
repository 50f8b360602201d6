"""Publishing approved figures: what the public sees, with its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.indicators import policies
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.actions.periods import hold_office, require_open
from imece.work.indicators.models import Actual

if TYPE_CHECKING:
    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor


@transaction.atomic
def publish_period(*, actor: Actor, period: Period) -> int:
    """Publish every approved figure of the period that the public does not see yet (or sees an older one of)."""
    require(policies.may_publish(actor))
    hold_office(actor.office_id)
    require_open(actor.office_id, period)
    waiting = list(
        Actual.objects.filter(office_id=actor.office_id)
        .approved()
        .within(period)
        .select_related("indicator")
        .exclude(published_at__gte=F("approved_at"))
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    if not waiting:
        raise Refused(_("There is no approved figure in this period that is not published yet."))
    moment = clock.now()
    for row in waiting:
        row.published_at = moment
        row.published_value = row.approved_value
        row.published_numerator = row.approved_numerator
        row.published_denominator = row.approved_denominator
    fields = ["published_at", "published_value", "published_numerator", "published_denominator"]
    Actual.objects.bulk_update(waiting, fields, batch_size=200)
    for year in sorted({row.first.year for row in waiting}):
        recompute_figures(year, {row.indicator_id for row in waiting if row.first.year == year})
    audit.record_many(
        audit.entry(
            actor.signature, "indicators.actual_published", row, changes={"value": row.published_value}
        )
        for row in waiting
    )
    return len(waiting)
