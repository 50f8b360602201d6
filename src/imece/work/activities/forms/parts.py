"""What the forms of activities share: a field for people, a token that makes sending twice the same as once."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from imece.ground.ui.fields import TurkishDecimalField
from imece.work.activities.actions import AlreadySent
from imece.work.activities.participants import MOST_PARTICIPANTS

if TYPE_CHECKING:
    from imece.ground.rules.decision import Refused
    from imece.services.accounts.actor import Actor

NOT_CHOSEN: Final = ("", "—")
FIRST_LANGUAGE: Final = "tr"


def number_field(label: Any, **extra: Any) -> TurkishDecimalField:
    """A count of people; empty means unknown."""
    return TurkishDecimalField(
        label=label,
        max_digits=9,
        decimal_places=0,
        min_value=0,
        max_value=MOST_PARTICIPANTS,
        required=False,
        **extra,
    )


def new_token() -> str:
    """What a form carries so that sending it twice records once."""
    return secrets.token_urlsafe(16)


def district_attributes(actor: Actor) -> dict[str, str]:
    """What makes a select of provinces bring the districts of the chosen one; without script nothing is lost."""
    return {
        "hx-get": reverse("activities:districts", args=[actor.office.slug]),
        "hx-trigger": "change",
        "hx-target": "#id_district",
        "hx-swap": "innerHTML",
        "hx-push-url": "false",
    }


class OnceForm(forms.Form):
    """A form that records: its hidden token makes sending it twice the same as sending it once."""

    once = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = new_token

    def refuse(self, no: Refused) -> None:
        """Show a verb's refusal; when the token is used up, sending again goes with a new one."""
        self.add_error(None, str(no))
        if isinstance(no, AlreadySent):
            self._send_instead("once", new_token())

    def _send_instead(self, name: str, value: str) -> None:
        """Let the page carry another hidden value than the one that was sent."""
        sent = cast("MultiValueDict[str, str]", self.data)
        self.data = MultiValueDict({**dict(sent.lists()), name: [value]})
