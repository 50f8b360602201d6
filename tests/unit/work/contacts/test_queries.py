"""What a typed name surely means: the office's decision first, then the only bearer of the key."""

from __future__ import annotations

from imece.work.contacts import queries
from imece.work.contacts.models import Institution, InstitutionName, NameDecision
from tests.cast import Cast


def _institution(name: str, **facts: object) -> Institution:
    return Institution.objects.create(name=name, **facts)


def test_sure_match_by_name_other_name_and_english_name(cast: Cast) -> None:
    city = _institution("Gaziantep Büyükşehir Belediyesi")
    union = _institution("Türkiye Belediyeler Birliği", name_en="Union of Municipalities of Türkiye")
    InstitutionName.objects.create(institution=union, name="TBB")
    typed = ["G.Antep B.Şehir Bld.", "TBB", "union of municipalities of turkiye", "Bilinmeyen Kurum"]
    assert queries.sure_matches(cast.gaziantep.office.pk, typed) == {
        typed[0]: city.pk,
        typed[1]: union.pk,
        typed[2]: union.pk,
    }


def test_no_sure_match_when_two_bear_the_name_or_it_is_merged(cast: Cast) -> None:
    first, _second = (
        _institution("Atatürk Lisesi", province="16"),
        _institution("Atatürk Lisesi", province="27"),
    )
    gone = _institution("Eski Kurum", merged_into=first)
    assert queries.sure_matches(cast.gaziantep.office.pk, ["Atatürk Lisesi", gone.name]) == {}


def test_decision_of_the_office_wins_and_never_serves_another_office(cast: Cast) -> None:
    first, second = _institution("Atatürk Lisesi"), _institution("Atatürk Lisesi", province="27")
    lone = _institution("Yeşil Dernek")
    ours = cast.gaziantep.office
    NameDecision.objects.create(office=ours, name="atatürk lisesi", institution=second, decided_by="Ebru")
    NameDecision.objects.create(office=ours, name="Yeşil Dernek", institution=None, decided_by="Ebru")
    typed = ["Atatürk Lisesi", "Yeşil Dernek"]
    assert queries.sure_matches(ours.pk, typed) == {"Atatürk Lisesi": second.pk}
    assert queries.sure_matches(cast.orhangazi.office.pk, typed) == {"Yeşil Dernek": lone.pk}
    assert first.pk != second.pk
