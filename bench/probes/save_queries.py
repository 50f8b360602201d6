"""The questions of entering and approving one actual: inside the action and of the whole request."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.probes import figures_to_send
from bench.probes.page_queries import asked, client_of
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership
from imece.work.indicators.actions import deciding, reporting
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import Actual

NUMBER = "3"


def measure() -> dict[str, Any]:
    """Counts of the last of three each, so that nothing is loaded for the first time."""
    made = figures_to_send.measure(str(2 * int(NUMBER)), str(2 * int(NUMBER)))
    actor = coordinator()
    found: dict[str, Any] = {}
    for pk in made["open"][::2]:
        actual = bare(pk)
        found["submit_action"] = counted(lambda actual=actual: submit(actor, actual))
    for pk in made["submitted"][::2]:
        actual = bare(pk)
        found["approve_action"] = counted(lambda actual=actual: approve(actor, actual))
    client = client_of(Role.COORDINATOR)
    office = actor.office.slug
    for pk in made["open"][1::2]:
        found["submit_request"] = counted(
            lambda pk=pk: sent(client.post(f"/o/{office}/actuals/{pk}/enter/", submission(pk)))
        )
    for pk in made["submitted"][1::2]:
        found["approve_request"] = counted(
            lambda pk=pk: sent(
                client.post(f"/o/{office}/actuals/{pk}/decide/", {"move": "approve", "revision": 1})
            )
        )
    return found


def counted(work: Any) -> int:
    """How many questions the work asks."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(asked(captured))


def coordinator() -> Actor:
    """The head of the first office."""
    seat = (
        Membership.objects.filter(role=Role.COORDINATOR)
        .select_related("office", "user", "unit")
        .order_by("pk")[0]
    )
    return Actor(
        office=seat.office,
        role=Role.COORDINATOR,
        name=str(seat.user),
        person_id=seat.user_id,
        membership=seat,
        has_second_factor=True,
    )


def submit(actor: Actor, actual: Actual) -> None:
    """Enter one actual."""
    facts = Reported(value=figures_to_send.VALUE, deviation_reason="Ölçüm", measures_taken="Ölçüm")
    reporting.submit(actor=actor, actual=actual, facts=facts, revision=0)


def approve(actor: Actor, actual: Actual) -> None:
    """Approve one actual: everything above it is rescored."""
    deciding.approve_step(actor=actor, actual=actual, revision=1)


def bare(pk: int) -> Actual:
    """The actual as a page has loaded it before it asks the verb."""
    return Actual.objects.select_related("indicator", "office").get(pk=pk)


def submission(pk: int) -> dict[str, Any]:
    """The form of one actual as a browser sends it."""
    prefix = f"a{pk}-"
    return {
        "intent": "submit",
        f"{prefix}value": "100",
        f"{prefix}revision": "0",
        f"{prefix}deviation_reason": "Ölçüm",
        f"{prefix}measures_taken": "Ölçüm",
    }


def sent(answer: Any) -> None:
    """A form that went through leads on; anything else would make the count worthless."""
    if answer.status_code != 302:
        raise SystemExit(f"the form was not taken: {answer.status_code}")
