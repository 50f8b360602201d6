"""Who took part in an activity, by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.audit import actions as audit
from imece.work.activities.policies import may_edit
from imece.work.people import policies
from imece.work.people.models import Attendance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity
    from imece.work.people.models import Person


@transaction.atomic
def put_down_attendance(*, actor: Actor, activity: Activity, people: Sequence[Person]) -> None:
    """These visible people took part, and nobody else whom the actor sees; the others stay."""
    require(may_edit(actor, activity))
    seen = policies.visible_to(actor)
    wanted = {one.pk for one in people}
    if wanted - set(seen.kept().filter(pk__in=wanted).values_list("pk", flat=True)):
        raise Refused(_("One of these people is not known to your office."))
    present = set(seen.filter(attendances__activity=activity).values_list("pk", flat=True))
    if wanted == present:
        return
    Attendance.objects.filter(activity=activity, person_id__in=present - wanted).delete()
    today = actor.today
    Attendance.objects.bulk_create(
        Attendance(
            activity=activity,
            person=one,
            role=next((r.shown for r in one.roles.all() if r.is_open_on(today)), "")[:200],
        )
        for one in people
        if one.pk not in present
    )
    came, went = (sorted(f"K-{pk:06d}" for pk in ids) for ids in (wanted - present, present - wanted))
    said = [*(f"+{token}" for token in came), *(f"−{token}" for token in went)]
    audit.record(actor.signature, "people.attended", activity, note=", ".join(said))
