"""The moves of a paper: queued, being made, ready or not made."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.machine import Machine, Move
from imece.services.papers.choices import PaperState

papers = Machine(
    Move("begin", _("Begin"), (PaperState.QUEUED, PaperState.PRODUCING), PaperState.PRODUCING),
    Move("finish", _("Keep"), (PaperState.PRODUCING,), PaperState.READY),
    Move("fail", _("Give up"), (PaperState.QUEUED, PaperState.PRODUCING), PaperState.FAILED),
)
