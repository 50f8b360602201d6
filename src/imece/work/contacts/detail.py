"""What the page of one institution shows, and how two are compared before a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.ui import reading
from imece.work.contacts import policies, queries
from imece.work.contacts.forms import InstitutionForm

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.contacts.models import Institution

CHILDREN_SHOWN: Final = 50
COMPARED: Final = (
    "name_en", "address", "website", "mail", "phone", "kep", "detsis_number", "tax_number",
    "registration_number", "pic_number", "salutation",
)  # fmt: skip


def page_of(actor: Actor, institution: Institution) -> dict[str, Any]:
    """The template's context: facts, names, children, the office's own notes, decisions with their reasons, trail."""
    children = institution.children.standing().in_order()
    return {
        "institution": institution,
        "title": institution.shown_name,
        "names": list(institution.names.all()),
        "children": list(children[:CHILDREN_SHOWN]),
        "standings": queries.standings(actor, institution),
        "merges": list(queries.merges(institution)),
        "trail": queries.trail(actor, institution),
        "reads_notes": actor.reads_as_staff,
        "may": {
            "change": policies.may_change(actor, institution),
            "notes": policies.may_keep_notes(actor, institution),
            "merge": policies.may_merge(actor, institution),
        },
    }


def comparison(winner: Institution, loser: Institution) -> list[tuple[Any, str, str]]:
    """Label, what stays, what the other one says; facts that neither knows are left out."""
    rows: list[tuple[Any, str, str]] = [
        (_("Name"), winner.name, loser.name),
        (_("Kind"), winner.get_kind_display(), loser.get_kind_display()),
        (_("Place"), winner.place_shown, loser.place_shown),
    ]
    for name in COMPARED:
        label = InstitutionForm.base_fields[name].label
        rows.append((label, str(getattr(winner, name) or ""), str(getattr(loser, name) or "")))
    nothing = str(reading.NOTHING)
    return [(label, left or nothing, right or nothing) for label, left, right in rows if left or right]
