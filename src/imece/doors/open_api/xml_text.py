"""XML written piece by piece: escaped, without the signs that XML 1.0 does not know, in constant memory."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without control signs and lone surrogates."""
    return _NOT_XML.sub("", text)


def element(name: str, text: str = "", inside: str = "", **attributes: str | None) -> str:
    """An element with text, or with ready XML `inside`. `xml_lang` becomes xml:lang, `_` in names becomes `-`.

    An attribute that is None is left out.
    """
    written = "".join(
        f" {attribute_name(key)}={quoteattr(clean(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    body = inside or escape(clean(text))
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def attribute_name(key: str) -> str:
    """The name of an attribute as XML writes it."""
    if key.startswith(("xml_", "imece_")):
        return key.replace("_", ":", 1)
    return key.replace("_", "-")
