"""Finds the texts that the software marks for translation, in Python and in templates, without gettext's tools.

Each text belongs to the app whose folder holds it (the nearest one with an `apps.py`); texts outside every app belong
to `config`, whose folder the settings name in `LOCALE_PATHS`.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.utils.translation.template import templatize

TEMPLATE_SUFFIXES: Final = frozenset({".html", ".txt", ".xml", ".svg"})
HOME_OF_THE_REST: Final = "config"

# What the arguments of each function mean, in order.
_ARGUMENTS: Final = {
    "gettext": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
}
_FUNCTIONS: Final = {
    **_ARGUMENTS,
    **{f"{name}_lazy": meaning for name, meaning in _ARGUMENTS.items()},
    "gettext_noop": ("msgid",),
}
_TRANSLATION: Final = "django.utils.translation"

_TEXT: Final = r"""u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_CALL_IN_TEMPLATE: Final = re.compile(
    rf"(?<!\w)(n?p?gettext|_)\(\s*{_TEXT}(?:\s*,\s*{_TEXT})?(?:\s*,\s*{_TEXT})?"
)


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes a message one: its text and, where a word has two meanings, its context."""

    msgid: str
    context: str = ""


@dataclass(slots=True)
class Message:
    """A text to translate, its plural form if it counts, and the files (relative to its app) that use it."""

    key: Key
    plural: str = ""
    files: set[str] = field(default_factory=set)


Found = tuple[Key, str]  # the key and the plural form, "" if none


def messages_by_app(root: Path) -> dict[Path, dict[Key, Message]]:
    """Return the messages of every app folder below `root` (the folder of the package), also of apps without any."""
    found: dict[Path, dict[Key, Message]] = {path.parent: {} for path in root.rglob("apps.py")}
    found.setdefault(root / HOME_OF_THE_REST, {})
    for path in sorted(root.rglob("*")):
        if "migrations" in path.parts or not (path.suffix == ".py" or path.suffix in TEMPLATE_SUFFIXES):
            continue
        home = home_of(path, root)
        for key, plural in messages_in(path):
            message = found[home].setdefault(key, Message(key))
            message.plural = message.plural or plural
            message.files.add(path.relative_to(home if path.is_relative_to(home) else root).as_posix())
    return found


def home_of(path: Path, root: Path) -> Path:
    """Return the app folder that a file below `root` belongs to."""
    for folder in path.parents:
        if folder == root:
            break
        if (folder / "apps.py").is_file():
            return folder
    return root / HOME_OF_THE_REST


def messages_in(path: Path) -> Iterator[Found]:
    """Yield the messages of one file; a file that cannot be read as what it is raises `SyntaxError` with its name."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        if "gettext" in text:
            yield from messages_in_python(text, str(path))
    elif "templates" in path.parts and "{" in text:
        yield from messages_in_template(text, str(path))


def messages_in_python(source: str, name: str = "<text>") -> Iterator[Found]:
    """Yield the constant texts given to Django's translation functions, under whatever name they are imported."""
    tree = ast.parse(source, filename=name)
    names = _imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=called):
                meaning = names.get(called, ())
            case ast.Attribute(value=ast.Name(id="translation"), attr=called):
                meaning = _FUNCTIONS.get(called, ())
            case _:
                continue
        texts = [
            each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        if meaning and len(texts) >= len(meaning):
            yield _found(meaning, texts)


def messages_in_template(source: str, name: str = "<text>") -> Iterator[Found]:
    """Yield the texts of `translate`, `blocktranslate` and `_("…")` in a template.

    Django turns the tags into calls (`templatize`); all other text comes back as rows of X, so the calls stand out.
    """
    for call in _CALL_IN_TEMPLATE.finditer(templatize(source, origin=name)):
        function, *literals = call.groups()
        texts = [ast.literal_eval(literal) for literal in literals if literal]
        meaning = _ARGUMENTS["gettext" if function == "_" else function]
        if len(texts) >= len(meaning):
            yield _found(meaning, texts)


def _imported_names(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """The local name of each translation function that the module imports, with the meaning of its arguments."""
    return {
        alias.asname or alias.name: _FUNCTIONS[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == _TRANSLATION
        for alias in node.names
        if alias.name in _FUNCTIONS
    }


def _found(meaning: tuple[str, ...], texts: list[str]) -> Found:
    facts = dict(zip(meaning, texts, strict=False))
    return Key(facts["msgid"], facts.get("context", "")), facts.get("plural", "")
