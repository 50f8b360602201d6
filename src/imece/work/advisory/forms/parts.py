"""What the forms share: texts proposed while typing, members to choose from, the token of a new record."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

NOT_CHOSEN: Final = ("", "—")
INSTITUTION: Final = _("Institution")


def new_token() -> str:
    """What a form carries so that sending it twice records once."""
    return secrets.token_urlsafe(16)


def offer(form: forms.Form, name: str, choices: list[Any], *, empty: bool = True) -> None:
    """The choices of a select."""
    form.fields[name].choices = [NOT_CHOSEN, *choices] if empty else choices  # type: ignore[attr-defined]  # a ChoiceField


class RecordForm(forms.Form):
    """A form of one record: its token makes sending twice the same as once, its revision tells a stale one."""

    once = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput, initial=new_token)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def stand_at(self, revision: int) -> None:
        """Sent again after a refusal, the form is about the record as it stands now."""
        sent = cast("MultiValueDict[str, str]", self.data)
        self.data = MultiValueDict({**dict(sent.lists()), "revision": [str(revision)]})


def proposed(label: Any, page: str, actor: Actor, name: str, **more: Any) -> forms.CharField:
    """A text whose values are proposed by a page while typing; without script it is a plain text."""
    attributes = {
        "list": f"{name}-options",
        "autocomplete": "off",
        "hx-get": reverse(page, args=[actor.office.slug]),
        "hx-trigger": "input changed delay:300ms",
        "hx-target": f"#{name}-options",
        "hx-swap": "innerHTML",
        "hx-push-url": "false",
    }
    return forms.CharField(label=label, max_length=250, widget=forms.TextInput(attrs=attributes), **more)


def institution_field(actor: Actor, label: Any = INSTITUTION, **more: Any) -> forms.CharField:
    """An institution of the register, or as typed."""
    return proposed(label, "advisory:institution_options", actor, "institution", **more)
