"""Which objectives an activity serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.strategy import policies
from imece.work.strategy.models import ObjectiveActivity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity
    from imece.work.strategy.models import Objective


@transaction.atomic
def set_objectives(*, actor: Actor, activity: Activity, objectives: Sequence[Objective]) -> None:
    """The activity serves exactly these objectives of the office's plans; the ones before are replaced."""
    require(policies.may_link_activity(actor, activity))
    if any(objective.goal.plan.office_id != activity.office_id for objective in objectives):
        raise Refused(_("This objective belongs to another office."))
    before = {row.objective_id: row for row in ObjectiveActivity.objects.filter(activity=activity)}
    wanted = {objective.pk for objective in objectives}
    gone = [row.pk for pk, row in before.items() if pk not in wanted]
    come = sorted(wanted - set(before))
    if not gone and not come:
        return
    ObjectiveActivity.objects.filter(pk__in=gone).delete()
    ObjectiveActivity.objects.bulk_create(
        ObjectiveActivity(activity=activity, objective_id=pk) for pk in come
    )
    audit.record(
        actor.signature,
        "strategy.activity_linked",
        activity,
        changes={"objectives": [objective.number for objective in objectives]},
    )
