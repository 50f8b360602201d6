"""Forms of a person about themselves: joining, own settings, absence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.ground.ui.themes import Theme
from imece.services.accounts.forms.members import LANGUAGES
from imece.services.accounts.models import Invitation, User


class JoinForm(forms.Form):
    """A new person's name and password."""

    name = forms.CharField(label=_("name and surname"), max_length=150)
    password = forms.CharField(
        label=_("password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters; several words are easier to remember than signs."),
    )
    again = forms.CharField(
        label=_("password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"name": invitation.name}, **kwargs})
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        """Both passwords are the same, and good enough for this person."""
        said = self.cleaned_data
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", _("The two passwords differ."))
        elif said.get("password"):
            try:
                validate_password(
                    said["password"], User(email=self.invitation.email, name=said.get("name", ""))
                )
            except ValidationError as weak:
                self.add_error("password", weak)
        return said


class OwnSettingsForm(forms.Form):
    """A person's own name and language."""

    name = forms.CharField(label=_("name and surname"), max_length=150)
    language = forms.ChoiceField(
        label=_("language"),
        choices=LANGUAGES,
        help_text=_(
            "Pages begin in it after you sign in, and mails, digests and notices to you are written in it. "
            "The switch on top of a page changes only the page you look at."
        ),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"name": person.name, "language": person.language}, **kwargs})


class ThemeForm(forms.Form):
    """Light, dark, or as the device says."""

    theme = forms.ChoiceField(label=_("appearance"), choices=Theme.choices, widget=forms.RadioSelect)


class AbsenceForm(forms.Form):
    """From when until when a member is away."""

    absent_from = DayField(label=_("absent from"), required=False)
    absent_until = DayField(
        label=_("absent until"), required=False, help_text=_("Leave both days empty when you are back.")
    )
