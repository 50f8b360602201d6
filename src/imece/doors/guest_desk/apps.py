"""Tells Django about this app; says where its links are answered."""

from django.apps import AppConfig


class GuestDeskConfig(AppConfig):
    name = "imece.doors.guest_desk"
    label = "guest_desk"

    def ready(self) -> None:
        """This door answers the links of requests to report and of collection rounds."""
        from imece.doors.guest_desk.entrance import path_of, round_path_of  # noqa: PLC0415 -- models are ready only now
        from imece.services.accounts.links import lead_to  # noqa: PLC0415
        from imece.work.indicators.policies import LINK_PURPOSE  # noqa: PLC0415
        from imece.work.projects.round_policies import LINK_PURPOSE as ROUND_PURPOSE  # noqa: PLC0415

        lead_to(LINK_PURPOSE, path_of)
        lead_to(ROUND_PURPOSE, round_path_of)
