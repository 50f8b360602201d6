"""Deciding about one name that waits: link it, enter a new institution, or leave it as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.work.activities import actions
from imece.work.contacts import queries as register
from imece.work.contacts.choices import InstitutionKind

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

LEAVE: Final = "leave"
ENTER: Final = "enter"


class NameForm(forms.Form):
    """`choice` is an institution's id, "enter" or "leave"; `other` names one of the register by its name or number."""

    name = forms.CharField(max_length=200)
    choice = forms.CharField(max_length=20, required=False)
    kind = forms.ChoiceField(choices=InstitutionKind.choices, required=False)
    other = forms.CharField(max_length=270, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean(self) -> dict[str, Any]:
        """One of the three ways."""
        cleaned: dict[str, Any] = super().clean() or {}
        choice, other = cleaned.get("choice") or "", (cleaned.get("other") or "").strip()
        cleaned["institution"] = None
        if choice in {LEAVE, ENTER}:
            return cleaned
        found = register.bearers_of(self.actor, f"#{choice}" if choice else other) if choice or other else []
        if len(found) == 1:
            cleaned["institution"] = found[0]
        else:
            self.add_error(
                "other",
                gettext_lazy("Several institutions bear this name; write the number of the one you mean.")
                if found
                else gettext_lazy("Choose an institution of the register."),
            )
        return cleaned

    def decide(self) -> str:
        """Carry it out; returns what to say about it."""
        said, name = self.cleaned_data, self.cleaned_data["name"]
        if said["choice"] == ENTER:
            actions.enter_for_name(actor=self.actor, name=name, kind=said["kind"] or InstitutionKind.OTHER)
            return _("“%(name)s” is in the register now, and the name is linked.") % {"name": name}
        actions.match_name(actor=self.actor, name=name, institution=said["institution"])
        if said["institution"] is None:
            return _("“%(name)s” stays as typed.") % {"name": name}
        return _("“%(name)s” is linked, here and in later entries.") % {"name": name}
