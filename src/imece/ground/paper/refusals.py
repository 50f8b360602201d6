"""Why a paper cannot be made; a person reads the sentence and knows what to do."""

from __future__ import annotations

from imece.ground.rules.decision import Refused


class PaperRefused(Refused):
    """A paper, a picture in it or an office's template was refused; the reason is a sentence for the person."""
