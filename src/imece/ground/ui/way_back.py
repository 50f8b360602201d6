"""A saying that can be taken back: where its button leads, and until when. It travels in the message's own tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING, Final

from imece.ground.values import clock

if TYPE_CHECKING:
    from django.contrib.messages.storage.base import Message

MARK: Final = "way-back"


@dataclass(frozen=True, slots=True)
class WayBack:
    """The address to post to, and the moment after which it is refused."""

    address: str
    until: datetime

    @property
    def tag(self) -> str:
        """As a message carries it."""
        return f"{MARK} {self.until.timestamp():.3f} {self.address}"

    @property
    def seconds(self) -> int:
        """How long it is still open; 0 when it is over."""
        return max(0, ceil((self.until - clock.now()).total_seconds()))


def of_message(message: Message) -> WayBack | None:
    """The way back that a message carries, while it is open."""
    mark, _, rest = (message.extra_tags or "").partition(" ")
    until, _, address = rest.partition(" ")
    if mark != MARK:
        return None
    found = WayBack(address, datetime.fromtimestamp(float(until), UTC))
    return found if found.seconds else None
