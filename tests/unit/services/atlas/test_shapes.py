"""The shapes as shipped: every province and district is there, hexagons do not overlap, neighbours are kept, files are small."""

from __future__ import annotations

import gzip
from math import dist, sqrt

import pytest

from imece.services.atlas import shapes
from imece.services.reference import places


def box(text: str) -> tuple[float, float, float, float]:
    left, top, wide, high = map(float, text.split())
    return left, top, left + wide, top + high


def test_every_province_has_a_shape_and_lies_in_the_picture() -> None:
    assert {shape.code for shape in shapes.provinces()} == {each.code for each in places.provinces()}
    left, top, right, bottom = box(shapes.country_box())
    for x, y in shapes.centres().values():
        assert left < x < right
        assert top < y < bottom


def test_every_seat_lies_at_its_province() -> None:
    far = []
    for district in places.districts():
        left, top, right, bottom = box(shapes.province_box(district.province))
        x, y = shapes.seats()[district.code]
        if not (left - 12 <= x <= right + 12 and top - 12 <= y <= bottom + 12):
            far.append(district.full_name)
    assert far == []


def test_every_district_has_one_hexagon_of_its_own() -> None:
    tiles = shapes.tiles()
    assert set(tiles) == {each.code for each in places.districts()}
    assert len({tile.middle for tile in tiles.values()}) == len(tiles) == 973


@pytest.mark.parametrize("code", ["27", "34", "69", "06"])
def test_hexagons_of_a_province_stand_side_by_side(code: str) -> None:
    tiles = shapes.own_tiles(code)
    assert {tile.code for tile in tiles} == {each.code for each in places.districts(code)}
    nearest = [min(dist(one.middle, two.middle) for two in tiles if two is not one) for one in tiles]
    assert all(abs(way - shapes.OWN_TILE * sqrt(3)) < 0.01 for way in nearest)


def test_near_places_stay_near_on_the_hexagons() -> None:
    """Six of ten districts touch, among their hexagon's neighbours, one of their three nearest districts; by chance 2 % would."""
    tiles, seats = shapes.tiles(), shapes.seats()
    kept = 0
    for code, tile in tiles.items():
        near = sorted(seats, key=lambda other: (dist(seats[code], seats[other]), other))[1:4]
        kept += any(dist(tile.middle, tiles[other].middle) < shapes.TILE * 1.8 for other in near)
    assert kept / len(tiles) > 0.6


def test_provinces_keep_together_on_the_hexagons() -> None:
    tiles = shapes.tiles()
    beside = sum(
        any(
            0 < dist(tiles[one.code].middle, tiles[two.code].middle) < shapes.TILE * 1.8
            for two in places.districts(one.province)
        )
        for one in places.districts()
    )
    assert beside / len(tiles) > 0.97


def test_countries_carry_codes_that_the_list_of_countries_knows() -> None:
    for drawn in (shapes.world(), shapes.europe()):
        codes = [land.code for land in drawn if land.code]
        assert len(codes) == len(set(codes))
        for code in codes:
            places.country(code)
        assert {"TR", "DE", "CY"} <= set(codes)


def test_pieces_with_a_disputed_status_follow_the_chosen_view() -> None:
    apart = [land.name_en for land in shapes.europe("turkiye") if land.name_en]
    assert apart == ["Turkish Republic of Northern Cyprus"]
    assert [land for land in shapes.europe("joined") if land.name_en] == []


def test_small_countries_have_a_point() -> None:
    assert {"MT", "LU", "SG"} <= set(shapes.capitals())
    assert {"MT", "DE", "TR"} <= shapes.in_europe()
    assert "AU" not in shapes.in_europe()


def test_shapes_are_small_enough_for_a_phone() -> None:
    country = "".join(shape.path for shape in shapes.provinces())
    tiles = "".join(tile.path for tile in shapes.tiles().values())
    assert len(gzip.compress((country + tiles).encode())) < 40_000
