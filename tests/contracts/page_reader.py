"""Reads a page as the contracts judge it: its language, ids, labels, and the words that a person sees."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

SILENT: Final = {"script", "style"}
SPOKEN: Final = ("title", "alt", "placeholder", "aria-label", "data-said", "content")
WITHOUT_LABEL: Final = {"hidden", "submit", "button", "image", "reset"}
VOID: Final = {
    "input",
    "br",
    "img",
    "meta",
    "link",
    "hr",
    "source",
    "wbr",
    "col",
    "area",
    "base",
    "embed",
    "track",
}


class PageReader(HTMLParser):
    """One pass over a page."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.controls: list[dict[str, str]] = []
        self.words: list[tuple[str, str]] = []
        self.stack: list[tuple[str, str]] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element says of itself."""
        said = {name: value or "" for name, value in attrs}
        language = said.get("lang") or (self.stack[-1][1] if self.stack else "")
        if tag == "html":
            self.language = language
        if "id" in said:
            self.ids.append(said["id"])
        self.headings += tag == "h1"
        if tag == "label":
            self.labelled.add(said.get("for", ""))
        inside_label = any(open_tag == "label" for open_tag, _language in self.stack)
        if tag in {"input", "select", "textarea"} and said.get("type", "text") not in WITHOUT_LABEL:
            self.controls.append(said | ({"inside": "label"} if inside_label else {}))
        self.words.extend((said[name], language) for name in SPOKEN if said.get(name))
        if tag not in VOID:
            self.stack.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and whatever was left open in it."""
        while self.stack:
            if self.stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        """Text between elements."""
        if data.strip() and self.stack and self.stack[-1][0] not in SILENT:
            self.words.append((" ".join(data.split()), self.stack[-1][1]))


def read(page: str) -> PageReader:
    """The page, read."""
    reader = PageReader()
    reader.feed(page)
    return reader


def faults_of(page: str, language: str) -> list[str]:
    """What is wrong with the page's own making."""
    reader = read(page)
    faults = []
    if reader.language != language:
        faults.append(f"html lang is “{reader.language}”")
    faults += [
        f"id {name} twice" for name in sorted({one for one in reader.ids if reader.ids.count(one) > 1})
    ]
    for control in reader.controls:
        named = control.get("aria-label") or control.get("aria-labelledby") or control.get("inside")
        if not named and control.get("id") not in reader.labelled:
            faults.append(f"field {control.get('name') or control} has no label")
    if reader.headings != 1:
        faults.append(f"{reader.headings} first headings")
    faults += [f"left over: {match}" for match in re.findall(r"{[{%#].{0,40}|%\(\w+\)[sd]", page)]
    return faults
