"""Month names in both languages."""

import pytest

from imece.ground.values.months import ENGLISH, TURKISH, month_name, month_number
from imece.ground.values.turkish import fold, upper


@pytest.mark.parametrize("names", [TURKISH, ENGLISH])
def test_each_name_is_recognised_in_any_spelling(names: tuple[str, ...]) -> None:
    for number, name in enumerate(names, start=1):
        for form in (name, upper(name), name.upper(), fold(name), name[:3], name[:3] + "."):
            assert month_number(form) == number


def test_other_words_are_no_months() -> None:
    assert month_number("Ramazan") is None
    assert month_number("") is None


def test_month_name_is_turkish_or_english() -> None:
    assert month_name(8, "tr") == "Ağustos"
    assert month_name(8, "en-GB") == "August"
