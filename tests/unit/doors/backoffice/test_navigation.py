"""Which line of the menu a page stands under."""

from __future__ import annotations

import pytest

from imece.doors.backoffice.navigation import LINES_OF, MENU, current_line

ALL = tuple(item.view for group in MENU for item in group.items)


@pytest.mark.parametrize(
    ("page", "shown", "line"),
    [
        ("indicators:desk", ALL, "indicators:desk"),
        ("indicators:grid", ALL, "indicators:mine"),
        ("indicators:request", ALL, "indicators:desk"),
        ("indicators:request", ("backoffice:home", "indicators:mine"), "indicators:mine"),
        ("indicators:detail", ALL, "indicators:list"),
        ("strategy:plan", ("backoffice:home",), ""),
        ("", ALL, ""),
    ],
)
def test_page_stands_under_its_own_line_else_under_its_apps_first(
    page: str, shown: tuple[str, ...], line: str
) -> None:
    assert current_line(page, shown) == line


def test_lines_that_pages_are_given_to_are_in_the_menu() -> None:
    assert {line for lines in LINES_OF.values() for line in lines} <= set(ALL)
