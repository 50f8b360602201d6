"""One change that can be taken back: its kind, the things that change, and the verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from imece.services.undoing.actions import Watch, watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from imece.services.accounts.actor import Actor
    from imece.services.undoing.kinds import Kind


@dataclass
class Change:
    """A kind, the things that change (none: they are made), and the verb."""

    actor: Actor
    kind: Kind
    act: Callable[[], Any]
    ids: Iterable[int] = ()
    within: int | None = None

    def do(self) -> Watch:
        """Make the change under the eyes of the undoing."""
        with watching(self.actor, self.kind, list(self.ids), within=self.within) as watch:
            made = self.act()
            if not watch.ids:
                watch.made(made if isinstance(made, list) else [made])
        return watch
