"""Provinces, districts, countries, currencies: complete, right and in Turkish order."""

import math

import pytest

from imece.services.reference import places

EU = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GR",
    "HR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
]


def test_provinces_are_complete_and_in_turkish_order() -> None:
    names = [province.name for province in places.provinces()]
    assert len(names) == len(set(names)) == 81
    assert names[0] == "Adana"
    assert names[-1] == "Zonguldak"
    assert names.index("Iğdır") < names.index("Isparta") < names.index("İstanbul") < names.index("İzmir")
    assert names.index("Çorum") > names.index("Burdur")
    assert names.index("Şanlıurfa") > names.index("Sivas")


def test_thirty_provinces_are_metropolitan_and_kayseri_is_one() -> None:
    assert sum(province.metropolitan for province in places.provinces()) == 30
    assert places.province("38").metropolitan
    assert not places.province("05").metropolitan


def test_population_of_districts_adds_up_to_their_provinces() -> None:
    for province in places.provinces():
        assert sum(district.population for district in places.districts(province.code)) == province.population
    assert sum(province.population for province in places.provinces()) == 85_372_377


def test_regions_follow_the_statistical_classification() -> None:
    assert places.province("35").nuts3 == "TR310"
    assert places.province("35").nuts2 == "TR31"
    assert len({province.nuts3 for province in places.provinces()}) == 81
    assert len({province.nuts2 for province in places.provinces()}) == 26


@pytest.mark.parametrize("code", ["7", "07"])
def test_province_code_may_lack_its_zero(code: str) -> None:
    assert places.province(code).name == "Antalya"


def test_unknown_codes_are_key_errors() -> None:
    for look_up in (places.province, places.district, places.country, places.currency):
        with pytest.raises(KeyError):
            look_up("0")
    assert places.districts("99") == ()


def test_districts_are_complete_and_in_turkish_order() -> None:
    assert len(places.districts()) == len({district.code for district in places.districts()}) == 973
    izmir = [district.name for district in places.districts("35")]
    assert len(izmir) == 30
    assert izmir[:3] == ["Aliağa", "Balçova", "Bayındır"]
    assert izmir.index("Kınık") < izmir.index("Kiraz") < izmir.index("Konak")
    assert izmir.index("Çeşme") < izmir.index("Çiğli") < izmir.index("Dikili")


def test_every_province_has_one_centre_unless_it_is_metropolitan() -> None:
    for province in places.provinces():
        centres = [each for each in places.districts(province.code) if each.name == places.CENTRE]
        assert len(centres) == (0 if province.metropolitan else 1), province.name


def test_every_seat_lies_near_the_centre_of_its_province() -> None:
    for district in places.districts():
        centre = places.province(district.province).point
        shrink = math.cos(math.radians(centre.latitude))
        north = (district.point.latitude - centre.latitude) * 111
        east = (district.point.longitude - centre.longitude) * 111 * shrink
        assert math.hypot(north, east) < 190, district.full_name
        assert 35.8 < district.point.latitude < 42.2
        assert 25.6 < district.point.longitude < 44.9


def test_full_name_says_the_province() -> None:
    assert places.district("1819").full_name == "Konak / İzmir"


def test_members_of_the_european_union_are_the_twenty_seven() -> None:
    assert sorted(places.eu_members()) == EU


@pytest.mark.parametrize(
    ("code", "turkish", "english"),
    [
        ("BE", "Belçika", "Belgium"),
        ("CZ", "Çekya", "Czechia"),
        ("NL", "Hollanda", "Netherlands"),
        ("TR", "Türkiye", "Türkiye"),
        ("BA", "Bosna-Hersek", "Bosnia and Herzegovina"),
        ("MK", "Kuzey Makedonya", "North Macedonia"),
        ("PS", "Filistin", "Palestine"),
    ],
)
def test_countries_have_both_names(code: str, turkish: str, english: str) -> None:
    country = places.country(code)
    assert (country.name("tr"), country.name("en"), country.name()) == (turkish, english, turkish)


def test_countries_are_unique_and_sorted_in_turkish() -> None:
    names = [country.name_tr for country in places.countries()]
    assert len(names) == len(set(names)) == len({country.code for country in places.countries()})
    assert names.index("Cibuti") < names.index("Çad") < names.index("Çekya") < names.index("Danimarka")
    assert len(names) == 250
    assert places.country("be") is places.country("BE")
    assert places.country("it").name_en == "Italy"


def test_currencies_have_signs_and_names() -> None:
    assert places.currency("TRY").symbol == "₺"
    assert places.currency("EUR").symbol == "€"
    assert places.currency("TRY").name("en") == "Turkish Lira"
    assert {"CHF", "GBP", "USD"} < {currency.code for currency in places.currencies()}
