"""Tells Django about this app; names its verbs and hangs what is new on the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import panels
from imece.services.audit.verbs import name_verbs
from imece.services.undoing.kinds import register

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office


class CommentsConfig(AppConfig):
    name = "imece.services.comments"
    label = "comments"

    def ready(self) -> None:
        """Words for the trail; the panel of the home page."""
        from imece.services.comments.undoable import COMMENT  # noqa: PLC0415 -- models are ready only now

        register(COMMENT)
        panels.hang("home", "comments", _("New comments"), news_address, has_news)
        name_verbs(
            {
                "comments.said": _("commented on a record"),
                "comments.changed": _("changed a comment"),
                "comments.removed": _("removed a comment"),
            }
        )


def news_address(office: object) -> str:
    """The address of the home page's panel of an office."""
    from django.urls import reverse  # noqa: PLC0415 -- addresses are there only when apps are ready

    return reverse("comments:news", args=[cast("Office", office).slug])


def has_news(actor: object, office: object) -> bool:
    """Whether somebody said something new to the actor; one query."""
    from imece.services.comments.queries import unread  # noqa: PLC0415 -- models are ready only now

    someone = cast("Actor", actor)
    return someone.link is None and unread(someone).exists()
