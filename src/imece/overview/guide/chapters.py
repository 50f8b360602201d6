"""The guides as they lie in `docs/guide`: one chapter for each kind of reader, in each language, with pictures.

Sections are known by the English heading's address form in both languages: the Turkish chapter has the same headings
in the same order (a contract test holds it), so one link serves both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from markdown_it import MarkdownIt

from imece.ground.values.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

CONTENTS: Final = "README"
CHAPTERS: Final = (
    CONTENTS,
    "first-hour",
    "coordinator",
    "expert",
    "unit-contact",
    "auditor",
    "citizen",
    "administrator",
)
LANGUAGES: Final = ("tr", "en")
OTHER_LANGUAGE: Final = re.compile(r"\.\./(tr|en)/([A-Za-z-]+)\.md")
PICTURE: Final = re.compile(r"^[a-z0-9-]+\.png$")


class NoSuchChapter(LookupError):
    """There is no chapter or picture of that name."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level: its id in the page's address and its text in the chapter's language."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One guide in one language: title, body as safe HTML (written by us; HTML in the source is not passed on), sections."""

    name: str
    title: str
    body: str
    sections: tuple[Section, ...]


def folder() -> Path:
    """Where the documentation lies."""
    return Path(settings.DOCS_DIR)


@lru_cache(maxsize=len(CHAPTERS) * len(LANGUAGES))
def chapter(name: str, language: str) -> Chapter:
    """A chapter, read and set once per process; raises NoSuchChapter."""
    tokens = parsed(name, language)
    ids = section_ids(name)
    title = ""
    sections: list[Section] = []
    for at, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        text = tokens[at + 1].content
        if token.tag == "h1":
            title = text
        elif token.tag == "h2":
            section = Section(ids[len(sections)], text)
            token.attrSet("id", section.id)
            sections.append(section)
    return Chapter(
        name, title, reader().renderer.render(without_title(tokens), reader().options, {}), tuple(sections)
    )


@lru_cache(maxsize=len(CHAPTERS))
def section_ids(name: str) -> tuple[str, ...]:
    """The ids of a chapter's sections, made of its English headings."""
    tokens = parsed(name, "en")
    return tuple(address_form(tokens[at + 1].content) for at, token in enumerate(tokens) if is_section(token))


def is_section(token: Token) -> bool:
    """Whether a heading of the second level begins here."""
    return token.type == "heading_open" and token.tag == "h2"


def address_form(heading: str) -> str:
    """`Closing and publishing` as `closing-and-publishing`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(heading)).strip("-")


def parsed(name: str, language: str) -> list[Token]:
    """The chapter's tokens, with links and pictures leading to addresses of the product; raises NoSuchChapter."""
    if name not in CHAPTERS or language not in LANGUAGES:
        raise NoSuchChapter(name)
    path = folder() / "guide" / language / f"{name}.md"
    if not path.is_file():
        raise NoSuchChapter(name)
    tokens = reader().parse(path.read_text("utf-8"))
    for token in tokens:
        if token.children:
            token.children = without_other_language(token.children)
        for child in token.children or ():
            lead_inside(child)
    return tokens


def without_other_language(words: list[Token]) -> list[Token]:
    """A paragraph without its line that leads to the same chapter in the other language: pages have a switch for that."""
    leads = [word.type == "link_open" and is_other_language(word) for word in words]
    if True not in leads:
        return words
    breaks = [at for at, word in enumerate(words[: leads.index(True)]) if word.type == "softbreak"]
    return words[: breaks[-1] if breaks else 0]


def is_other_language(token: Token) -> bool:
    """Whether a link leads to a file of the other language."""
    return OTHER_LANGUAGE.fullmatch(str(token.attrGet("href") or "")) is not None


def lead_inside(token: Token) -> None:
    """Chapters and pictures are named by file in the source and by address on the page."""
    if token.type == "link_open":
        target = str(token.attrGet("href") or "")
        found = re.fullmatch(r"([A-Za-z-]+)\.md(#.*)?", target)
        if found:
            # Relative to /guide/<chapter>/, so the same in every language.
            token.attrSet("href", f"../{address_of(found[1])}{found[2] or ''}")
    elif token.type == "image":
        picture = str(token.attrGet("src") or "").rsplit("/", 1)[-1]
        token.attrSet("src", f"../pictures/{picture}")
        token.attrSet("loading", "lazy")


def address_of(name: str) -> str:
    """The last part of a chapter's address."""
    return "contents/" if name == CONTENTS else f"{name}/"


def without_title(tokens: Sequence[Token]) -> list[Token]:
    """The body: the first heading is the page's own title."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return list(tokens[3:])
    return list(tokens)


@lru_cache(maxsize=1)
def reader() -> MarkdownIt:
    """CommonMark with tables; HTML in a source is printed, not passed on."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def picture(name: str) -> Path:
    """The file of a picture of the guides; raises NoSuchChapter."""
    path = folder() / "pictures" / name
    if not PICTURE.match(name) or not path.is_file():
        raise NoSuchChapter(name)
    return path
