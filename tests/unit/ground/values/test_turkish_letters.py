"""Turkish casing, folding, order and slugs, with the traps that C rules set."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values import turkish
from tests.unit.ground.values.strategies import (
    TURKISH_ALPHABET,
    TURKISH_CAPITALS,
    any_text,
    small_words,
    steady,
    turkish_names,
)

DOT = "\u0307"


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("İZMİR", "izmir"),
        ("IĞDIR", "ığdır"),
        ("İZMİR".lower(), "izmir"),
        ("I" + DOT + "ZMI" + DOT + "R", "izmir"),
        ("ı" + DOT + "zmir", "izmir"),
        ("ÇANKIRI", "çankırı"),
        ("C\u0327ANKIRI", "çankırı"),
        ("", ""),
        (None, ""),
    ],
)
def test_lower_follows_turkish(text: str | None, small: str) -> None:
    assert turkish.lower(text) == small


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("izmir", "İZMİR"), ("ığdır", "IĞDIR"), ("i" + DOT + "zmir", "İZMİR"), ("şişli", "ŞİŞLİ"), (None, "")],
)
def test_upper_follows_turkish(text: str | None, capitals: str) -> None:
    assert turkish.upper(text) == capitals


def test_each_letter_of_the_alphabet_changes_case_to_its_partner() -> None:
    assert turkish.upper(TURKISH_ALPHABET) == TURKISH_CAPITALS
    assert turkish.lower(TURKISH_CAPITALS) == TURKISH_ALPHABET


def test_capitalise_changes_the_first_letter_only() -> None:
    assert turkish.capitalise("izmir AB projesi") == "İzmir AB projesi"
    assert turkish.capitalise("ısparta") == "Isparta"
    assert turkish.capitalise("") == turkish.capitalise(None) == ""


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("İZMİR BÜYÜKŞEHİR BELEDİYESİ", "İzmir Büyükşehir Belediyesi"),
        ("IĞDIR'IN ÇOCUKLARI", "Iğdır'ın Çocukları"),
        ("ÇEVRE VE ŞEHİRCİLİK", "Çevre ve Şehircilik"),
        ("ve insan", "Ve İnsan"),
        ("çevre-iklim", "Çevre-İklim"),
        ("2. ilçe toplantısı", "2. İlçe Toplantısı"),
        (None, ""),
    ],
)
def test_title_writes_names(text: str | None, titled: str) -> None:
    assert turkish.title(text) == titled


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("çğıöşüâîû", "cgiosuaiu"),
        ("ÇĞIİÖŞÜÂÎÛ", "cgiiosuaiu"),
        ("Łódź, Tromsø, Straße, Þingvellir, Ærø", "lodz, tromso, strasse, thingvellir, aero"),
        ("\uff29zmir \ufb01", "izmir fi"),
        ("Θεσσαλονίκη", "θεσσαλονικη"),
        (None, ""),
    ],
)
def test_fold_leaves_plain_letters(text: str | None, folded: str) -> None:
    assert turkish.fold(text) == folded


@given(any_text)
@steady
def test_no_function_leaves_a_stray_dot_or_changes_its_own_result(text: str) -> None:
    for function in (turkish.lower, turkish.upper, turkish.fold, turkish.slug, turkish.tidy):
        once = function(text)
        assert DOT not in once
        assert function(once) == once
    assert DOT not in turkish.capitalise(text) + turkish.title(text) + turkish.sort_key(text)


@given(turkish_names)
@steady
def test_case_round_trips_and_does_not_matter_to_fold_and_order(name: str) -> None:
    small = turkish.lower(name)
    assert turkish.lower(turkish.upper(small)) == small
    assert turkish.upper(turkish.lower(turkish.upper(name))) == turkish.upper(name)
    assert turkish.title(turkish.title(name)) == turkish.title(name)
    assert turkish.fold(turkish.upper(name)) == turkish.fold(name) == turkish.fold(small)
    assert turkish.sort_key(turkish.upper(name)) == turkish.sort_key(name)
    assert turkish.same(name, f"  {turkish.upper(name)} ")


@given(small_words, small_words)
@steady
def test_sort_key_orders_words_as_the_turkish_alphabet_does(first: str, second: str) -> None:
    expected = [TURKISH_ALPHABET.index(letter) for letter in first] < [
        TURKISH_ALPHABET.index(letter) for letter in second
    ]
    assert (turkish.sort_key(first) < turkish.sort_key(second)) is expected


@given(st.integers(0, 10**30), st.integers(0, 10**30))
@steady
def test_sort_key_orders_numbers_by_value(first: int, second: int) -> None:
    assert (turkish.sort_key(f"Hedef 2.{first} x") < turkish.sort_key(f"HEDEF 2.{second} x")) is (
        first < second
    )


@given(any_text, any_text, st.integers(1, 30))
@steady
def test_sort_key_is_bounded_ascii_and_a_shorter_one_never_turns_the_order(
    first: str, second: str, limit: int
) -> None:
    low, high = sorted((first, second), key=turkish.sort_key)
    assert turkish.sort_key(low, limit) <= turkish.sort_key(high, limit)
    assert len(turkish.sort_key(first, limit)) <= limit
    assert turkish.sort_key(first).isascii()
    assert turkish.sort_key(first).isprintable()


def test_sort_key_gives_the_order_of_the_turkish_collation() -> None:
    ordered = [
        "", "7 Nisan", "12 Mart", "cam", "çam", "Çorum", "dal", "gaz", "ğ", "hatay", "Hedef 2", "Hedef 2.9",
        "Hedef 2.10", "hz", "ığdır", "ısparta", "İstanbul", "izmir", "kâr", "kart", "o", "öz", "san", "şan", "zil",
        "Σ", "Жук",
    ]  # fmt: skip
    assert sorted([*ordered[12:], *ordered[:12]], key=turkish.sort_key) == ordered
    assert turkish.sort_key("Şubat", limit=3) == "s~u"
    assert turkish.sort_key("Ankara'nın") == turkish.sort_key("ankara  NIN")
    assert turkish.sort_key("kâr") == turkish.sort_key("KAR")


@given(st.lists(any_text, max_size=12))
@steady
def test_sort_key_orders_alike_in_python_and_sqlite(texts: list[str]) -> None:
    keys = [turkish.sort_key(text) for text in texts]
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (k TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
        from_database = [row[0] for row in connection.execute("SELECT k FROM t ORDER BY k")]
    connection.close()
    assert from_database == sorted(keys)
    assert from_database == [key.decode() for key in sorted(key.encode() for key in keys)]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Iğdır ışık", "igdir-isik"),
        ("İzmir'in  Çocukları — 2021!", "izmirin-cocuklari-2021"),
        ("Łódź & Straße", "lodz-strasse"),
        ("…", ""),
        (None, ""),
    ],
)
def test_slug_keeps_every_letter(text: str | None, slug: str) -> None:
    assert turkish.slug(text) == slug


def test_slug_is_cut_without_a_hyphen_at_the_end() -> None:
    assert turkish.slug("Kadın Emeği", limit=6) == "kadin"


@given(any_text, st.integers(1, 20))
@steady
def test_slug_holds_only_address_letters(text: str, limit: int) -> None:
    slug = turkish.slug(text, limit)
    assert len(slug) <= limit
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")


def test_same_ignores_case_marks_and_spacing_but_not_letters() -> None:
    assert turkish.same("IĞDIR", "  ığdır")
    assert turkish.same("İzmir  İli", "IZMIR ili")
    assert turkish.same(None, "  ")
    assert not turkish.same("İzmir", "İzmit")
