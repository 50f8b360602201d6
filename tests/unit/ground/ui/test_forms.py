"""Forms come with classes, marks, help and errors tied to their inputs, and nothing typed is lost."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override

from imece.ground.ui.fields import DayField, TurkishDecimalField
from tests.unit.ground.ui.rendering import render


class PlanForm(forms.Form):
    name = forms.CharField(help_text="As in the letter.")
    amount = TurkishDecimalField(required=False, max_digits=8, decimal_places=2)
    begins = DayField(required=False)
    unit = forms.ChoiceField(choices=[("", "–"), ("Units", [("eu", "<EU>")])], required=False)
    kinds = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)
    who = forms.ChoiceField(choices=[("x", "X")], widget=forms.RadioSelect, required=False)
    note = forms.CharField(widget=forms.Textarea(attrs={"class": "own"}), required=False)
    agreed = forms.BooleanField(required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("The whole is wrong.")


def shown(form: forms.Form, language: str = "en") -> str:
    return render("{{ form }}", language, form=form)


def test_widgets_get_the_classes_of_the_kit() -> None:
    html = shown(PlanForm())

    assert re.search(r'<input type="text" name="name"[^>]* class="form-control"', html)
    assert re.search(r'<select name="unit"[^>]*class="form-select"', html)
    assert re.search(r'<textarea name="note"[^>]*class="form-control own"', html)
    assert re.search(r'<input type="checkbox" name="agreed"[^>]*class="form-check-input"', html)
    assert 'class="' not in next(part for part in html.split("<") if 'name="token"' in part)
    assert html.count('class="form-check-input"') == 4


def test_required_and_optional_fields_are_marked() -> None:
    html = shown(PlanForm(), "tr")

    assert html.count("im-required") == 2
    assert html.count("(isteğe bağlı)") == 5


def test_options_keep_their_selection_and_are_escaped() -> None:
    html = shown(PlanForm(initial={"unit": "eu"}))

    assert '<option value="eu" selected>&lt;EU&gt;</option>' in html
    assert '<optgroup label="Units">' in html


def test_an_error_stands_at_the_field_and_is_tied_to_it() -> None:
    html = shown(PlanForm({"name": "", "kinds": ["a"]}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html
    assert 'id="id_name_helptext"' in html


def test_the_summary_links_to_every_field_with_an_error() -> None:
    html = shown(PlanForm({"name": "", "amount": "12..5"}))

    assert 'role="alert"' in html
    assert "The whole is wrong." in html
    for field in ("name", "amount", "kinds"):
        assert f'<a href="#id_{field}">' in html
        assert re.search(rf'\sid="id_{field}"', html)


def test_a_form_without_errors_has_no_summary() -> None:
    assert "data-errors" not in shown(PlanForm())


def test_a_typed_number_stays_as_it_was_typed() -> None:
    assert 'value="12..5"' in shown(PlanForm({"amount": "12..5"}))


def test_a_stored_number_and_day_come_in_the_form_they_can_be_typed() -> None:
    form = PlanForm(initial={"amount": Decimal("1234.50"), "begins": date(2026, 11, 21)})

    assert 'value="1.234,5"' in shown(form, "tr")
    assert 'value="1,234.5"' in shown(form, "en")
    assert '<input type="date" name="begins" value="2026-11-21"' in shown(form, "tr")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("18.234,5", Decimal("18234.5")), ("%8", Decimal(8)), ("", None), ("7", Decimal(7))],
)
def test_a_number_is_read_in_turkish_spelling(typed: str, expected: Decimal | None) -> None:
    assert TurkishDecimalField(required=False).clean(typed) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [("12..5", "grouping"), ("beş", "not_a_number"), ("1,1234567", "too_precise"), ("9" * 19, "too_large")],
)
def test_a_wrong_number_is_refused_with_its_code_and_a_turkish_sentence(typed: str, code: str) -> None:
    with override("tr"), pytest.raises(forms.ValidationError) as refusal:
        TurkishDecimalField().clean(typed)

    assert refusal.value.error_list[0].code == code
    assert re.search("sayı|Sayı|Noktalar|basamak", refusal.value.messages[0])


def test_a_number_keeps_djangos_own_limits() -> None:
    with pytest.raises(forms.ValidationError):
        TurkishDecimalField(max_value=100).clean("100,01")


@pytest.mark.parametrize("typed", ["2026-11-21", "21.11.2026", "21 Kasım 2026"])
def test_a_day_is_read_from_the_browser_and_from_the_hand(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 11, 21)


@pytest.mark.parametrize("typed", ["31.02.2026", "yarın", "2026"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        DayField().clean(typed)


def test_an_unchanged_stored_number_counts_as_unchanged() -> None:
    form = PlanForm({"amount": "1.234,50", "begins": "2026-11-21"}, initial={"amount": Decimal("1234.5")})

    assert "amount" not in form.changed_data


class Many(forms.FileInput):
    allow_multiple_selected = True


class LetterForm(forms.Form):
    letter = forms.FileField(help_text="PDF")
    photos = forms.FileField(widget=Many(attrs={"multiple": True, "accept": "image/*"}), required=False)


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("tr", "Dosya seçin", "Dosyaları seçin"), ("en", "Choose a file", "Choose files")],
)
def test_file_input_speaks_the_page_s_language(language: str, one: str, many: str) -> None:
    html = shown(LetterForm(), language)
    first, second = html.split('name="photos"')
    assert one in first
    assert many in second
    assert re.search(r'<label class="form-label"\s+for="id_letter"', html)
    assert re.search(r'<input type="file" name="letter" required aria-describedby="id_letter_helptext"', html)
    assert 'accept="image/*"' in second
    assert html.count('aria-hidden="true"') >= 2
    assert html.count('class="im-file-chosen" aria-live="polite"') == 2
