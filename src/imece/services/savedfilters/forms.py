"""The form of a saved filter: its name, and for the coordinator whether the office has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.services.savedfilters import policies
from imece.services.savedfilters.models import LONGEST_NAME

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor


class NameForm(forms.Form):
    """A name."""

    name = forms.CharField(
        label=_("name"), max_length=LONGEST_NAME, help_text=_("It stands in the menu under its list.")
    )


class SaveForm(NameForm):
    """A name, and for whom."""

    shared = forms.BooleanField(
        label=_("for the whole office"),
        required=False,
        help_text=_("Everybody sees the name; the list shows each only what they may see."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not policies.may_share(actor).allowed:
            del self.fields["shared"]
