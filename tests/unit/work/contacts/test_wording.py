"""The key of a name: abbreviations, casing, dotless ı, punctuation and word order do not count, other words do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values import turkish
from imece.work.contacts.wording import LONGEST_KEY, name_key

WORDS = st.lists(
    st.sampled_from(
        [
            "Gaziantep",
            "Büyükşehir",
            "Belediyesi",
            "İl",
            "Millî",
            "Eğitim",
            "Müdürlüğü",
            "Iğdır",
            "Çağrı",
            "Şti",
        ]
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("T.C. Gaziantep B.Şehir Bld.", "Gaziantep Büyükşehir Belediyesi"),
        ("GAZIANTEP BÜYÜK ŞEHİR BELEDİYE BAŞKANLIĞI", "Gaziantep Büyükşehir Belediyesi"),
        ("G.Antep BB", "Gaziantep Büyükşehir Belediyesi"),
        ("İl Milli Eğt. Md.", "İl Millî Eğitim Müdürlüğü"),
        ("Bursa İl MEM", "Bursa İl Milli Eğitim Müdürlüğü"),
        ("Ege Üni.", "Ege Üniversitesi"),
        ("Bursa Valiliği'nin", "Bursa Valiliği"),
        ("Ak Gıda San. ve Tic. A.Ş.", "Ak Gıda Sanayi ve Ticaret Anonim Şirketi"),
        ("Mavi Ltd. Şti.", "Mavi Limited Şirketi"),
        ("Türkiye Belediyeler Birliği (TBB)", "Türkiye Belediyeler Birliği"),
        ("Orhangazi Halk Eğt. Mrk.", "Orhangazi Halk Eğitim Merkezi"),
    ],
)
def test_key_is_the_same_when_only_the_writing_differs(said: str, meant: str) -> None:
    assert name_key(said) == name_key(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaziantep Belediyesi", "Gaziantep Büyükşehir Belediyesi"),
        ("Bursa Valiliği", "Bursa Belediyesi"),
        ("Hürriyet İlkokulu", "Hürriyet Ortaokulu"),
        ("1. Organize Sanayi Bölgesi", "2. Organize Sanayi Bölgesi"),
    ],
)
def test_key_differs_when_the_institution_does(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.data())
def test_key_does_not_count_case_order_or_punctuation(data: st.DataObject) -> None:
    words = data.draw(WORDS)
    shuffled = data.draw(st.permutations(words))
    assert name_key(" - ".join(shuffled)) == name_key(" ".join(words))
    assert name_key(",  ".join(turkish.upper(word) for word in shuffled)) == name_key(" ".join(words))


@given(st.text(max_size=300))
def test_key_of_any_text_is_short_and_stays_itself_in_other_letters(text: str) -> None:
    key = name_key(text)
    assert len(key) <= LONGEST_KEY
    assert key == name_key(f"  {text} ")
    assert key == turkish.fold(key)
