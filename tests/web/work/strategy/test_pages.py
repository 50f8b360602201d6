"""Every page of plans renders for those who may, in both languages, and tells the others nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from imece.work.strategy import actions
from imece.work.strategy.models import ObjectiveIndicator, ObjectiveNote, Plan
from tests.kept import cast_on_stage, kept_for_the_file, made_on_stage
from tests.unit.work.strategy.making import add_indicators, make_objective, make_plan, report, seed_plan

if TYPE_CHECKING:
    from django.test import Client

    from imece.work.strategy.forms.updates import UpdateForm
    from tests.cast import Cast

PLAN_PAGES = ["plan", "structure", "manage", "versions", "as_of", "checks", "export_xlsx", "export_json"]
OBJECTIVE_PAGES = ["objective", "indicators", "objective_print", "live"]
EDIT_PAGES = ["plan_edit", "annotate", "adopt", "goal_new"]
OBJECTIVE_EDIT_PAGES = ["weights", "targets", "objective_edit", "note_new", "link_new"]


def seeded(cast: Cast) -> tuple[Plan, dict[str, dict[str, int | str]]]:
    """Seed 000's plan with a reported figure, and the arguments of its addresses."""
    plan, objective, indicators = seed_plan(cast.gaziantep.actor("Ayşe"))
    report(indicators[0], 2024, 9)
    report(indicators[3], 2024, 2)
    slug = "gaziantep"
    return plan, {
        "plan": {"office": slug, "plan": plan.pk},
        "objective": {"office": slug, "objective": objective.pk},
    }


stage = kept_for_the_file(seeded)
cast, ours = cast_on_stage, made_on_stage


def status(client: Client, path: str) -> int:
    """The answer's status; a file is read to its end, which closes it."""
    answer = client.get(path)
    assert answer.getvalue()
    return answer.status_code


def address(name: str, ours: tuple) -> str:
    kind = "objective" if name in (*OBJECTIVE_PAGES, *OBJECTIVE_EDIT_PAGES) else "plan"
    return reverse(f"strategy:{name}", kwargs=ours[1][kind])


@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_render(client: Client, cast: Cast, ours: tuple, language: str) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    names = [*PLAN_PAGES, *OBJECTIVE_PAGES, *EDIT_PAGES, *OBJECTIVE_EDIT_PAGES]
    paths = [address(name, ours) for name in names]
    paths += [
        reverse(f"strategy:{name}", args=["gaziantep"]) for name in ("plans", "plan_new", "import", "budgets")
    ]
    for path in paths:
        assert status(client, f"{language}{path}") == 200, path


def test_overview_says_how_things_stand(client: Client, cast: Cast, ours: tuple) -> None:
    cast.enters(client, cast.gaziantep, "Veli")
    page = client.get(f"{address('plan', ours)}?year=2024").content.decode()
    assert "TR-2019" in page
    assert "resmî" not in page
    assert "%18" in page
    assert "8,8" in page
    assert f'href="{address("objective", ours)}?year=2024' in page
    assert f'hx-get="{address("indicators", ours)}?year=2024' in page
    assert "im-bullet" not in page


def test_indicators_come_in_place_and_on_a_page_of_their_own(client: Client, cast: Cast, ours: tuple) -> None:
    cast.enters(client, cast.gaziantep, "Veli")
    for headers in ({}, {"HX-Request": "true"}):
        page = client.get(f"{address('indicators', ours)}?year=2024", headers=headers).content.decode()
        assert "im-bullet" in page
        assert "Gerçekleştirilen ortak faaliyet sayısı" in page
        assert "× 100" in page or "/ 100" in page
        assert ("<html" in page) is not bool(headers)


@pytest.mark.parametrize("name", [*PLAN_PAGES, *OBJECTIVE_PAGES, *EDIT_PAGES, *OBJECTIVE_EDIT_PAGES])
def test_other_offices_find_nothing(client: Client, cast: Cast, ours: tuple, name: str) -> None:
    cast.enters(client, cast.orhangazi, "Osman")
    here = address(name, ours)
    assert client.get(here).status_code == 404
    assert client.get(here.replace("/gaziantep/", "/orhangazi/")).status_code == 404


