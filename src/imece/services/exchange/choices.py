"""The states of an import."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    """How far an import has come; the moves between are in `workflow`."""

    UPLOADED = "uploaded", _("Uploaded")
    MAPPED = "mapped", _("Columns chosen")
    PREVIEWED = "previewed", _("Checked")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Imported")
    FAILED = "failed", _("Not imported")
    UNDONE = "undone", _("Undone")


ENDED = (RunState.DONE, RunState.FAILED, RunState.UNDONE)
EDITABLE = (RunState.UPLOADED, RunState.MAPPED, RunState.PREVIEWED, RunState.FAILED)
