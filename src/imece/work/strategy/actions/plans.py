"""A plan begins, is changed, adopted, published, removed and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock, turkish
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.work.indicators.models import Target
from imece.work.strategy import policies
from imece.work.strategy.actions.findable import find_plan, forget_plan
from imece.work.strategy.actions.governing import settle_plan
from imece.work.strategy.choices import PlanState
from imece.work.strategy.models import ObjectiveIndicator, Plan, PlanVersion, Weight
from imece.work.strategy.queries.findings import errors_of

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.work.strategy.facts import PlanFacts

FIELDS = ("title", "first_year", "last_year", "is_partial", "source", "level_names", "bands")


def locked(plan: Plan) -> Plan:
    """The plan's row, locked until the transaction ends."""
    held: Plan = Plan.objects.select_for_update(of=("self",)).select_related("office").get(pk=plan.pk)
    return held


def _apply(plan: Plan, facts: PlanFacts) -> None:
    plan.title = facts.title
    plan.first_year = facts.first_year
    plan.last_year = facts.last_year
    plan.is_partial = facts.is_partial
    plan.source = facts.source
    plan.level_names = {
        level: dict(names) for level, names in facts.level_names.items() if any(names.values())
    }
    plan.bands = dict(facts.bands)
    plan.say("title", "en", facts.title_en)


@transaction.atomic
def create_plan(*, actor: Actor, facts: PlanFacts) -> Plan:
    """Begin a plan; it is in preparation until a decision adopts it."""
    require(policies.may_create_plan(actor))
    plan = Plan(office=actor.office, is_sample=actor.office.is_sample)
    _apply(plan, facts)
    plan.save()
    audit.record(actor.signature, "strategy.plan_created", plan, changes=audit.snapshot(plan, FIELDS))
    find_plan(plan)
    return plan


@transaction.atomic
def change_plan(*, actor: Actor, plan: Plan, facts: PlanFacts) -> Plan:
    """Change what a plan in preparation says of itself; targets and weights move along when its first year does."""
    plan = locked(plan)
    require(policies.may_edit_plan(actor, plan))
    before, began = audit.snapshot(plan, FIELDS), plan.begins
    _apply(plan, facts)
    plan.save()
    if plan.begins != began:
        _move_beginning(plan, began)
    changes = audit.difference(before, audit.snapshot(plan, FIELDS))
    audit.record(actor.signature, "strategy.plan_changed", plan, changes=changes)
    find_plan(plan)
    return plan


def _move_beginning(plan: Plan, began: date) -> None:
    """What a plan in preparation says is in force from its first day; targets of an adopted plan stay where they are."""
    Weight.objects.present().filter(link__objective__goal__plan=plan, in_force_from=began).update(
        in_force_from=plan.begins
    )
    Target.objects.filter(
        indicator__in=ObjectiveIndicator.objects.filter(objective__goal__plan=plan).values("indicator"),
        in_force_from=began,
        superseded_on__isnull=True,
    ).exclude(
        indicator__in=ObjectiveIndicator.objects.held_by_adopted()
        .filter(objective__goal__plan__first_year=began.year)
        .values("indicator")
    ).update(in_force_from=plan.begins)


@transaction.atomic
def annotate_plan(*, actor: Actor, plan: Plan, title_en: str, bands: dict[str, str]) -> Plan:
    """Change what is not the plan's own word: its English title and the office's bands; adopted plans too."""
    plan = locked(plan)
    require(policies.may_annotate(actor, plan))
    before: dict[str, Any] = {
        "title_en": plan.translations.get("en", {}).get("title", ""),
        "bands": plan.bands,
    }
    plan.say("title", "en", title_en)
    plan.bands = bands
    plan.save()
    changes = audit.difference(before, {"title_en": title_en, "bands": bands})
    audit.record(actor.signature, "strategy.plan_annotated", plan, changes=changes)
    return plan


@transaction.atomic
def remove_plan(*, actor: Actor, plan: Plan) -> None:
    """Take a plan out of sight; it can be put back."""
    plan = locked(plan)
    require(policies.may_remove_plan(actor, plan))
    plan.removed_at = clock.now()
    plan.save(update_fields=["removed_at"])
    settle_plan(plan)
    audit.record(actor.signature, "strategy.plan_removed", plan)
    forget_plan(plan)


@transaction.atomic
def restore_plan(*, actor: Actor, plan: Plan) -> None:
    """Put a removed plan back."""
    plan = locked(plan)
    require(policies.may_restore_plan(actor, plan))
    plan.removed_at = None
    plan.save(update_fields=["removed_at"])
    settle_plan(plan)
    audit.record(actor.signature, "strategy.plan_restored", plan)
    find_plan(plan)


@transaction.atomic
def adopt_plan(
    *, actor: Actor, plan: Plan, decision_no: str, adopted_on: date, document: UploadedFile[Any] | None = None
) -> Plan:
    """Enter the decision that adopted the plan; from now on it is carried verbatim. Contradictions do not hinder it.

    Its indicators are governed from now on: the office changes their targets and definitions only by an update.
    """
    plan = locked(plan)
    require(policies.may_adopt(actor, plan))
    if adopted_on > actor.today:
        raise Refused(_("The day of the decision lies in the future."))
    plan.state = PlanState.ADOPTED
    plan.adopted_on = adopted_on
    plan.decision_no = decision_no
    plan.save(update_fields=["state", "adopted_on", "decision_no"])
    PlanVersion.objects.create(
        plan=plan, number=0, in_force_from=plan.begins, decision_no=decision_no, made_by=actor.name
    )
    settle_plan(plan)
    if document is not None:
        documents.attach(actor=actor, about=plan, uploads=[document])
    changes = {"decision_no": decision_no, "adopted_on": adopted_on}
    audit.record(actor.signature, "strategy.plan_adopted", plan, changes=changes)
    return plan


@transaction.atomic
def publish_plan(*, actor: Actor, plan: Plan) -> Plan:
    """Show the plan to everybody. One in preparation must have no errors; an adopted one is published as it is."""
    plan = locked(plan)
    require(policies.may_publish(actor, plan))
    if not plan.is_adopted:
        _refuse_errors(plan)
    plan.published_at = clock.now()
    plan.slug = plan.slug or _address(plan)
    plan.save(update_fields=["published_at", "slug"])
    audit.record(actor.signature, "strategy.plan_published", plan)
    find_plan(plan)
    return plan


def _refuse_errors(plan: Plan) -> None:
    errors = errors_of(plan)
    if errors:
        language = get_language() or "tr"
        first = " ".join(error.sentence(language) for error in errors[:3])
        count = len(errors)
        raise Refused(
            ngettext(
                "A plan in preparation cannot be published with an error: %(first)s",
                "A plan in preparation cannot be published with %(count)s errors: %(first)s",
                count,
            )
            % {"count": count, "first": first}
        )


def _address(plan: Plan) -> str:
    """An address nobody has: the office's, the years, and a number when another plan covers the same years."""
    base = turkish.slug(f"{plan.office.slug} {plan.first_year} {plan.last_year}", 70)
    taken = set(Plan.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        name
        for name in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
        if name not in taken
    )


@transaction.atomic
def withdraw_plan(*, actor: Actor, plan: Plan) -> Plan:
    """Take the plan from the public pages; its address is kept for when it returns."""
    plan = locked(plan)
    require(policies.may_withdraw(actor, plan))
    plan.published_at = None
    plan.save(update_fields=["published_at"])
    audit.record(actor.signature, "strategy.plan_withdrawn", plan)
    find_plan(plan)
    return plan
