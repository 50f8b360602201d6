"""Tells Django about this app."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "imece.overview.calendar"
    label = "calendar"

    def ready(self) -> None:
        from django.urls import reverse  # noqa: PLC0415 -- addresses are known only when Django is ready

        from imece.overview.calendar.feeds import PURPOSE, VERBS  # noqa: PLC0415 -- as above
        from imece.services.accounts.links import lead_to  # noqa: PLC0415 -- as above
        from imece.services.audit.verbs import name_verbs  # noqa: PLC0415 -- as above

        name_verbs(VERBS)
        lead_to(PURPOSE, lambda token: reverse("calendar:feed", args=[token]))
