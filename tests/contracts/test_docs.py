"""Documentation stays true: apps have READMEs, links lead somewhere, guides speak both languages and the screen's words."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
from django.core.management import get_commands

from imece.config.catalogues import CATALOGUE, PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "imece"
GUIDES = ROOT / "docs" / "guide"
FLOORS = ("ground", "services", "work", "overview", "doors")
PAPERS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(SOURCE.rglob("*.md")),
]
MOST_README_LINES = 30
MOST_PICTURE_BYTES = 150_000
MOST_PICTURES = 14
SAME_IN_EVERY_LANGUAGE = {"Excel"}

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
LABEL = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.~])/(home|root|Users|work|tmp)/\w+")


def apps() -> list[Path]:
    """Every app's folder."""
    return sorted(
        folder
        for floor in FLOORS
        for folder in (SOURCE / floor).iterdir()
        if (folder / "__init__.py").is_file()
    )


def named(path: Path) -> str:
    """The path as test output shows it."""
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    """The text of a paper without its code blocks."""
    return CODE.sub("", path.read_text("utf-8"))


def labels(path: Path) -> set[str]:
    """The words in bold: in a guide, words of the screen."""
    return {" ".join(label.split()) for label in LABEL.findall(prose(path))} - SAME_IN_EVERY_LANGUAGE


def guides(language: str) -> list[str]:
    """The names of the guides in a language."""
    return sorted(path.name for path in (GUIDES / language).glob("*.md"))


def pictures() -> list[Path]:
    """The pictures of README and guides."""
    return sorted((ROOT / "docs" / "pictures").glob("*"))


@pytest.fixture(scope="module")
def translations() -> dict[str, set[str]]:
    """Every text of the software with its Turkish ones."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob(str(CATALOGUE)):
        for entry in polib.pofile(str(path)):
            found[entry.msgid].update({entry.msgstr} - {""})
    return dict(found)


def targets(path: Path) -> Iterator[str]:
    """What the relative links and pictures of a paper lead to."""
    for linked, drawn in LINK.findall(prose(path)):
        target = linked or drawn
        if not re.match(r"[a-z]+:|#", target):
            yield target.split("#")[0]


def test_every_app_has_a_short_readme() -> None:
    assert len(apps()) > 15
    missing = [named(app) for app in apps() if not (app / "README.md").is_file()]
    assert missing == []
    long = {
        named(app): count
        for app in apps()
        if (count := len((app / "README.md").read_text("utf-8").splitlines())) > MOST_README_LINES
    }
    assert long == {}


def test_relative_links_lead_somewhere() -> None:
    links = [(path, target) for path in PAPERS for target in targets(path)]
    assert len(links) > 20
    broken = [f"{named(path)}: {target}" for path, target in links if not (path.parent / target).exists()]
    assert broken == []


def test_papers_name_no_folder_of_one_machine() -> None:
    found = [
        f"{named(path)}: {match[0]}"
        for path in PAPERS
        for match in PATH_OF_A_MACHINE.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_guides_exist_in_both_languages() -> None:
    assert len(guides("en")) > 5
    assert guides("tr") == guides("en")


@pytest.mark.parametrize("name", guides("en"))
def test_guides_have_the_same_headings_in_both_languages(name: str) -> None:
    levels = [
        [
            len(line.split(" ")[0])
            for line in prose(GUIDES / language / name).splitlines()
            if line.startswith("#")
        ]
        for language in ("tr", "en")
    ]
    assert levels[0] == levels[1]
    assert len(levels[0]) > 2


@pytest.mark.parametrize("name", guides("en"))
def test_guides_use_the_words_of_the_screen(name: str, translations: dict[str, set[str]]) -> None:
    english, turkish = labels(GUIDES / "en" / name), labels(GUIDES / "tr" / name)
    assert [label for label in sorted(english) if label not in translations] == []
    untold = {
        label: sorted(translations[label]) for label in sorted(english) if not translations[label] & turkish
    }
    assert untold == {}
    on_screen = set().union(*(translations[label] for label in english)) if english else set()
    assert sorted(turkish - on_screen) == []


def test_commands_of_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    made = set(re.findall(r"\bmake ([a-z-]+)", text))
    assert made >= {"demo", "test"}
    assert [target for target in sorted(made) if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    verbs = set(re.findall(r"\bimece ([a-z][a-z-]+)", re.sub(r"git clone.*", "", text)))
    known = {name.replace("_", "-") for name in get_commands()}
    assert verbs
    assert sorted(verbs - known) == []


def test_pictures_are_small_few_and_used() -> None:
    assert 0 < len(pictures()) <= MOST_PICTURES
    assert {p.name: p.stat().st_size for p in pictures() if p.stat().st_size > MOST_PICTURE_BYTES} == {}
    shown = {(path.parent / target).resolve() for path in PAPERS for target in targets(path)}
    assert [p.name for p in pictures() if p.resolve() not in shown] == []
