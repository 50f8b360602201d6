"""The form of a comment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.services.comments.models import LONGEST


class CommentForm(forms.Form):
    """Plain text; addresses become links, "@" and a name calls a member."""

    body = forms.CharField(
        label=_("comment"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write @ and a name to call a member; they are told in their daily mail."),
    )
