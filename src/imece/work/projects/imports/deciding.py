"""What a person decides about an inventory, and what was decided about earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imece.services.exchange.queries import earlier_decisions

if TYPE_CHECKING:
    from imece.services.exchange.models import ImportRun

NEW_FUNDER: Final = "new:funder"
NEW_PROGRAMME: Final = "new:programme"
KEPT: Final = ("fund:", "name:")
"""What is decided about names holds for later sheets; about twins it holds for this one only."""


def remembered(run: ImportRun) -> dict[str, str]:
    """Answers about names of funders and institutions that earlier imports of the office gave, the latest first."""
    return {
        key: value
        for key, value in earlier_decisions(run).items()
        if key.startswith(KEPT) and value not in {NEW_FUNDER, NEW_PROGRAMME}
    }
