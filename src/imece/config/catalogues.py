"""The Turkish catalogues: where they lie, how they are compiled, and what may be wrong with them.

A catalogue is `<app>/locale/tr/LC_MESSAGES/django.po`. The compiled `.mo` beside it is what Django reads; it is not
committed but made at install by `compile_catalogues`, with polib, so that no gettext tools are needed.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polib

from imece.config.extraction import Key, Message, messages_by_app

PACKAGE: Final = Path(__file__).resolve().parents[1]
CATALOGUE: Final = Path("locale/tr/LC_MESSAGES/django.po")
WRAP_AT: Final = 110

_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend in a catalogue: the file, the line in it (0: the file lacks the text) and what is wrong."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def read_catalogue(path: Path) -> Any:
    """Open a catalogue as a polib file; raises `OSError` naming the line that is not in its language."""
    return polib.pofile(str(path), wrapwidth=WRAP_AT, encoding="utf-8")


def key_of(entry: Any) -> Key:
    """Return what makes a catalogue's entry one."""
    return Key(entry.msgid, entry.msgctxt or "")


def compile_catalogues(root: Path = PACKAGE) -> list[Path]:
    """Compile every catalogue below `root` that is newer than its compiled form; return the files written.

    Safe while others read or compile the same files: each is written aside and put in place in one step. Compiled
    files whose catalogue is gone are removed, so that no dropped text lives on.
    """
    written = []
    for source in sorted(root.rglob(str(CATALOGUE))):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        aside = target.with_name(f"{target.name}.{os.getpid()}")
        aside.write_bytes(read_catalogue(source).to_binary())
        aside.replace(target)
        written.append(target)
    for orphan in root.rglob(str(CATALOGUE.with_suffix(".mo"))):
        if not orphan.with_suffix(".po").exists():
            with suppress(FileNotFoundError):
                orphan.unlink()
    return written


def catalogue_faults(root: Path = PACKAGE) -> list[Fault]:
    """Return all that keeps the Turkish from being complete and of one voice, by file and line.

    Texts without an entry, entries without a text, empty and fuzzy entries, placeholders that differ, and one English
    text with two Turkish ones.
    """
    faults: list[Fault] = []
    turkish: dict[Key, dict[tuple[str, ...], Fault]] = defaultdict(dict)
    for home, messages in messages_by_app(root).items():
        path = home / CATALOGUE
        entries = list(read_catalogue(path)) if path.exists() else []
        faults += _presence_faults(path, entries, messages)
        for entry in entries:
            faults += _entry_faults(path, entry)
            said = tuple(texts_of(entry))
            clash = f"“{entry.msgid}” is “{said[0]}” here and otherwise elsewhere"
            if is_translated(entry):
                turkish[key_of(entry)].setdefault(said, Fault(path, entry.linenum, clash))
    for ways in turkish.values():
        faults += ways.values() if len(ways) > 1 else ()
    return sorted(faults, key=lambda fault: (fault.path, fault.line, fault.what))


def texts_of(entry: Any) -> list[str]:
    """Return the Turkish of an entry: one text, or one for each plural form."""
    return [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] or [entry.msgstr]


def is_translated(entry: Any) -> bool:
    """Whether every form has a text that somebody stands by."""
    return not entry.fuzzy and all(text.strip() for text in texts_of(entry))


def _presence_faults(path: Path, entries: list[Any], messages: dict[Key, Message]) -> Iterator[Fault]:
    present = {key_of(entry): entry for entry in entries if not entry.obsolete}
    for key in messages.keys() - present.keys():
        yield Fault(path, 0, f"“{key.msgid}” is missing; used in {', '.join(sorted(messages[key].files))}")
    for key in present.keys() - messages.keys():
        yield Fault(path, present[key].linenum, f"“{key.msgid}” is used nowhere in this app")


def _entry_faults(path: Path, entry: Any) -> Iterator[Fault]:
    if entry.fuzzy:
        yield Fault(path, entry.linenum, f"“{entry.msgid}” is marked as fuzzy")
    if not all(text.strip() for text in texts_of(entry)):
        yield Fault(path, entry.linenum, f"“{entry.msgid}” has no Turkish")
        return
    # The singular may leave the number out ("one day"), so each form must stay within the two English ones.
    originals = [_placeholders(text) for text in (entry.msgid, entry.msgid_plural) if text]
    for text in texts_of(entry):
        if _placeholders(text) not in originals:
            yield Fault(path, entry.linenum, f"“{entry.msgid}” and “{text}” differ in their placeholders")


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


if __name__ == "__main__":
    compile_catalogues()
