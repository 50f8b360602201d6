"""How allauth signs people in: nobody signs up alone; limits, mails and words go our way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import BACKEND_SESSION_KEY
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from imece.services.accounts import actions, safety
from imece.services.accounts.models import User
from imece.services.notices import actions as notices

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest, HttpResponse

DIRECTORY_BACKEND: Final = "imece.services.accounts.directory_signin.DirectoryBackend"
SAFETY_EVENTS: Final = {
    "mfa/email/totp_activated": "app_set_up",
    "mfa/email/totp_deactivated": "app_switched_off",
    "mfa/email/recovery_codes_generated": "codes_made",
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
}


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up (people come by invitation); every mail goes through the outbox."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("Type your present password."),
        "incorrect_code": _("The code is not right."),
        "incorrect_password": _("The password is not right."),
        "invalid_login": _("The e-mail address or the password is not right."),
        "invalid_password_reset": _("This link is no longer valid."),
        "too_many_login_attempts": _("Too many wrong tries. Wait five minutes and try again."),
        "rate_limited": _("Too many tries. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an office invites."""
        return False

    def get_login_stages(self) -> list[str]:
        """allauth's, with our second step that may have been done at the provider."""
        own = {"allauth.mfa.stages.AuthenticateStage": "imece.services.accounts.provider_signin.SecondStep"}
        return [own.get(stage, stage) for stage in super().get_login_stages()]

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **facts: Any) -> HttpResponse:
        """Say in the trail when the institution's account opened the door."""
        sociallogin = (facts.get("signal_kwargs") or {}).get("sociallogin")
        person = cast("User", user)
        if sociallogin is not None:
            actions.note_provider_login(person=person, provider=sociallogin.account.provider)
        elif request.session.get(BACKEND_SESSION_KEY) == DIRECTORY_BACKEND:
            actions.note_directory_login(person=person)
        return super().post_login(request, user, **facts)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put allauth's mail in the outbox, in the person's language."""
        person = context.get("user")
        language = person.language if isinstance(person, User) else get_language() or "tr"
        with override(language):
            subject = render_to_string(f"{template_prefix}_subject.txt", context)
            body = render_to_string(f"{template_prefix}_message.txt", context)
        notices.post(
            office_id=None,
            kind=f"accounts.{template_prefix.rsplit('/', 1)[-1]}",
            to_address=email,
            subject=subject,
            body=body.strip() + "\n",
            language=language,
            is_secret=True,
        )

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, *_args: Any, **_kwargs: Any
    ) -> None:
        """What allauth did to the safety of an account goes to the trail and to the person."""
        event = SAFETY_EVENTS.get(template_prefix)
        if event is not None and isinstance(user, User):
            safety.note(user, event)
