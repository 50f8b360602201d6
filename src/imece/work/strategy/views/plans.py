"""Pages of the plan itself: list, overview, its facts, adoption, publication, removal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.services.accounts.doorway import office_page
from imece.services.documents.serving import send
from imece.work.strategy import actions, policies
from imece.work.strategy.forms.plans import AdoptForm, AnnotateForm, PlanForm
from imece.work.strategy.models import Plan
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.queries.findings import errors_of
from imece.work.strategy.queries.overview import heaviest, plan_standing
from imece.work.strategy.sentences import plan_sentence
from imece.work.strategy.undoable import NOTED, PLAN
from imece.work.strategy.views.answering import Doing, done, posted, sent, tried

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.documents.models import Document

MOST_LATE: Final = 8


@office_page(may=policies.may_look)
def plan_list(request: OfficeRequest) -> HttpResponse:
    """All visible plans."""
    context = {
        "rows": reads.plans_of(request.actor),
        "removed": list(policies.removed_plans(request.actor)),
        "may_create": policies.may_create_plan(request.actor),
    }
    return render(request, "strategy/plans.html", context)


@office_page(load=reads.plan, may=policies.may_look)
def plan(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The plan read in five seconds: a sentence, the picture, the table."""
    year = reads.year_of(plan, request.GET.get("year"), request.actor.today.year)
    basis = reads.basis_of(request.GET.get("basis"))
    standing = plan_standing(plan, year, basis, with_units=True)
    context = {
        **frame(request, plan, "overview"),
        "standing": standing,
        "sentence": plan_sentence(standing),
        "late": heaviest(standing.late, MOST_LATE),
        "year": year,
        "basis": basis,
        "years": list(plan.years),
    }
    return render(request, "strategy/plan.html", context)


@office_page(may=policies.may_follow_plan)
def standing(request: OfficeRequest) -> HttpResponse:
    """How the newest adopted plan stands this year: the panel of the home page, and a page of its own."""
    plan = reads.newest_adopted(request.actor)
    context: dict[str, Any] = {"plan": plan}
    if plan is not None:
        stands = plan_standing(plan, reads.year_of(plan, None, request.actor.today.year))
        context |= {"standing": stands, "sentence": plan_sentence(stands)}
    template = (
        "strategy/standing_panel.html" if request.headers.get("HX-Request") else "strategy/standing.html"
    )
    return render(request, template, context)


def frame(request: OfficeRequest, plan: Plan, tab: str) -> dict[str, Any]:
    """What every page of a plan shows around its content: which tab, and what may be done."""
    return {
        "plan": plan,
        "tab": tab,
        "may_edit": policies.may_edit_plan(request.actor, plan),
        "may_annotate": policies.may_annotate(request.actor, plan),
        "may_update": policies.may_update_plan(request.actor, plan),
    }


@office_page(may=policies.may_create_plan)
def new(request: OfficeRequest) -> HttpResponse:
    """Begin a plan."""
    form = PlanForm(sent(request))
    made: list[Plan] = []
    if posted(
        request, form, lambda: made.append(actions.create_plan(actor=request.actor, facts=form.facts()))
    ):
        return done(request, _("The plan was begun. Add its goals now."), "structure", plan=made[0].pk)
    return render(request, "strategy/plan_form.html", {"form": form})


@office_page(load=reads.plan, may=policies.may_edit_plan)
def edit(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Change what a plan in preparation says of itself."""
    form = PlanForm(sent(request), initial=PlanForm.told(plan))
    doing = Doing(request, PLAN, plan, [plan.pk])
    if doing.posted(form, lambda: actions.change_plan(actor=request.actor, plan=plan, facts=form.facts())):
        return doing.done(_("The plan was changed."), "manage", plan=plan.pk)
    return render(request, "strategy/plan_form.html", {"form": form, "plan": plan})


@office_page(load=reads.plan, may=policies.may_annotate)
def annotate(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The English title and the bands, also of an adopted plan."""
    form = AnnotateForm(sent(request), initial=PlanForm.told(plan))

    def act() -> Plan:
        title = form.cleaned_data["title_en"]
        return actions.annotate_plan(actor=request.actor, plan=plan, title_en=title, bands=form.bands())

    doing = Doing(request, NOTED, plan, [plan.pk])
    if doing.posted(form, act):
        return doing.done(_("Saved."), "manage", plan=plan.pk)
    return render(request, "strategy/annotate.html", {"form": form, "plan": plan})


@office_page(load=reads.plan, may=policies.may_look)
def manage(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The plan's state and what can be done with it: adopt, publish, update, export, remove."""
    errors = [] if plan.is_adopted else errors_of(plan)
    context = {
        **frame(request, plan, "manage"),
        "errors": errors,
        "documents": list(reads.documents_of(plan)),
        "may_adopt": policies.may_adopt(request.actor, plan),
        "may_publish": policies.may_publish(request.actor, plan),
        "may_withdraw": policies.may_withdraw(request.actor, plan),
        "may_remove": policies.may_remove_plan(request.actor, plan),
    }
    return render(request, "strategy/manage.html", context)


@office_page(load=reads.plan, may=policies.may_adopt)
def adopt(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Enter the decision."""
    form = AdoptForm(sent(request), request.FILES or None)
    if posted(request, form, lambda: actions.adopt_plan(actor=request.actor, plan=plan, **form.cleaned_data)):
        return done(
            request, _("The plan is adopted; from now on it changes only by an update."), "plan", plan=plan.pk
        )
    return render(request, "strategy/adopt.html", {"form": form, "plan": plan})


@require_POST
@office_page(load=reads.plan, may=policies.may_publish)
def publish(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Show the plan to everybody."""
    return tried(
        request,
        lambda: actions.publish_plan(actor=request.actor, plan=plan),
        _("The plan is public now."),
        "manage",
        plan=plan.pk,
    )


@require_POST
@office_page(load=reads.plan, may=policies.may_withdraw)
def withdraw(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Take the plan from the public pages."""
    return tried(
        request,
        lambda: actions.withdraw_plan(actor=request.actor, plan=plan),
        _("The plan is no longer public."),
        "manage",
        plan=plan.pk,
    )


@require_POST
@office_page(load=reads.plan, may=policies.may_remove_plan)
def remove(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Take the plan out of sight."""
    actions.remove_plan(actor=request.actor, plan=plan)
    return done(request, _("The plan was removed; it can be put back below."), "plans")


@require_POST
@office_page(load=reads.removed_plan, may=policies.may_restore_plan)
def restore(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Put a removed plan back."""
    actions.restore_plan(actor=request.actor, plan=plan)
    return done(request, _("The plan is back."), "plan", plan=plan.pk)


@office_page(load=reads.document, may=policies.may_look)
def document(request: OfficeRequest, document: Document) -> HttpResponse:
    """A file of the plan."""
    return cast("HttpResponse", send(document))
