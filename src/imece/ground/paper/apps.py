"""The document engine as a part of the installation: it has sentences of its own, no tables and no pages."""

from __future__ import annotations

from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "imece.ground.paper"
    label = "paper"
