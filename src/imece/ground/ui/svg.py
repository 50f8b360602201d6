"""Small pieces of SVG as safe strings: everything that goes in is escaped, everything that comes out is well formed."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from decimal import Decimal

# Characters that XML cannot hold even when escaped; a downloaded picture must open everywhere.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(value: object) -> SafeString:
    """Escaped text that XML can hold."""
    cleaned = _FORBIDDEN.sub("", str(value))
    return SafeString(cleaned if hasattr(value, "__html__") else escape(cleaned))


def number(value: Decimal | float) -> str:
    """A coordinate: at most two decimals, a dot, no exponent, in every language."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def element(tag: str, attributes: dict[str, str], *children: SafeString) -> SafeString:
    """`<tag a="b">children</tag>`; names of attributes have `_` for `-`, values are escaped."""
    written = "".join(f' {name.replace("_", "-")}="{text(value)}"' for name, value in attributes.items())
    return SafeString(f"<{tag}{written}>{''.join(children)}</{tag}>")


def picture(
    css: str, title: str, description: str, size: dict[str, str], *children: SafeString
) -> SafeString:
    """The outermost element: read out as one image with `title` as its name and `description` as its long text.

    The name stands in an attribute and not in a reference, so that no id can occur twice on a page.
    """
    frame = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": f"im-picture {css}",
        "role": "img",
        "focusable": "false",
        "aria_label": f"{title}. {description}" if description else title,
        **size,
    }
    told = [element("title", {}, text(title))]
    if description:
        told.append(element("desc", {}, text(description)))
    return element("svg", frame, *told, *children)


def rectangle(css: str, x: str, y: str, width: str, height: str) -> SafeString:
    """A `<rect>`; the four sizes are numbers or percentages, already written."""
    return element("rect", {"class": css, "x": x, "y": y, "width": width, "height": height})


def line(css: str, x: str, top: str, bottom: str) -> SafeString:
    """An upright `<line>` at `x` from `top` to `bottom`."""
    return element("line", {"class": css, "x1": x, "x2": x, "y1": top, "y2": bottom})


def label(css: str, x: str, y: str, words: str, anchor: str = "start") -> SafeString:
    """A `<text>`; `anchor` is start, middle or end."""
    return element("text", {"class": css, "x": x, "y": y, "text_anchor": anchor}, text(words))