def test_granted_office_reads_and_writes_nothing(client: Client, cast: Cast) -> None:
    plan, _objective, _rows = seed_plan(cast.orhangazi.actor("Osman"))
    cast.grant(cast.orhangazi, cast.bursa)
    cast.enters(client, cast.bursa, "Burak")
    kwargs = {"office": "bursa", "plan": plan.pk}
    assert client.get(reverse("strategy:plan", kwargs=kwargs)).status_code == 200
    assert client.get(reverse("strategy:plan_edit", kwargs=kwargs)).status_code == 403
    assert client.post(reverse("strategy:publish", kwargs=kwargs)).status_code == 403
    plan.refresh_from_db()
    assert plan.published_at is None


@pytest.mark.parametrize("name", ["Umut", "Veli", "Derya"])
def test_readers_read_only(client: Client, cast: Cast, ours: tuple, name: str) -> None:
    cast.enters(client, cast.gaziantep, name)
    for page in (*PLAN_PAGES, *OBJECTIVE_PAGES):
        assert status(client, address(page, ours)) == 200, page
    for page in (*EDIT_PAGES, *OBJECTIVE_EDIT_PAGES):
        assert client.get(address(page, ours)).status_code == 403, page


def test_tree_is_built_without_script(client: Client, cast: Cast) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    facts = {"title": "Yeni plan", "first_year": "2025", "last_year": "2029"}
    client.post(reverse("strategy:plan_new", args=["gaziantep"]), facts)
    plan = Plan.objects.get(title="Yeni plan")
    goal_url = reverse("strategy:goal_new", args=["gaziantep", plan.pk])
    client.post(goal_url, {"number": "1", "title": "Amaç", "printed_percent_means": "unknown"})
    objective_url = reverse("strategy:objective_new", args=["gaziantep", plan.goals.get().pk])
    client.post(
        objective_url,
        {"number": "1.1", "title": "Hedef", "cost_currency": "TRY", "cost_2026": "1.250.000,50"},
    )
    objective = plan.goals.get().objectives.get()
    assert objective.costs_by_year == {"2026": "1250000.50"}
    facts = {
        "number": "1.1.1",
        "weight": "100",
        "name": "Yeni gösterge",
        "unit_kind": "count",
        "nature": "flow",
        "direction": "more",
        "accumulation": "sum",
    }
    client.post(reverse("strategy:link_new", args=["gaziantep", objective.pk]), facts)
    link = objective.indicators.get()
    assert link.indicator.name == "Yeni gösterge"
    targets = reverse("strategy:targets", args=["gaziantep", objective.pk])
    client.post(
        targets, {f"plan_{link.indicator_id}_2026": "1.234,5", f"programme_{link.indicator_id}_2026": "7"}
    )
    target = link.indicator.targets.get(year=2026)
    assert (target.value, target.programme_value) == (1234.5, 7)


@pytest.mark.parametrize("text", ["101", "-1", "abc", "1e5", "NaN"])
def test_bad_weight_changes_nothing(client: Client, cast: Cast, ours: tuple, text: str) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    link = ObjectiveIndicator.objects.first()
    answer = client.post(address("weights", ours), {f"weight_{link.pk}": text})
    assert answer.status_code == 200
    assert "im-errors" in answer.content.decode()
    assert link.weights.get().value == 8


def test_bad_target_and_bad_update_change_nothing(client: Client, cast: Cast, ours: tuple) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    link = ObjectiveIndicator.objects.first()
    answer = client.post(address("targets", ours), {f"plan_{link.indicator_id}_2021": "on"})
    assert "im-errors" in answer.content.decode()
    assert link.indicator.targets.get(year=2021).value == 10
    client.post(address("adopt", ours), {"decision_no": "12", "adopted_on": "2019-10-01"})
    update = reverse("strategy:update", kwargs=ours[1]["plan"])
    assert client.get(update).status_code == 200
    answer = client.post(update, {"in_force_from": "31.02.2022", "decision_no": "", "note": ""})
    assert "im-errors" in answer.content.decode()
    assert ours[0].versions.count() == 1


