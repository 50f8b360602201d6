"""Maps: classes hold about as many areas each, every value falls into one, links carry names, text stays text."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from imece.ground.ui.maps import CLASSES, Area, Dot, class_limits, class_of, in_lines, map_of

VALUES = st.lists(st.integers(0, 1000), max_size=60)
SVG = "{http://www.w3.org/2000/svg}"


@given(VALUES)
def test_every_value_has_a_class_and_more_is_never_paler(values: list[int]) -> None:
    limits = class_limits(values)
    assert len(limits) <= CLASSES
    assert limits == sorted(set(limits))
    classes = [class_of(value, limits) for value in sorted(values)]
    assert classes == sorted(classes)
    assert all((value == 0) == (class_of(value, limits) == 0) for value in values)
    if any(values):
        assert class_of(max(values), limits) == CLASSES


@given(st.sets(st.integers(1, 10_000), min_size=10, max_size=60))
def test_classes_hold_about_as_many_each(values: set[int]) -> None:
    limits = class_limits(values)
    held = [sum(class_of(value, limits) == each for value in values) for each in range(1, CLASSES + 1)]
    assert max(held) - min(held) <= 1


def test_areas_that_hold_something_are_links_with_names() -> None:
    areas = [Area("Nizip", "M0 0l1 0 0 1z", 3, "3 projects", "/n"), Area("Araban", "M5 5l1 0 0 1z")]
    dots = [Dot("Ulm", (2.0, 3.0), 4, "4 projects", "/u")]
    picture = ElementTree.fromstring(map_of(areas, "0 0 9 9", [3], title="Districts", dots=dots))  # noqa: S314 -- our own text
    assert picture.get("role") == "group"
    assert picture.get("aria-label") == "Districts"
    links = picture.findall(f"{SVG}a")
    assert [(link.get("href"), link.get("aria-label")) for link in links] == [
        ("/n", "Nizip: 3 projects"),
        ("/u", "Ulm: 4 projects"),
    ]
    plain = picture.find(f"{SVG}path")
    assert plain is not None
    assert plain.get("class") == "im-map-0"


def test_text_that_means_harm_stays_text() -> None:
    evil = "\"><script>alert('x')</script>\x00&"
    drawn = map_of(
        [Area(evil, "M0 0z", 1, evil, f"/?q={evil}", (1.0, 1.0), evil, is_named=True)],
        "0 0 1 1",
        [1],
        title=evil,
    )
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)  # noqa: S314 -- our own text


def test_pictures_carry_no_styles() -> None:
    drawn = map_of([Area("a", "M0 0z", 1, "1")], "0 0 1 1", [1], title="t", dots=[Dot("d", (0, 0), 1, "1")])
    assert "style" not in drawn
    assert " id=" not in drawn


def test_names_are_cut_at_their_spaces() -> None:
    assert in_lines("Şahinbey") == ["Şahinbey"]
    assert in_lines("Mustafa Kemal Paşa") == ["Mustafa", "Kemal", "Paşa"]
    assert in_lines("Ağlı Bel") == ["Ağlı Bel"]
    assert len(in_lines("bir iki üç dört beş altı yedi sekiz dokuz")) == 3
