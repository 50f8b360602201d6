"""Places found by what people type."""

import pytest

from imece.services.reference import places
from imece.services.reference.finding import find_country, find_district, find_province


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("izmir", "35"),
        ("İZMİR", "35"),
        ("IZMIR İLİ", "35"),
        (" Iğdır ", "76"),
        ("35", "35"),
        ("7", "07"),
        ("Urfa", "63"),
    ],
)
def test_province_is_certain_for(text: str, code: str) -> None:
    assert find_province(text).match == places.province(code)


@pytest.mark.parametrize("text", [None, "", "  ", "99", "Londra", "%%%"])
def test_province_is_not_found_for(text: str | None) -> None:
    finding = find_province(text)
    assert (finding.match, finding.proposals) == (None, ())


def test_province_with_a_slip_is_proposed_not_guessed() -> None:
    finding = find_province("Eskişehr")
    assert finding.match is None
    assert finding.proposals[0].name == "Eskişehir"


@pytest.mark.parametrize(
    ("text", "province", "full_name"),
    [
        ("konak", "35", "Konak / İzmir"),
        ("KONAK İLÇESİ", None, "Konak / İzmir"),
        ("Konak (İzmir)", None, "Konak / İzmir"),
        ("İzmir - Konak", None, "Konak / İzmir"),
        ("Amasya Merkez", None, "Merkez / Amasya"),
        ("amasya", "05", "Merkez / Amasya"),
        ("Yenişehir", "16", "Yenişehir / Bursa"),
        ("yenisehir/mersin", None, "Yenişehir / Mersin"),
        ("1819", None, "Konak / İzmir"),
    ],
)
def test_district_is_certain_for(text: str, province: str | None, full_name: str) -> None:
    match = find_district(text, province).match
    assert match is not None
    assert match.full_name == full_name


def test_province_may_be_given_as_itself() -> None:
    assert find_district("Yenişehir", places.province("21")).match == places.districts("21")[-1]


def test_district_with_namesakes_is_proposed() -> None:
    finding = find_district("Yenişehir")
    assert finding.match is None
    assert [each.full_name for each in finding.proposals] == [
        "Yenişehir / Bursa",
        "Yenişehir / Diyarbakır",
        "Yenişehir / Mersin",
    ]


def test_district_of_another_province_is_not_taken() -> None:
    finding = find_district("Konak", "06")
    assert finding.match is None
    assert all(each.province == "06" for each in finding.proposals)
    assert find_district("1819", "06").match is None


def test_district_with_a_slip_is_proposed() -> None:
    finding = find_district("Karsıyka", "35")
    assert finding.match is None
    assert finding.proposals[0].name == "Karşıyaka"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Çekya", "CZ"),
        ("ÇEK CUMHURİYETİ", "CZ"),
        ("czech republic", "CZ"),
        ("Hollanda", "NL"),
        ("The Netherlands", "NL"),
        ("belcika", "BE"),
        ("BELGIUM", "BE"),
        ("İngiltere", "GB"),
        ("Turkey", "TR"),
        ("abd", "US"),
        ("be", "BE"),
        ("Bosna Hersek", "BA"),
        ("Il", "IL"),
    ],
)
def test_country_is_certain_for(text: str, code: str) -> None:
    assert find_country(text).match == places.country(code)


@pytest.mark.parametrize("text", [None, "", " - ", "Xanadu"])
def test_country_is_not_found_for(text: str | None) -> None:
    finding = find_country(text)
    assert (finding.match, finding.proposals) == (None, ())


@pytest.mark.parametrize("text", [None, "", "ilçesi"])
def test_district_is_not_found_for(text: str | None) -> None:
    finding = find_district(text)
    assert (finding.match, finding.proposals) == (None, ())


def test_country_with_a_slip_is_proposed() -> None:
    finding = find_country("Almanyaa")
    assert finding.match is None
    assert "DE" in [each.code for each in finding.proposals]


def test_every_name_of_a_country_finds_that_country() -> None:
    for country in places.countries():
        for name in (country.code, country.name_tr, country.name_en, *country.aliases):
            assert find_country(name).match == country, name


def test_every_district_is_found_by_its_full_name() -> None:
    for district in places.districts():
        assert find_district(district.full_name).match == district
