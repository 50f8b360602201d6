"""Lists for forms."""

from django.utils.translation import override

from imece.services.reference import choices


def test_provinces_and_their_districts_are_pairs_of_code_and_name() -> None:
    assert choices.province_choices()[0] == ("01", "Adana")
    assert ("1819", "Konak") in choices.district_choices("35")
    assert choices.district_choices("99") == []


def test_all_districts_are_grouped_by_province() -> None:
    groups = dict(choices.all_district_choices())
    assert sum(len(group) for group in groups.values()) == 973
    assert groups["İzmir"] == choices.district_choices("35")


def test_a_list_changed_by_its_reader_does_not_change_for_others() -> None:
    choices.province_choices().clear()
    assert len(choices.province_choices()) == 81


def test_countries_follow_the_language() -> None:
    turkish = [name for _, name in choices.country_choices("tr")]
    english = [name for _, name in choices.country_choices("en-gb")]
    assert turkish.index("Cibuti") < turkish.index("Çekya") < turkish.index("Danimarka")
    assert english.index("Cyprus") < english.index("Czechia") < english.index("Denmark")
    assert english.index("Åland Islands") < english.index("Belgium")
    with override("en"):
        assert choices.country_choices() == choices.country_choices("en")
        assert ("TRY", "TRY – Turkish Lira") in choices.currency_choices()
    with override("tr"):
        assert choices.country_choices() == choices.country_choices("tr")