def test_text_of_people_is_escaped(client: Client, cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    nasty = '<script>alert("x")</script>'
    plan = make_plan(coordinator, title=nasty)
    objective = make_objective(coordinator, plan)
    add_indicators(coordinator, objective, [("<b>1", nasty, "100")])
    ObjectiveNote.objects.filter(objective=objective).update(text=nasty)
    cast.enters(client, cast.gaziantep, "Ayşe")
    ours = (
        plan,
        {
            "plan": {"office": "gaziantep", "plan": plan.pk},
            "objective": {"office": "gaziantep", "objective": objective.pk},
        },
    )
    pages = [
        "plan",
        "structure",
        "manage",
        "checks",
        "as_of",
        "versions",
        *OBJECTIVE_PAGES,
        *OBJECTIVE_EDIT_PAGES,
    ]
    for name in pages:
        page = client.get(address(name, ours)).content.decode()
        assert "<script>alert" not in page, name
        assert "<b>1" not in page, name
        assert "&amp;lt;" not in page, name


def test_pages_ask_the_same_for_more_indicators(client: Client, cast: Cast, ours: tuple) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    coordinator = cast.gaziantep.actor("Ayşe")
    large = make_plan(coordinator, title="Büyük", is_partial=False)
    for number in range(6):
        objective = make_objective(coordinator, large, f"1.{number}")
        rows = [(f"{number}.{place}", f"G {number} {place}", "10") for place in range(10)]
        report(add_indicators(coordinator, objective, rows)[0], 2024, 3)
    for name in ("plan", "structure", "checks", "as_of"):
        asked = []
        for plan in (ours[0], large):
            path = f"{reverse(f'strategy:{name}', args=['gaziantep', plan.pk])}?year=2024"
            client.get(path)
            with CaptureQueriesContext(connection) as questions:
                client.get(path)
            asked.append(len(questions))
        assert asked[0] == asked[1] <= 25, (name, asked)


def test_checks_page_accepts_with_a_reason(client: Client, cast: Cast, ours: tuple) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    page = client.get(address("checks", ours))
    judged = next(item for item in page.context["result"].judged if item.acceptable)
    client.post(
        reverse("strategy:accept", kwargs=ours[1]["plan"]),
        {"code": judged.finding.code, "place": judged.place, "reason": "Belgede böyle"},
    )
    assert ours[0].accepted_findings.get().reason == "Belgede böyle"
    assert "Belgede böyle" in client.get(address("checks", ours)).content.decode()


def test_publishing_with_errors_is_refused_in_words(client: Client, cast: Cast) -> None:
    coordinator = cast.gaziantep.actor("Ayşe")
    plan = make_plan(coordinator)
    add_indicators(coordinator, make_objective(coordinator, plan), [("1", "Bir", "60")])
    cast.enters(client, cast.gaziantep, "Ayşe")
    answer = client.post(reverse("strategy:publish", args=["gaziantep", plan.pk]), follow=True)
    assert "60" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.published_at is None
    actions.remove_plan(actor=coordinator, plan=plan)
    assert client.get(reverse("strategy:plan", args=["gaziantep", plan.pk])).status_code == 404


def test_indicator_of_an_adopted_plan_greys_what_only_the_update_may(
    client: Client, cast: Cast, ours: tuple
) -> None:
    actions.adopt_plan(
        actor=cast.gaziantep.actor("Ayşe"), plan=ours[0], decision_no="1", adopted_on=date(2019, 12, 1)
    )
    cast.enters(client, cast.gaziantep, "Ayşe")
    indicator = ObjectiveIndicator.objects.first().indicator
    place = {"args": ["gaziantep", indicator.pk]}
    for name in ("detail", "targets", "change"):
        page = client.get(reverse(f"indicators:{name}", **place)).content.decode()
        assert "kabul edilmiş bir planda" in page, name
    facts = {"year": "2022", "value": "1", "in_force_from": "2022-01-01"}
    answer = client.post(reverse("indicators:targets", **place), facts)
    assert answer.status_code == 200
    assert indicator.targets.filter(year=2022).count() == 1
    client.post(reverse("indicators:use", **place))
    indicator.refresh_from_db()
    assert indicator.retired_at is None


def adopted(cast: Cast, plan: Plan) -> Plan:
    return actions.adopt_plan(
        actor=cast.gaziantep.actor("Ayşe"), plan=plan, decision_no="1", adopted_on=date(2019, 12, 1)
    )


@pytest.mark.parametrize("name", ["Ayşe", "Ebru", "Veli", "Mert", "Derya"])
def test_home_says_how_the_newest_adopted_plan_stands(
    client: Client, cast: Cast, ours: tuple, name: str
) -> None:
    adopted(cast, ours[0])
    cast.enters(client, cast.gaziantep, name)
    place = reverse("strategy:standing", args=["gaziantep"])
    home = client.get(reverse("backoffice:home", args=["gaziantep"])).content.decode()
    assert f'href="{place}"' in home
    for headers in ({}, {"HX-Request": "true"}):
        page = client.get(place, headers=headers).content.decode()
        assert "8,8" in page
        assert reverse("strategy:plan", kwargs=ours[1]["plan"]) in page
        assert ("<html" in page) is not bool(headers)


def test_home_has_no_panel_without_an_adopted_plan_or_for_contacts(
    client: Client, cast: Cast, ours: tuple
) -> None:
    home, place = (reverse(name, args=["gaziantep"]) for name in ("backoffice:home", "strategy:standing"))
    cast.enters(client, cast.gaziantep, "Ayşe")
    assert place not in client.get(home).content.decode()
    assert client.get(place).status_code == 200
    adopted(cast, ours[0])
    cast.enters(client, cast.gaziantep, "Umut")
    assert place not in client.get(home).content.decode()
    assert client.get(place).status_code == 403


def test_home_panel_tells_the_others_nothing(client: Client, cast: Cast, ours: tuple) -> None:
    adopted(cast, ours[0])
    cast.grant(cast.gaziantep, cast.bursa)
    for place, name in ((cast.orhangazi, "Osman"), (cast.bursa, "Burak")):
        cast.enters(client, place, name)
        own = reverse("strategy:standing", args=[place.office.slug])
        assert ours[0].title not in client.get(own).content.decode()
        assert client.get(reverse("strategy:standing", args=["gaziantep"])).status_code == 404


def test_home_panel_asks_the_same_for_a_larger_plan(client: Client, cast: Cast, ours: tuple) -> None:
    adopted(cast, ours[0])
    coordinator = cast.gaziantep.actor("Ayşe")
    place = reverse("strategy:standing", args=["gaziantep"])
    cast.enters(client, cast.gaziantep, "Ayşe")
    asked = []
    for larger in (False, True):
        if larger:
            plan = make_plan(coordinator, title="Büyük", first_year=2021, is_partial=False)
            for number in range(4):
                objective = make_objective(coordinator, plan, f"1.{number}")
                rows = [(f"{number}.{order}", f"G {number} {order}", "10") for order in range(10)]
                report(add_indicators(coordinator, objective, rows)[0], 2024, 3)
            adopted(cast, plan)
        client.get(place, headers={"HX-Request": "true"})
        with CaptureQueriesContext(connection) as questions:
            client.get(place, headers={"HX-Request": "true"})
        asked.append(len(questions))
    assert asked[0] == asked[1] <= 20


def as_kept(form: UpdateForm) -> dict[str, object]:
    """What a browser sends back when nobody changes the grid."""
    fields = {field.html_name: field.value() for field in form}
    for added in form.added:
        fields |= {field.html_name: field.value() for field in added}
    return {
        name: str(value).replace(".", ",") if isinstance(value, Decimal) else value
        for name, value in fields.items()
        if value not in (None, False)
    }


def test_update_brings_a_new_indicator_in_and_takes_one_out_without_script(
    client: Client, cast: Cast, ours: tuple
) -> None:
    plan = adopted(cast, ours[0])
    cast.enters(client, cast.gaziantep, "Ayşe")
    place = reverse("strategy:update", kwargs=ours[1]["plan"])
    out = ObjectiveIndicator.objects.get(number="2.4.10")
    told = as_kept(client.get(place).context["form"]) | {
        "in_force_from": "01.01.2022",
        "decision_no": "2",
        "note": "Yenilendi",
        f"remove_{out.pk}": "on",
        "added1-objective": out.objective_id,
        "added1-number": "2.4.11",
        "added1-weight": "10",
        "added1-name": "Yeni gösterge",
        "added1-target_2023": "1.234,5",
    }
    answer = client.post(place, {**told, "added1-number": ""})
    assert answer.status_code == 200
    assert "im-errors" in answer.content.decode()
    assert plan.versions.count() == 1
    assert client.post(place, told).status_code == 302
    made = ObjectiveIndicator.objects.get(number="2.4.11")
    assert (made.indicator.name, made.indicator.is_governed) == ("Yeni gösterge", True)
    assert made.added_on == date(2022, 1, 1)
    assert made.indicator.targets.get().value == Decimal("1234.5")
    out.refresh_from_db()
    assert out.removed_on == date(2022, 1, 1)
    assert not out.indicator.is_governed


def test_forms_with_a_file_blame_nobody_before_they_are_sent(client: Client, cast: Cast, ours: tuple) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    places = [reverse("strategy:import", args=["gaziantep"]), address("adopt", ours)]
    for place in places:
        assert "im-errors" not in client.get(place).content.decode(), place
        assert "im-errors" in client.post(place).content.decode(), place
