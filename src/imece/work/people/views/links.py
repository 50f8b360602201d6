"""People beside other records: who took part in an activity, whom the office knows in an institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused, require
from imece.services.accounts.doorway import office_page
from imece.work.activities.policies import may_edit, may_open
from imece.work.activities.queries import activity as visible_activity
from imece.work.contacts.queries import standing_institution
from imece.work.people import actions, policies, queries
from imece.work.people.forms import AttendanceForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.activities.models import Activity
    from imece.work.contacts.models import Institution


def may_look_in(actor: Actor, _institution: Institution) -> Decision:
    """Every member; the people shown are the office's own."""
    return policies.may_look(actor)


@office_page(load=visible_activity, may=may_open)
def took_part(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Who took part: the panel of the activity's page, and a page of its own where a search adds people."""
    actor = request.actor
    present = queries.took_part(actor, activity)
    if request.headers.get("HX-Request") and request.method == "GET":
        context = {"activity": activity, "present": present, "may": may_edit(actor, activity)}
        return render(request, "people/took_part_panel.html", context)
    text = request.GET.get("q", "")[:100]
    there = queries.by_token(one for one, _role in present)
    found = queries.by_token(queries.people_named(actor, text))
    asked = {key for key in request.POST.getlist("people") if key.isdigit() and len(key) < 10}
    sent = queries.by_token(queries.listed(policies.visible_to(actor).kept().filter(pk__in=asked)))
    form = AttendanceForm(
        request.POST if request.method == "POST" else None,
        offered={**there, **found, **sent},
        initial={"people": list(there)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            require(may_edit(actor, activity))
            actions.put_down_attendance(actor=actor, activity=activity, people=form.chosen())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved who took part."))
            return redirect("activities:detail", office=actor.office.slug, activity=activity.pk)
    context = {
        "activity": activity,
        "present": present,
        "form": form,
        "text": text,
        "found": found,
        "may": may_edit(actor, activity),
    }
    return render(request, "people/took_part.html", context)


@office_page(load=standing_institution, may=may_look_in)
def of_institution(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """The office's people in an institution: the panel of its page, and a page of its own."""
    actor = request.actor
    context = {
        "institution": institution,
        "people": [
            (one, role, role.is_open_on(actor.today))
            for one, role in queries.of_institution(actor, institution)
        ],
        "may_enter": policies.may_enter(actor),
    }
    part = "_panel" if request.headers.get("HX-Request") else ""
    return render(request, f"people/of_institution{part}.html", context)


@office_page(may=policies.may_look)
def institution_names(request: OfficeRequest) -> HttpResponse:
    """Names of the register for the field's list of proposals."""
    names = queries.institution_names(request.actor, request.GET.get("institution", "")[:100])
    return render(request, "people/institution_names.html", {"names": names})
