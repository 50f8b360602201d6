"""The reporting desk; entering and approving actuals, alone and in a crowd; making 40 000 kept values anew."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bench.client import under_load
from bench.comparing import path_of, staff_ratio
from bench.figures import AT_LEAST, Metric
from bench.installations import Installation
from bench.queries import queries_metric
from bench.rounds import abba

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.client import Answer, Load, Visitor
    from bench.sides import Bench, Side

ACTION_LIMIT, REQUEST_LIMIT, RECOMPUTE_LIMIT, APPROVE_LIMIT = 8, 16, 10.0, 4.0
DESK_LIMIT = 8.0
LEAST_SHARE = 0.5
CLIENTS = (10, 32)
MOST_CLIENTS = 50
SECONDS = 2.0
ROUNDS = 2
ALONE = 8
ACTUALS = 14_000
SUBMITTED = 400
FLOOR_FORM = {
    "title": "Ölçüm",
    "email": "olcum@example.org",
    "amount": "100.00",
    "short": "kısa",
    "number": "4",
    **dict.fromkeys(("purpose", "method", "results", "budget"), "Uzunca bir metin. " * 20),
}


def measure(bench: Bench) -> Iterator[Metric]:
    """The desk, questions, throughput on both databases, approval, recompute."""
    desk = path_of(bench, "desk")
    yield staff_ratio(bench, "indicators.desk_ratio", desk, DESK_LIMIT)
    yield queries_metric(bench, "indicators.desk_queries", desk)
    yield from _questions(bench)
    yield from _crowd(bench.house, bench.floor, bench.office, "")
    yield _recompute()
    if bench.server is None:
        print("  indicators on PostgreSQL: not measured (no server installed here)")
        return
    installation = Installation("office", "entries", bench.server)
    installation.make()
    yield from _crowd(bench.serve(installation), bench.floor_on_postgres, installation, "_postgresql")


def _questions(bench: Bench) -> Iterator[Metric]:
    found = bench.office.probe("save_queries")
    name = "indicators.save_actual_queries"
    worst = max(found["approve_action"], found["submit_action"])
    yield Metric(
        f"{name}_action",
        worst,
        "queries",
        None,
        ACTION_LIMIT,
        note=f"approve {found['approve_action']}, submit {found['submit_action']}",
    )
    worst = max(found["approve_request"], found["submit_request"])
    yield Metric(
        f"{name}_request",
        worst,
        "queries",
        None,
        REQUEST_LIMIT,
        note=f"approve {found['approve_request']}, submit {found['submit_request']}",
    )


def _crowd(house: Side, floor: Side, installation: Installation, ending: str) -> Iterator[Metric]:
    """Throughput at 10 and 32 clients, failures at 50, one approval after the other."""
    made = installation.probe("figures_to_send", str(ACTUALS), str(SUBMITTED))
    office = house.facts["office"]
    enter, approve = entering(office, made["open"]), approving(office, made["submitted"])
    for clients in CLIENTS:
        ours, theirs = abba(
            rate(house.crowd(clients), enter), rate(floor.crowd(clients), submit_to_floor), ROUNDS
        )
        yield Metric(
            f"indicators.save_actual_post_ratio_{clients}{ending}",
            ours.median / theirs.median,
            "× of the floor's rate",
            theirs.median,
            LEAST_SHARE,
            AT_LEAST,
            note=f"{ours.median:.0f} per second against {theirs.median:.0f}, {clients} clients",
        )
    load = under_load(house.crowd(MOST_CLIENTS), enter, SECONDS)
    yield Metric(
        f"indicators.save_actual_failures_50{ending}",
        load.failed,
        "failures",
        None,
        0,
        note=f"{load.done} sent by {MOST_CLIENTS} clients at once{told(load)}",
    )
    alone, plain = abba(one_by_one(house, approve), one_by_one(floor, submit_to_floor), ROUNDS)
    yield Metric(
        f"indicators.approve_ratio{ending}",
        alone.median / plain.median,
        "×",
        plain.median,
        APPROVE_LIMIT,
        note=f"{alone.median:.1f} ms against {plain.median:.1f} ms of the floor's POST",
    )


def _recompute() -> Metric:
    installation = Installation("figures", "figures")
    installation.make()
    found = installation.probe("recompute")
    return Metric(
        "indicators.recompute_40000_ratio",
        found["ours"] / found["plain"],
        "×",
        found["plain"],
        RECOMPUTE_LIMIT,
        note=f"{found['ours']:.2f} s against {found['plain']:.3f} s of one GROUP BY, {found['actuals']} actuals",
    )


def told(load: Load) -> str:
    """The first failure, if there was one."""
    return f"; first failure: {load.first_failure}" if load.first_failure else ""


def entering(office: str, actuals: list[int]) -> Callable[[Visitor], Answer]:
    """Submits the next open actual; safe to call from many threads."""
    place = count()

    def send(visitor: Visitor) -> Answer:
        pk = actuals[next(place)]
        fields = {
            "intent": "submit",
            f"a{pk}-value": "100",
            f"a{pk}-revision": "0",
            f"a{pk}-deviation_reason": "Ölçüm",
            f"a{pk}-measures_taken": "Ölçüm",
        }
        return visitor.post(f"/o/{office}/actuals/{pk}/enter/", fields)

    return send


def approving(office: str, actuals: list[int]) -> Callable[[Visitor], Answer]:
    """Approves the next submitted actual."""
    place = count()

    def send(visitor: Visitor) -> Answer:
        pk = actuals[next(place)]
        return visitor.post(f"/o/{office}/actuals/{pk}/decide/", {"move": "approve", "revision": "1"})

    return send


def submit_to_floor(visitor: Visitor) -> Answer:
    """The floor's form."""
    return visitor.post("/form/", FLOOR_FORM)


def rate(crowd: list[Visitor], send: Callable[[Visitor], Answer]) -> Callable[[], list[float]]:
    """Something to take samples of: good answers per second."""

    def take() -> list[float]:
        return [under_load(crowd, send, SECONDS).rate]

    return take


def one_by_one(side: Side, send: Callable[[Visitor], Answer]) -> Callable[[], list[float]]:
    """Something to take samples of: milliseconds of one sending after the other."""
    visitor = side.visitor()

    def take() -> list[float]:
        return [taken(send(visitor)) for _each in range(ALONE)]

    return take


def taken(answer: Answer) -> float:
    """Milliseconds of a form that was taken; anything else would make the figure worthless."""
    if answer.status != 302:
        raise LookupError(f"a form was not taken: {answer.status}")
    return answer.seconds * 1000
