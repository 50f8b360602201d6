"""The list of people, one person, entering and changing, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing, turned
from imece.services.accounts.doorway import office_page
from imece.services.exchange.policies import may_start
from imece.work.people import actions, exports, policies, queries
from imece.work.people.filters import DEFAULT_SORT, SORTS, PersonFilter
from imece.work.people.forms import NOTICE, PersonForm, RoleForm
from imece.work.people.imports import PEOPLE
from imece.work.people.models import Person

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.people.models import Role

RECENT = 20


def may_change_role(actor: Actor, role: Role) -> Decision:
    """Whoever may change the person."""
    return policies.may_change(actor, role.person)


def to_page(request: OfficeRequest, person: Person) -> HttpResponse:
    """Back to the person's page."""
    return redirect("people:detail", office=request.actor.office.slug, person=person.pk)


def tidied(query: QueryDict) -> str:
    """The query string without its empty values, which a form sends for every filter that was left alone."""
    kept = query.copy()
    for name in [name for name in query if not any(query.getlist(name))]:
        del kept[name]
    return kept.urlencode()


@office_page(may=policies.may_look)
def person_list(request: OfficeRequest) -> HttpResponse:
    """The list; htmx gets the table alone."""
    actor = request.actor
    filters = PersonFilter(request.GET, actor=actor)
    found = filters.narrow(queries.listed(policies.visible_to(actor)).prefetch_related("tags"))
    context = {
        "filters": filters,
        "list": listing(found, request, sorts=SORTS, default=DEFAULT_SORT),
        "query": tidied(request.GET),
        "may_enter": policies.may_enter(actor),
        "may_import": may_start(actor, PEOPLE),
        "may_export": policies.may_export(actor),
        "may_see_segments": policies.may_see_segments(actor),
        "may_keep_segments": policies.may_keep_segments(actor),
        "today": actor.today,
    }
    part = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]  # set by django-htmx
    answer = render(request, "people/list_table.html" if part else "people/list.html", context)
    if part:
        answer.headers["HX-Push-Url"] = f"{request.path}?{context['query']}".removesuffix("?")
    return answer


@require_POST
@office_page(may=policies.may_export)
def export(request: OfficeRequest, file_format: str) -> HttpResponse:
    """What the list shows, in the same order, as a sheet; the trail says who took it."""
    filters = PersonFilter(request.GET, actor=request.actor)
    sort = request.GET.get("sort", DEFAULT_SORT)
    sort = sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT
    columns = SORTS[sort.removeprefix("-")]
    order = [turned(column) for column in columns] if sort.startswith("-") else columns
    people = filters.narrow(queries.listed(policies.visible_to(request.actor))).order_by(*order)
    answer = exports.list_response(people, file_format, _("People"), request.actor.today)
    actions.note_export(actor=request.actor, number=people.count(), what=tidied(request.GET))
    return answer


@office_page(load=queries.person, may=policies.may_open)
def detail(request: OfficeRequest, person: Person) -> HttpResponse:
    """Everything about one person that this reader may know."""
    actor = request.actor
    happened = queries.activities_of(actor, person)
    context = {
        "person": person,
        "points": [p for p in person.points.all() if p.use == "work" or policies.may_see_private(actor)],
        "roles": [(role, role.is_open_on(actor.today)) for role in person.roles.all()],
        "activities": happened[:RECENT],
        "trail": queries.trail(actor, person),
        "may_change": policies.may_change(actor, person),
        "may_tell": policies.may_tell(actor, person),
        "may_erase": policies.may_erase(actor, person),
    }
    return render(request, "people/detail.html", context)


@office_page(may=policies.may_enter)
def new(request: OfficeRequest) -> HttpResponse:
    """Enter one."""
    asked = {"institution": request.GET.get("institution", "")[:250]}
    form = PersonForm(request.POST or None, actor=request.actor, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.enter_person(
                actor=request.actor, facts=form.facts(), once=form.cleaned_data["once"]
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The person is entered."))
            return to_page(request, made)
    return render(request, "people/form.html", {"form": form, "notice": NOTICE})


@office_page(load=queries.person, may=policies.may_change)
def edit(request: OfficeRequest, person: Person) -> HttpResponse:
    """Change one."""
    form = PersonForm(request.POST or None, actor=request.actor, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_person(
                actor=request.actor,
                person=person,
                facts=form.facts(),
                seen=form.cleaned_data["revision"] or 0,
            )
        except Refused as no:
            form.add_error(None, str(no))
            form.stand_at(Person.objects.values_list("revision", flat=True).get(pk=person.pk))
        else:
            messages.success(request, _("The changes are saved."))
            return to_page(request, person)
    return render(request, "people/form.html", {"form": form, "person": person, "notice": NOTICE})


@office_page(load=queries.person, may=policies.may_change)
def new_role(request: OfficeRequest, person: Person) -> HttpResponse:
    """One more role of a person."""
    form = RoleForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_role(actor=request.actor, person=person, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The role is added."))
            return to_page(request, person)
    return render(request, "people/role.html", {"form": form, "person": person})


@office_page(load=queries.role, may=may_change_role)
def edit_role(request: OfficeRequest, role: Role) -> HttpResponse:
    """Change a role, or end it by its last day."""
    form = RoleForm(request.POST or None, actor=request.actor, role=role)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(actor=request.actor, role=role, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The role is saved."))
            return to_page(request, role.person)
    return render(request, "people/role.html", {"form": form, "person": role.person, "role": role})


@require_POST
@office_page(load=queries.role, may=may_change_role)
def remove_role(request: OfficeRequest, role: Role) -> HttpResponse:
    """Take away a role that was put down by mistake."""
    actions.remove_role(actor=request.actor, role=role)
    messages.success(request, _("The role is taken away."))
    return to_page(request, role.person)
