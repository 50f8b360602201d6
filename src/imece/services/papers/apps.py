"""Tells Django about this app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """Papers that leave the office; knows no business."""

    name = "imece.services.papers"
    label = "papers"
    verbose_name = _("Papers")

    def ready(self) -> None:
        """Words for the trail, the list whose filters can be saved, the one kind of paper that this app makes itself."""
        from imece.ground.web.known_lists import KnownList, know  # noqa: PLC0415 -- models come first
        from imece.services.audit.verbs import name_values, name_verbs  # noqa: PLC0415 -- the audit app is loaded only now
        from imece.services.exchange.kinds import register  # noqa: PLC0415 -- as above
        from imece.services.papers import forms, kinds, policies  # noqa: PLC0415 -- as above
        from imece.services.papers.circular import KIND  # noqa: PLC0415 -- as above
        from imece.services.papers.imports import SIGNATORIES  # noqa: PLC0415 -- as above

        kinds.offer(KIND)
        register(SIGNATORIES)
        know(
            KnownList(
                "papers:list",
                _("Papers"),
                lambda _actor, said: forms.PaperFilter(said),
                policies.may_see_papers,
                ("ordered", "title"),
            )
        )
        name_values({"papers.keptpaper:kind": kinds.title_of})
        name_verbs(
            {
                "papers.made": _("Paper made"),
                "papers.letterhead_saved": _("Letterhead saved"),
                "papers.signatory_added": _("Signatory added"),
                "papers.signatory_removed": _("Signatory taken off the list"),
                "papers.signatory_ended": _("Authority to sign ended"),
                "papers.emblem_added": _("Emblem added"),
                "papers.emblem_retired": _("Emblem put away"),
                "papers.template_uploaded": _("Template uploaded"),
                "papers.template_mapped": _("Template’s fields chosen"),
                "papers.template_retired": _("Template put away"),
            }
        )
