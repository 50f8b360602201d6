"""Catalogues: compiled when stale, checked for gaps, renewed the same way each time."""

import gettext
import os
import subprocess
import sys
from pathlib import Path

import pytest

from imece.config.catalogues import CATALOGUE, catalogue_faults, compile_catalogues

ROOT = Path(__file__).resolve().parents[3]
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'


def make_app(root: Path, name: str, python: str, catalogue: str | None) -> Path:
    """Lay down an app with one module and, perhaps, a catalogue; return the catalogue's path."""
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "apps.py").write_text("", encoding="utf-8")
    imports = "from django.utils.translation import gettext as _, ngettext, pgettext\n"
    (folder / "views.py").write_text(imports + python, encoding="utf-8")
    path = folder / CATALOGUE
    if catalogue is not None:
        path.parent.mkdir(parents=True)
        path.write_text(HEADER + catalogue, encoding="utf-8")
    return path


def renew(root: Path, *apps: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools/messages", "--root", root, *apps]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_compiled_catalogue_speaks_turkish(tmp_path: Path) -> None:
    po = make_app(
        tmp_path, "plans", "", '\nmsgid "Plan"\nmsgstr "Plan İ"\n\n#, fuzzy\nmsgid "Goal"\nmsgstr "Gol"\n'
    )
    mo = po.with_suffix(".mo")
    assert compile_catalogues(tmp_path) == [mo]
    with mo.open("rb") as stream:
        spoken = gettext.GNUTranslations(stream)
    assert spoken.gettext("Plan") == "Plan İ"
    assert spoken.gettext("Goal") == "Goal"
    assert set(mo.parent.iterdir()) == {mo, po}


def test_only_stale_catalogues_are_compiled(tmp_path: Path) -> None:
    po = make_app(tmp_path, "plans", "", '\nmsgid "Plan"\nmsgstr "Plan"\n')
    mo = po.with_suffix(".mo")
    compile_catalogues(tmp_path)
    assert compile_catalogues(tmp_path) == []
    later = mo.stat().st_mtime_ns + 1
    os.utime(po, ns=(later, later))
    assert compile_catalogues(tmp_path) == [mo]


def test_compiled_catalogue_goes_with_its_source(tmp_path: Path) -> None:
    po = make_app(tmp_path, "plans", "", '\nmsgid "Plan"\nmsgstr "Plan"\n')
    compile_catalogues(tmp_path)
    po.unlink()
    assert compile_catalogues(tmp_path) == []
    assert not po.with_suffix(".mo").exists()


@pytest.mark.parametrize(
    ("python", "catalogue", "fault"),
    [
        ('_("Plan")', "", "“Plan” is missing; used in views.py"),
        ('_("Plan")', None, "“Plan” is missing; used in views.py"),
        ("", '\nmsgid "Plan"\nmsgstr "Plan"\n', "“Plan” is used nowhere in this app"),
        ('_("Plan")', '\nmsgid "Plan"\nmsgstr ""\n', "“Plan” has no Turkish"),
        ('_("Plan")', '\nmsgid "Plan"\nmsgstr "  "\n', "“Plan” has no Turkish"),
        ('_("Plan")', '\n#, fuzzy\nmsgid "Plan"\nmsgstr "Plan"\n', "“Plan” is marked as fuzzy"),
        (
            '_("%(a)s of {b}")',
            '\nmsgid "%(a)s of {b}"\nmsgstr "{b} %(c)s"\n',
            "“%(a)s of {b}” and “{b} %(c)s” differ in their placeholders",
        ),
        (
            'ngettext("one day", "%(n)s days", 2)',
            '\nmsgid "one day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "bir gün"\nmsgstr[1] "%(m)s gün"\n',
            "“one day” and “%(m)s gün” differ in their placeholders",
        ),
    ],
)
def test_fault_is_named(tmp_path: Path, python: str, catalogue: str | None, fault: str) -> None:
    path = make_app(tmp_path, "plans", python, catalogue)
    faults = catalogue_faults(tmp_path)
    assert [(each.path, each.what) for each in faults] == [(path, fault)]
    assert str(faults[0]).startswith(f"{path}:")


def test_complete_catalogues_have_no_fault(tmp_path: Path) -> None:
    python = '_("%(a)s {b}")\nngettext("one day", "%(n)s days", 2)\npgettext("month", "May")\npgettext("verb", "May")'
    catalogue = (
        '\nmsgid "%(a)s {b}"\nmsgstr "{b} %(a)s"\n'
        '\nmsgid "one day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "bir gün"\nmsgstr[1] "%(n)s gün"\n'
        '\nmsgctxt "month"\nmsgid "May"\nmsgstr "Mayıs"\n\nmsgctxt "verb"\nmsgid "May"\nmsgstr "Olabilir"\n'
    )
    make_app(tmp_path, "plans", python, catalogue)
    assert catalogue_faults(tmp_path) == []


def test_one_text_with_two_turkish_ones_is_a_fault_in_both_files(tmp_path: Path) -> None:
    first = make_app(tmp_path, "plans", '_("Unit")', '\nmsgid "Unit"\nmsgstr "Birim"\n')
    second = make_app(tmp_path, "scales", '_("Unit")', '\nmsgid "Unit"\nmsgstr "Ölçü birimi"\n')
    assert [each.path for each in catalogue_faults(tmp_path)] == [first, second]


def test_renewal_keeps_adds_borrows_and_drops(tmp_path: Path) -> None:
    old = '\nmsgid "Kept"\nmsgstr "Duran"\n\nmsgid "Dropped"\nmsgstr "Düşen"\n'
    path = make_app(tmp_path, "plans", '_("New"); _("Kept"); _("Lent")', old)
    make_app(tmp_path, "goals", '_("Lent")', '\nmsgid "Lent"\nmsgstr "Ödünç"\n')
    done = renew(tmp_path)
    assert done.returncode == 1
    assert done.stdout.strip() == f"{path}:19: “New” has no Turkish"
    text = path.read_text(encoding="utf-8")
    assert '#: views.py\nmsgid "Kept"\nmsgstr "Duran"\n\n#: views.py\nmsgid "Lent"\nmsgstr "Ödünç"\n' in text
    assert "Dropped" not in text
    assert "POT-Creation-Date" not in text
    assert "plural=(n > 1)" in text


def test_renewal_twice_changes_nothing(tmp_path: Path) -> None:
    path = make_app(
        tmp_path, "plans", 'ngettext("%(n)s day", "%(n)s days", 2); pgettext("month", "May")', None
    )
    renew(tmp_path)
    text = path.read_text(encoding="utf-8")
    filled = text.replace('msgstr[0] ""', 'msgstr[0] "%(n)s gün"').replace(
        'msgstr[1] ""', 'msgstr[1] "%(n)s gün"'
    )
    filled = filled.replace('msgid "May"\nmsgstr ""', 'msgid "May"\nmsgstr "Mayıs"')
    path.write_text(filled, encoding="utf-8")
    stamp = path.stat().st_mtime_ns
    done = renew(tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert path.read_text(encoding="utf-8") == filled
    assert path.stat().st_mtime_ns == stamp


def test_renewal_of_one_app_leaves_the_others(tmp_path: Path) -> None:
    path = make_app(tmp_path, "plans", '_("New")', None)
    other = make_app(tmp_path, "goals", '_("New")', None)
    done = renew(tmp_path, "plans")
    assert path.exists()
    assert not other.exists()
    assert str(other) not in done.stdout


def test_renewal_of_an_unknown_app_is_refused(tmp_path: Path) -> None:
    done = renew(tmp_path, "nowhere")
    assert done.returncode == 2
    assert "no app" in done.stderr


def test_catalogue_of_an_app_without_texts_is_removed(tmp_path: Path) -> None:
    path = make_app(tmp_path, "plans", "", '\nmsgid "Dropped"\nmsgstr "Düşen"\n')
    assert renew(tmp_path).returncode == 0
    assert not path.exists()
