"""Pages of the API by cursor: the next page begins behind the last row seen, so nothing is missed or said twice."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from imece.doors.open_api.answering import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT: Final = 50
MOST: Final = 500
MARK: Final = "p"
LARGEST: Final = 2**63 - 1


def cursor_of(key: int) -> str:
    """Where to go on behind a row."""
    return base64.urlsafe_b64encode(f"{MARK}{key}".encode()).decode().rstrip("=")


def key_of(cursor: str) -> int:
    """The row behind which to go on; 0 without a cursor. Raises `NotUnderstood` for what was never one."""
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, UnicodeError, ValueError):
        text = ""
    digits = text.removeprefix(MARK)
    if not text.startswith(MARK) or not digits.isdigit() or len(digits) > 19 or int(digits) > LARGEST:
        raise NotUnderstood(_("“cursor”: this is none of ours; take it from “next” of the answer before."))
    return int(digits)


def limit_of(text: str) -> int:
    """How many rows; raises `NotUnderstood` beyond what a page holds."""
    if not text:
        return DEFAULT
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if not 1 <= number <= MOST:
        raise NotUnderstood(_("“limit”: a number from 1 to %(most)s.") % {"most": MOST})
    return number


def page(
    rows: Sequence[Any], *, total: int, limit: int | None = None, following: str | None = None
) -> dict[str, Any]:
    """A list with what a program needs to go on."""
    return {"data": rows, "page": {"total": total, "limit": limit, "next": following}}


def following(address: str, query: Mapping[str, str], key: int) -> str:
    """The whole address of the next page, with the same filters."""
    return f"{address}?{urlencode({**query, 'cursor': cursor_of(key)})}"
