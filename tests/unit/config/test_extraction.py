"""Texts marked for translation are found in Python and templates, and land in the app that uses them."""

from pathlib import Path

import pytest

from imece.config.extraction import (
    Key,
    home_of,
    messages_by_app,
    messages_in,
    messages_in_python,
    messages_in_template,
)


def test_python_calls_are_found_under_their_local_names() -> None:
    source = """
from django.utils.translation import gettext_lazy as _, gettext_noop, ngettext, pgettext as p, npgettext_lazy
from django.utils import translation
a = _("One " "text")
b = gettext_noop("Noted")
c = ngettext("%(n)s day", "%(n)s days", n)
d = p("month", "May")
e = npgettext_lazy("file", "one", "many", n)
f = translation.gettext("By module")
"""
    assert dict(messages_in_python(source)) == {
        Key("One text"): "",
        Key("Noted"): "",
        Key("%(n)s day"): "%(n)s days",
        Key("May", "month"): "",
        Key("one", "file"): "many",
        Key("By module"): "",
    }


def test_python_calls_that_are_no_translation_are_left_alone() -> None:
    source = """
from django.utils.translation import gettext
from elsewhere import gettext as other, _
gettext(name); gettext(f"{name}"); other("x"); _("y"); a.gettext("z"); ("gettext")("w")
"""
    assert list(messages_in_python(source)) == []


@pytest.mark.parametrize(
    ("source", "key", "plural"),
    [
        ('{% translate "Plans" %}', Key("Plans"), ""),
        ('{% trans "It\'s" %}', Key("It's"), ""),
        ("<c-button label=\"{% translate 'Save' %}\">x</c-button>", Key("Save"), ""),
        ('{% translate "May" context "month" as month %}', Key("May", "month"), ""),
        ("{% translate '100% done' %}", Key("100%% done"), ""),
        ("{% blocktranslate %}Dear {{ name }},{% endblocktranslate %}", Key("Dear %(name)s,"), ""),
        ("{% blocktranslate trimmed %}\n  two\n  lines\n{% endblocktranslate %}", Key("two lines"), ""),
        (
            "{% blocktranslate count n=n %}{{ n }} row{% plural %}{{ n }} rows{% endblocktranslate %}",
            Key("%(n)s row"),
            "%(n)s rows",
        ),
        (
            '{% blocktranslate context "c" count n=n %}a{% plural %}b{% endblocktranslate %}',
            Key("a", "c"),
            "b",
        ),
        ('{{ title|default:_("Untitled") }}', Key("Untitled"), ""),
        ('{{ _("Said") }}', Key("Said"), ""),
        ('{% heading _("Top") %}', Key("Top"), ""),
    ],
)
def test_template_texts_are_found(source: str, key: Key, plural: str) -> None:
    assert list(messages_in_template(source)) == [(key, plural)]


def test_template_text_without_a_mark_is_left_alone() -> None:
    source = '<script>_("no")</script>{# {% translate "no" %} #} gettext("no") {{ title }}'
    assert list(messages_in_template(source)) == []


def test_blocks_inside_a_translated_block_are_refused_with_the_file() -> None:
    with pytest.raises(SyntaxError, match=r"page\.html"):
        list(messages_in_template("{% blocktranslate %}{% if a %}{% endblocktranslate %}", "page.html"))


def test_texts_belong_to_the_nearest_app(tmp_path: Path) -> None:
    python = 'from django.utils.translation import gettext as _\n_("{}")\n'
    for name, text in {
        "work/plans/apps.py": "",
        "work/plans/views.py": python.format("Plan"),
        "work/plans/deep/apps.py": "",
        "work/plans/deep/views.py": python.format("Deep"),
        "work/plans/migrations/0001_initial.py": python.format("Old"),
        "work/plans/templates/plans/page.html": '{% translate "Plan" %}',
        "work/plans/static/plans/page.html": '{% translate "Static" %}',
        "rules/machine.py": python.format("Rule"),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = {
        home.relative_to(tmp_path).as_posix(): {key.msgid: message.files for key, message in messages.items()}
        for home, messages in messages_by_app(tmp_path).items()
    }
    assert found == {
        "work/plans": {"Plan": {"views.py", "templates/plans/page.html"}},
        "work/plans/deep": {"Deep": {"views.py"}},
        "config": {"Rule": {"rules/machine.py"}},
    }
    assert home_of(tmp_path / "work/plans/deep/views.py", tmp_path) == tmp_path / "work/plans/deep"


def test_python_that_does_not_parse_is_reported_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("gettext(", encoding="utf-8")
    with pytest.raises(SyntaxError) as caught:
        list(messages_in(path))
    assert caught.value.filename == str(path)
