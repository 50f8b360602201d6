"""A change taken back leaves everything as it was: rows, relations, figures, scores, search; or it is refused whole."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imece.ground.rules.decision import Refused
from imece.ground.values import clock
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Unit
from imece.services.audit.models import Entry
from imece.services.duties.models import Duty
from imece.services.savedfilters.models import SavedFilter
from imece.services.undoing.actions import CHANGED, OVER, sweep_offers, take_back, watching
from imece.services.undoing.models import Offer
from imece.services.undoing.rewriting import PARENT_GONE, TAKEN
from imece.work.activities import actions as activities
from imece.work.activities.models import Activity
from imece.work.activities.undoable import ACTIVITY
from imece.work.indicators.actions import periods, planned
from imece.work.indicators.models import Actual, Indicator
from imece.work.strategy import actions as strategy
from imece.work.strategy.models import Objective, ObjectiveNote, Plan
from tests.kept import cast_on_stage, kept_for_the_file, made_on_stage
from tests.unit.services.undoing.changes import all_changes
from tests.unit.work.activities.scenes import facts, kind, recorded
from tests.unit.work.indicators.figures import H1, enter, make_step
from tests.unit.work.strategy.making import report

if TYPE_CHECKING:
    from imece.services.undoing.actions import Watch
    from tests.cast import Cast
    from tests.unit.services.undoing.changes import Change

    Changes = dict[str, Change]

NAMES = [
    "activity changed", "activity removed", "activity cancelled", "duty given", "duty changed", "duty finished",
    "filter saved", "filter renamed", "filter moved", "filter removed", "unit added", "unit moved", "unit retired",
    "indicator created", "indicator changed", "target set", "measure bound", "indicator retired", "step added",
    "draft kept", "cells saved", "goal added", "goal changed", "goal removed", "objective added", "objective changed",
    "objective moved", "objective removed", "note added", "note changed", "note removed", "indicator linked",
    "link renumbered", "indicator taken out", "weights set", "targets set", "plan changed", "plan annotated",
    "activity changed with files", "files added", "file published", "file taken away", "draft kept with files",
    "step ticked", "step taken back", "member changed", "comment said", "comment changed", "comment removed",
]  # fmt: skip
stage = kept_for_the_file(all_changes)
cast, changes = cast_on_stage, made_on_stage
LEFT_OUT = {"changed_at", "revision"}
DERIVED = {"strategy.keptscore", "indicators.yearfigure", "search.findable"}


def world() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the trail and the offers; kept figures, scores and search words by what they say."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if not model._meta.managed or label in {"audit.entry", "undoing.offer"}:
            continue
        left_out = LEFT_OUT | ({"id"} if label in DERIVED else set())
        names = [field.attname for field in model._meta.concrete_fields if field.attname not in left_out]
        rows = model._base_manager.values(*names)
        if label == "documents.document":  # a file that came is hidden, as when somebody takes it away
            rows = rows.filter(removed_at__isnull=True)
        found[label] = sorted(rows, key=str) if label in DERIVED else list(rows.order_by("pk"))
    return found


def differing(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {label: (rows, after[label]) for label, rows in before.items() if rows != after[label]}


def offered(watch: Watch) -> Offer:
    assert watch.offer is not None
    return watch.offer


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_as_before_when_a_change_is_taken_back(changes: Changes, name: str) -> None:
    change = changes[name]
    before = world()
    watch = change.do()
    assert differing(before, world())
    entries = Entry.objects.count()
    take_back(actor=change.actor, offer=offered(watch))
    assert differing(before, world()) == {}
    said = Entry.objects.order_by("pk")[entries:]
    assert {entry.verb for entry in said} == {"undoing.taken_back"}
    assert {entry.actor_id for entry in said} == {change.actor.person_id}


def test_every_change_has_its_test(changes: Changes) -> None:
    assert sorted(changes) == sorted(NAMES)


def refused(cast: Cast, watch: Watch, reason: str, name: str = "Ayşe") -> None:
    now = world()
    with pytest.raises(Refused) as no:
        take_back(actor=cast.gaziantep.actor(name), offer=offered(watch))
    assert str(reason) in str(no.value)
    assert differing(now, world()) == {}
    assert Offer.objects.get(pk=offered(watch).pk).taken_at is None


@pytest.mark.parametrize("name", ["activity changed", "duty finished", "cells saved", "weights set"])
def test_it_is_refused_when_the_minute_is_over(cast: Cast, changes: Changes, name: str) -> None:
    watch = changes[name].do()
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        refused(cast, watch, str(OVER))


def test_it_is_refused_when_somebody_changed_it_since(cast: Cast, changes: Changes) -> None:
    watch = changes["activity changed"].do()
    activity = Activity.objects.get(pk=watch.ids[0])
    activities.change_activity(
        actor=cast.gaziantep.actor("Ebru"), activity=activity, facts=facts(title="Ebru")
    )
    refused(cast, watch, str(CHANGED))


def test_it_is_refused_when_a_part_was_changed_since(cast: Cast, changes: Changes) -> None:
    watch = changes["activity changed"].do()
    Activity.objects.get(pk=watch.ids[0]).institutions.create(name="Yeni")
    refused(cast, watch, str(CHANGED))


def test_it_is_refused_when_something_hangs_on_what_was_made(cast: Cast, changes: Changes) -> None:
    watch = changes["unit added"].do()
    recorded(cast.gaziantep.actor("Ayşe"), unit=Unit.objects.get(pk=watch.ids[0]))
    refused(cast, watch, "eklendi")


def test_it_is_refused_when_a_unit_came_below_the_moved_branch(cast: Cast, changes: Changes) -> None:
    watch = changes["unit moved"].do()
    Unit.objects.create(office=cast.gaziantep.office, name="Sonradan", parent_id=watch.ids[0])
    refused(cast, watch, "ağac")


def test_it_is_refused_when_the_period_is_closed(cast: Cast, changes: Changes) -> None:
    change = changes["cells saved"]
    watch = change.do()
    periods.close_period(actor=change.actor, period=H1, reason_for_open="Eksik")
    refused(cast, watch, "kapalı")


@pytest.mark.parametrize("name", ["indicator changed", "target set"])
def test_it_is_refused_when_a_plan_governs_the_indicator_since(
    cast: Cast, changes: Changes, name: str
) -> None:
    watch = changes[name].do()
    planned.govern(watch.ids)
    refused(cast, watch, str(CHANGED))


def test_it_is_refused_when_a_figure_was_approved_since(cast: Cast, changes: Changes) -> None:
    watch = changes["indicator changed"].do()
    report(Indicator.objects.get(pk=watch.ids[0]), 2025, 3)
    refused(cast, watch, str(CHANGED))


def test_it_is_refused_when_the_draft_was_submitted_since(cast: Cast, changes: Changes) -> None:
    change = changes["draft kept"]
    watch = change.do()
    make_step(cast.gaziantep)
    enter(change.actor, Actual.objects.get(pk=watch.ids[0]))
    now = world()
    with pytest.raises(Refused):
        take_back(actor=change.actor, offer=offered(watch))
    assert differing(now, world()) == {}


def test_it_is_refused_when_its_place_is_taken(cast: Cast, changes: Changes) -> None:
    change = changes["filter renamed"]
    watch = change.do()
    SavedFilter.objects.create(
        office=cast.gaziantep.office, owner=cast.gaziantep.members["Ayşe"], view="activities:list", name="A"
    )
    refused(cast, watch, str(TAKEN))


def test_it_is_refused_when_what_it_belonged_to_is_gone(cast: Cast, changes: Changes) -> None:
    watch = changes["note removed"].do()
    ObjectiveNote.objects.all().delete()
    row = next(row for row in offered(watch).rows if row[0] == "strategy.objectivenote")
    Objective.objects.get(pk=row[3]["objective_id"]).delete()
    refused(cast, watch, str(PARENT_GONE))


def test_it_is_refused_when_the_plan_was_removed(cast: Cast, changes: Changes) -> None:
    change = changes["goal changed"]
    watch = change.do()
    plan = Plan.objects.get(pk=change.within)
    strategy.remove_plan(actor=change.actor, plan=plan)
    refused(cast, watch, "plan")


def test_it_is_refused_when_the_person_may_no_longer_edit(cast: Cast, changes: Changes) -> None:
    watch = changes["activity changed"].do()
    seat = cast.gaziantep.members["Ayşe"]
    seat.role = Role.VIEWER
    seat.save()
    refused(cast, watch, "Rol")


@pytest.mark.parametrize(("office", "name"), [("gaziantep", "Ebru"), ("orhangazi", "Osman")])
def test_nobody_else_takes_it_back(cast: Cast, changes: Changes, office: str, name: str) -> None:
    watch = changes["duty changed"].do()
    now = world()
    with pytest.raises(Refused):
        take_back(actor=getattr(cast, office).actor(name), offer=offered(watch))
    assert differing(now, world()) == {}


def test_a_second_click_changes_nothing(changes: Changes) -> None:
    change = changes["duty finished"]
    watch = change.do()
    take_back(actor=change.actor, offer=offered(watch))
    Duty.objects.update(note="Sonra")
    entries, now = Entry.objects.count(), world()
    take_back(actor=change.actor, offer=offered(watch))
    assert (Entry.objects.count(), differing(now, world())) == (entries, {})


def test_without_a_difference_there_is_no_offer(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    activity = recorded(actor)
    with watching(actor, ACTIVITY, [activity.pk]) as watch:
        activities.change_activity(actor=actor, activity=activity, facts=facts())
    assert watch.offer is None
    assert not Offer.objects.exists()


def test_a_refused_verb_keeps_no_offer(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    activity = recorded(actor)
    with pytest.raises(Refused), watching(actor, ACTIVITY, [activity.pk]):
        activities.cancel_activity(actor=actor, activity=activity, reason=" ")
    assert not Offer.objects.exists()


def test_a_form_sent_twice_offers_no_undo_of_the_first(cast: Cast) -> None:
    actor, before = cast.gaziantep.actor("Ayşe"), set(Activity.objects.all())
    first = activities.record_activity(actor=actor, facts=facts(), once="t")
    with watching(actor, ACTIVITY) as watch:
        watch.made([activities.record_activity(actor=actor, facts=facts(), once="t")])
    assert (watch.ids, watch.offer) == ([], None)
    assert {*Activity.objects.all()} - before == {first}


def test_old_offers_are_swept_and_fresh_ones_stay(changes: Changes) -> None:
    watch = changes["duty finished"].do()
    assert sweep_offers() == 0
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert sweep_offers() == 1
    assert not Offer.objects.filter(pk=offered(watch).pk).exists()


def many(cast: Cast, number: int) -> Watch:
    actor, shared = cast.gaziantep.actor("Ayşe"), kind()
    said = [facts(kind=shared, title=f"{turn}", institutions=("A", "B")) for turn in range(number)]
    with watching(actor, ACTIVITY) as watch:
        watch.made(activities.record_many(actor=actor, many=said))
    return watch


def test_many_recorded_ones_go_together_in_a_fixed_number_of_questions(cast: Cast) -> None:
    actor, before = cast.gaziantep.actor("Ayşe"), set(Activity.objects.kept())
    counts = []
    for number in (2, 60):
        offer = offered(many(cast, number))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            take_back(actor=actor, offer=offer)
        counts.append(len(asked))
    assert set(Activity.objects.kept()) == before
    assert counts[0] == counts[1]


def test_a_recorded_one_leaves_lists_and_search(cast: Cast) -> None:
    found = apps.get_model("search.Findable").objects.filter(kind="activity")
    before = found.count()
    watch = many(cast, 3)
    assert found.count() == before + 3
    take_back(actor=cast.gaziantep.actor("Ayşe"), offer=offered(watch))
    assert found.count() == before
