"""One change of every kind that can be taken back: what has to stand before, and the verb."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from imece.ground.web.known_lists import known_list
from imece.services.accounts import actions as accounts
from imece.services.accounts.undoable import UNIT, branch_of
from imece.services.duties import actions as duties
from imece.services.duties.undoable import DUTY, FINISHED
from imece.services.savedfilters import actions as savedfilters
from imece.services.savedfilters.undoable import SAVED_FILTER
from imece.services.search.actions import keep
from imece.services.undoing.actions import Watch, watching
from imece.work.activities import actions as activities
from imece.work.activities.undoable import ACTIVITY
from imece.work.indicators.actions import indicators, milestones, reporting
from imece.work.indicators.actions.cells import save_cells
from imece.work.indicators.actions.indicators import findables
from imece.work.indicators.cells import CellChange, Spot, Typed
from imece.work.indicators.choices import Nature
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import Indicator
from imece.work.indicators.undoable import ACTUAL, INDICATOR
from imece.work.strategy import actions as strategy
from imece.work.strategy import scoring
from imece.work.strategy.choices import NoteKind
from imece.work.strategy.facts import GoalFacts, NoteFacts, ObjectiveFacts, PlanFacts, TargetFacts
from imece.work.strategy.undoable import GOAL, GOAL_WHOLE, LINK, NOTE, NOTED, OBJECTIVE, OBJECTIVE_WHOLE, PLAN
from tests.unit.services.undoing.change import Change
from tests.unit.services.undoing.files_and_people import people, with_files
from tests.unit.work.activities.scenes import facts as activity_facts
from tests.unit.work.activities.scenes import recorded, when
from tests.unit.work.indicators.figures import H1, make_actual, make_indicator
from tests.unit.work.strategy.making import add_indicators, make_objective, make_plan, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Kind
    from tests.cast import Cast, Place


def activity(place: Place, actor: Actor) -> dict[str, Change]:
    """Activities with everything that hangs on them."""
    people, unit = place.members["Ayşe"], place.unit("Merkez")
    rich = {
        "unit": unit, "people": (people,), "institutions": ("Bükreş Belediyesi", "Ilgaz"), "participants": 40,
        "divisions": {("gender", "women"): 18}, "letter_no": "E-1", "letter_date": date(2026, 3, 1),
        "translations": {"en": {"title": "Meeting"}}, "summary": "Uzun",
    }  # fmt: skip
    one = recorded(actor, **rich)
    gone = recorded(actor, title="Silinecek", **rich)
    off = recorded(actor, title="İptal edilecek")
    other = activity_facts(
        title="Başka", when=when(date(2026, 4, 1)), institutions=("Ilgaz", "Sofya"), participants=3
    )
    return {
        "activity changed": Change(
            actor,
            ACTIVITY,
            partial(activities.change_activity, actor=actor, activity=one, facts=other),
            [one.pk],
        ),
        "activity removed": Change(
            actor, ACTIVITY, partial(activities.remove_activity, actor=actor, activity=gone), [gone.pk]
        ),
        "activity cancelled": Change(
            actor,
            ACTIVITY,
            partial(activities.cancel_activity, actor=actor, activity=off, reason="Hava"),
            [off.pk],
        ),
    }


def small_things(place: Place, actor: Actor) -> dict[str, Change]:
    """Duties, saved filters, units."""
    usual: dict[str, Any] = {
        "due_on": date(2026, 12, 1),
        "owner": place.members["Ayşe"],
        "unit": None,
        "note": "x",
    }
    duty = duties.give_duty(actor=actor, title="Tutanak", **usual)
    known = known_list("activities:list")
    assert known is not None
    saved = [
        savedfilters.save_filter(actor=actor, known=known, name=name, query="kind=meeting") for name in "ABC"
    ]
    upper, branch = accounts.add_unit(actor=actor, name="Üst"), accounts.add_unit(actor=actor, name="Dal")
    accounts.add_unit(actor=actor, name="Yaprak", parent=branch)
    keys = [one.pk for one in saved]
    return {
        "duty given": Change(actor, DUTY, partial(duties.give_duty, actor=actor, title="Yeni", **usual)),
        "duty changed": Change(
            actor,
            DUTY,
            partial(
                duties.change_duty,
                actor=actor,
                duty=duty,
                title="Z",
                due_on=None,
                owner=None,
                unit=upper,
                note="",
            ),
            [duty.pk],
        ),
        "duty finished": Change(
            actor, FINISHED, partial(duties.finish_duty, actor=actor, duty=duty), [duty.pk]
        ),
        "filter saved": Change(
            actor,
            SAVED_FILTER,
            partial(savedfilters.save_filter, actor=actor, known=known, name="D", query="kind=visit"),
        ),
        "filter renamed": Change(
            actor,
            SAVED_FILTER,
            partial(savedfilters.rename_filter, actor=actor, saved=saved[0], name="E"),
            keys[:1],
        ),
        "filter moved": Change(
            actor,
            SAVED_FILTER,
            partial(savedfilters.move_filter, actor=actor, saved=saved[0], up=False),
            keys,
        ),
        "filter removed": Change(
            actor, SAVED_FILTER, partial(savedfilters.remove_filter, actor=actor, saved=saved[1]), keys[1:2]
        ),
        "unit added": Change(actor, UNIT, partial(accounts.add_unit, actor=actor, name="Yeni", parent=upper)),
        "unit moved": Change(
            actor,
            UNIT,
            partial(accounts.change_unit, actor=actor, unit=branch, name="Dal 2", parent=upper, code="7"),
            list(branch_of(branch)),
        ),
        "unit retired": Change(
            actor, UNIT, partial(accounts.retire_unit, actor=actor, unit=upper), [upper.pk]
        ),
    }


def measured(place: Place, actor: Actor) -> dict[str, Change]:
    """Indicators and figures typed."""
    one, stone = make_indicator(place), make_indicator(place, "Adımlar", nature=Nature.MILESTONE)
    drafted, fresh = make_indicator(place, "Taslak"), make_indicator(place, "Boş")
    report(one, 2026, 15)
    held = make_actual(drafted)
    facts: dict[str, Any] = {
        "name": "Yeni ad",
        "definition": "Tanım",
        "baseline": Decimal(2),
        "baseline_year": 2025,
    }
    cells = [CellChange(Spot(each.pk, H1), Typed.read("7"), Typed()) for each in (drafted, fresh)]
    return {
        "indicator created": Change(
            actor, INDICATOR, partial(indicators.create_indicator, actor=actor, facts={"name": "Bir"})
        ),
        "indicator changed": Change(
            actor,
            INDICATOR,
            partial(indicators.change_indicator, actor=actor, indicator=one, facts=facts),
            [one.pk],
        ),
        "target set": Change(
            actor,
            INDICATOR,
            partial(
                indicators.set_target,
                actor=actor,
                indicator=one,
                year=2026,
                value=Decimal(60),
                in_force_from=date(2026, 3, 1),
            ),
            [one.pk],
        ),
        "measure bound": Change(
            actor,
            INDICATOR,
            partial(
                indicators.bind_measure,
                actor=actor,
                indicator=drafted,
                measure="activities.count",
                filters={},
            ),
            [drafted.pk],
        ),
        "indicator retired": Change(
            actor, INDICATOR, partial(indicators.retire_indicator, actor=actor, indicator=one), [one.pk]
        ),
        "step added": Change(
            actor,
            INDICATOR,
            partial(
                milestones.add_step,
                actor=actor,
                indicator=stone,
                facts=milestones.StepFacts("İhale", Decimal(40)),
            ),
            [stone.pk],
        ),
        "draft kept": Change(
            actor,
            ACTUAL,
            partial(
                reporting.save_draft,
                actor=actor,
                actual=held,
                facts=Reported(value=Decimal(3), note="n"),
                revision=held.revision,
            ),
            [held.pk],
        ),
        "cells saved": _cells(actor, cells, held.pk),
    }


def _cells(actor: Actor, cells: list[CellChange], held: int) -> Change:
    change = Change(actor, ACTUAL, partial(save_cells, actor=actor, year=2026, changes=cells), [held])

    def do() -> Watch:
        with watching(actor, ACTUAL, [held]) as watch:
            saved = save_cells(actor=actor, year=2026, changes=cells)
            watch.made(row for row in saved if row.pk != held)
        return watch

    change.do = do  # type: ignore[method-assign]  # some cells change, some are made
    return change


def planned(place: Place, actor: Actor) -> dict[str, Change]:
    """Parts of a plan in preparation that has figures and scores."""
    plan = make_plan(actor)
    objective, second = make_objective(actor, plan), make_objective(actor, plan, "2.5")
    made = add_indicators(actor, objective, [("1", "Bir", "60"), ("2", "İki", "40")])
    spare = make_indicator(place, "Yedek", target=None)
    goal, links = objective.goal, list(objective.indicators.all())
    objective.collaborating_units.set([place.unit("Merkez"), place.unit("Su")])
    for each in made:
        report(each, 2024, 8)
    scoring.rescore_plan(plan.pk, plan.years)
    note = objective.notes.first()
    assert note is not None

    def of(kind: Kind, act: Callable[[], Any], ids: Iterable[int] = ()) -> Change:
        return Change(actor, kind, act, ids, plan.pk)

    keys, said = (
        [link.pk for link in links],
        ObjectiveFacts("2.9", "Başka", responsible_unit=place.unit("Su")),
    )
    return {
        "goal added": of(
            GOAL, partial(strategy.add_goal, actor=actor, plan=plan, facts=GoalFacts("03", "Üç"))
        ),
        "goal changed": of(
            GOAL,
            partial(strategy.change_goal, actor=actor, goal=goal, facts=GoalFacts("09", "Dokuz")),
            [goal.pk],
        ),
        "goal removed": of(GOAL_WHOLE, partial(strategy.remove_goal, actor=actor, goal=goal), [goal.pk]),
        "objective added": of(
            OBJECTIVE,
            partial(strategy.add_objective, actor=actor, goal=goal, facts=ObjectiveFacts("2.6", "Altı")),
        ),
        "objective changed": of(
            OBJECTIVE,
            partial(strategy.change_objective, actor=actor, objective=objective, facts=said),
            [objective.pk],
        ),
        "objective moved": of(
            OBJECTIVE,
            partial(strategy.move, actor=actor, thing=objective, plan=plan, direction="down"),
            [objective.pk, second.pk],
        ),
        "objective removed": of(
            OBJECTIVE_WHOLE,
            partial(strategy.remove_objective, actor=actor, objective=objective),
            [objective.pk],
        ),
        "note added": of(
            NOTE,
            partial(
                strategy.add_note, actor=actor, objective=objective, facts=NoteFacts(NoteKind.NEED, "Yeni")
            ),
        ),
        "note changed": of(
            NOTE,
            partial(
                strategy.change_note, actor=actor, note=note, facts=NoteFacts(NoteKind.RISK, "B", "K", "E")
            ),
            [note.pk],
        ),
        "note removed": of(NOTE, partial(strategy.remove_note, actor=actor, note=note), [note.pk]),
        "indicator linked": of(
            LINK,
            partial(
                strategy.link_indicator,
                actor=actor,
                objective=objective,
                indicator=spare,
                number="3",
                weight=Decimal(5),
            ),
        ),
        "link renumbered": of(
            LINK, partial(strategy.renumber, actor=actor, link=links[0], number="9"), keys[:1]
        ),
        "indicator taken out": of(
            LINK, partial(strategy.unlink_indicator, actor=actor, link=links[0]), keys[:1]
        ),
        "weights set": of(
            LINK,
            partial(
                strategy.set_weights,
                actor=actor,
                objective=objective,
                weights={keys[0]: Decimal(20), keys[1]: None},
            ),
            keys,
        ),
        "plan changed": of(
            PLAN,
            lambda: strategy.change_plan(
                actor=actor,
                plan=plan,
                facts=PlanFacts(title="Başka plan", first_year=plan.first_year + 1, last_year=plan.last_year),
            ),
            [plan.pk],
        ),
        "plan annotated": of(
            NOTED,
            lambda: strategy.annotate_plan(actor=actor, plan=plan, title_en="Plan", bands={}),
            [plan.pk],
        ),
        "targets set": of(
            INDICATOR,
            partial(
                strategy.set_targets,
                actor=actor,
                objective=objective,
                targets={(made[0].pk, 2024): TargetFacts(Decimal(16)), (made[1].pk, 2023): TargetFacts()},
            ),
            [each.pk for each in made],
        ),
    }


def all_changes(cast: Cast) -> dict[str, Change]:
    """By name; each stands alone."""
    place = cast.gaziantep
    actor = place.actor("Ayşe")
    found = {
        **activity(place, actor),
        **small_things(place, actor),
        **with_files(place, actor),
        **people(place, actor),
        **measured(place, actor),
        **planned(place, actor),
    }
    keep(findables(Indicator.objects.all(), place.office.slug))
    return found
