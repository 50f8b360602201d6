"""The bands that tell how far an actual is from its target: code, word and sign, so that colour never stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Band(NamedTuple):
    """How a band is shown: `css` ends its class names, `icon` is one of the sprite."""

    css: str
    word: _StrPromise
    icon: str


BANDS: Final[dict[str, Band]] = {
    "behind": Band("behind", _("behind"), "trending-down"),
    "partly": Band("partly", _("partly"), "circle-half"),
    "on_target": Band("on-target", _("on target"), "circle-check"),
    "beyond": Band("beyond", _("beyond the target"), "trending-up"),
}
NO_BAND: Final = Band("none", _("no value yet"), "minus")


def band_of(code: str | None) -> Band:
    """The band of a code; "no value yet" for an empty or unknown one."""
    return BANDS.get(code or "", NO_BAND)
