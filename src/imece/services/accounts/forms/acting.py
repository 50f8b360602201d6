"""The form that names a deputy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.services.accounts import queries
from imece.services.accounts.choices import WRITING_ROLES, Role
from imece.services.accounts.models import Membership

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor


class ActingForm(forms.Form):
    """Who is absent, who acts, from when until when."""

    principal = forms.ModelChoiceField(label=_("absent"), queryset=Membership.objects.none())
    deputy = forms.ModelChoiceField(
        label=_("deputy"),
        queryset=Membership.objects.none(),
        help_text=_("Gets the absent member's rights on these days; the trail says “A on behalf of B”."),
    )
    first = DayField(label=_("first day"))
    last = DayField(label=_("last day"))
    reason = forms.CharField(label=_("reason or letter no."), max_length=200, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = queries.open_members(actor)
        self.fields["principal"].queryset = seats.filter(role__in=WRITING_ROLES)  # type: ignore[attr-defined]
        self.fields["deputy"].queryset = seats.exclude(role=Role.AUDITOR)  # type: ignore[attr-defined]
