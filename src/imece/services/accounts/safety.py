"""What happens to the safety of an account: a line in the trail and a mail to the person, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.audit.actions import Signature
from imece.services.notices import actions as notices

if TYPE_CHECKING:
    from imece.services.accounts.models import User

SENTENCES: Final = {
    "passkey_added": gettext_lazy("A passkey was added to your account."),
    "passkey_removed": gettext_lazy("A passkey was removed from your account."),
    "app_set_up": gettext_lazy("An authenticator app was set up for your account."),
    "app_switched_off": gettext_lazy("The authenticator app of your account was switched off."),
    "codes_made": gettext_lazy("New recovery codes were made for your account."),
    "password_changed": gettext_lazy("The password of your account was changed."),
}


def note(person: User, event: str, detail: str = "") -> None:
    """Write the event to the trail and tell the person; inside the caller's transaction."""
    audit.record(Signature(None, person.pk, str(person)), f"accounts.{event}", person, note=detail)
    with override(person.language):
        context = {
            "sentence": SENTENCES[event],
            "detail": detail,
            "at": clock.now(),
            "address": settings.IMECE_BASE_URL + reverse("mfa_index"),
        }
        notices.post(
            office_id=None,
            kind=f"accounts.{event}",
            to_address=person.email,
            to_name=str(person),
            subject=_("The safety of your İmece account"),
            body=render_to_string("accounts/mail/safety.txt", context),
            language=person.language,
        )
