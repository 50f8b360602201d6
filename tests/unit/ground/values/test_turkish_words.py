"""Search form, query terms and near names."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.values.turkish import fold, likeness, lower, query_terms, search_form, upper
from tests.unit.ground.values.strategies import any_text, steady, turkish_names, turkish_words


def finds(query: str, text: str) -> bool:
    """Search one text as both databases do: every query word as stem* OR fold*."""
    expression = " AND ".join(f'("{stem}"* OR "{whole}"*)' for stem, whole in query_terms(query))
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5(form, tokenize='unicode61 remove_diacritics 0')"
        )
        connection.execute("INSERT INTO t VALUES (?)", [search_form(text)])
        return connection.execute("SELECT 1 FROM t WHERE t MATCH ?", [expression]).fetchone() is not None
    finally:
        connection.close()


@pytest.mark.parametrize("query", ["izmir", "IZMIR", "İzmir", "ızmır", "İZMİR".lower(), "İzmir'in", "izm"])
def test_every_way_to_type_izmir_finds_izmir(query: str) -> None:
    assert finds(query, "T.C. İZMİR Valiliği")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ığdır", "IĞDIR İl Özel İdaresi"),
        ("igdir", "Iğdır'da gençlik"),
        ("ISPARTA", "ısparta gülü"),
        ("çankırı", "ÇANKIRI"),
        ("hibe", "Avrupa Birliği hibesi"),
        ("dernek", "Kadın Derneği"),
        ("derneği", "KADIN DERNEKLERİ"),
        ("gençlerin projesi", "Genç Projeleri"),
        ("ticaret odası", "Ticaret Odaları Birliği"),
        ("adres", "Elektronik adresi"),
        ("belediyesi", "Belediye"),
        ("Türkiye'deki hibeler", "Türkiye hibe programı"),
        ("o'neil", "Prof. O'Neil"),
        ("hedef 2.4", "Hedef 2.4.9"),
    ],
)
def test_query_finds_other_forms_of_its_words(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(("query", "text"), [("izmir", "İzmit"), ("hibe proje", "Avrupa hibesi")])
def test_query_does_not_find_what_lacks_a_word(query: str, text: str) -> None:
    assert not finds(query, text)


def test_search_form_stems_before_it_folds() -> None:
    assert search_form("Derneği") == "dernek dernegi"
    assert search_form("Projesi") == "proje projesi"
    assert search_form("İZMİR izmir") == "izmir"
    assert search_form(None) == search_form(" — ") == ""


@given(turkish_names)
@steady
def test_search_form_holds_the_fold_of_each_word_once(name: str) -> None:
    tokens = search_form(name).split()
    assert set(fold(lower(name)).split()) <= set(tokens)
    assert len(tokens) == len(set(tokens))
    assert set(search_form(upper(name)).split()) >= set(fold(name).split())


@given(turkish_names)
@steady
def test_a_name_is_found_by_itself_in_any_case(name: str) -> None:
    assert finds(name, name)
    assert finds(upper(name), lower(name))
    assert finds(fold(name), name)


@given(any_text)
@steady
def test_query_terms_are_few_and_plain(text: str) -> None:
    terms = query_terms(text)
    assert len(terms) <= 8
    for stem, whole in terms:
        assert stem
        assert whole
        assert set(stem + whole) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


def test_query_terms_stop_at_eight_and_drop_doubles() -> None:
    assert query_terms("a b c d e f g h i j") == [(letter, letter) for letter in "abcdefgh"]
    assert query_terms("izmir İzmir IZMIR") == [("izmir", "izmir")]
    assert query_terms('") OR 1=1 --') == [("or", "or"), ("1", "1")]
    assert query_terms(None) == query_terms("Жук") == []


def test_query_terms_cut_words_of_absurd_length() -> None:
    assert query_terms("a" * 5000) == [("a" * 40, "a" * 40)]


@given(st.lists(turkish_words, min_size=50, max_size=50, unique=True))
@steady
def test_stems_do_not_depend_on_the_thread(words: list[str]) -> None:
    alone = [search_form(word) for word in words]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(search_form, words)) == alone


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("İzmir Büyükşehir Belediyesi", "IZMIR BÜYÜK ŞEHİR BELEDİYESİ"),
        ("Karşıyaka Belediyesi", "Karsiyaka Beledyesi"),
        ("Çevre Derneği", "Dernek, Çevre"),
        ("Ege Üniversitesi", "EGE ÜNIVERSITESI"),
    ],
)
def test_near_names_are_alike(first: str, second: str) -> None:
    assert likeness(first, second) >= 0.85


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Konak Belediyesi", "Bornova Belediyesi"),
        ("Ankara Üniversitesi", "Amasya Üniversitesi"),
        ("Hedef 2.1 Gençlik çalışmaları", "Hedef 2.2 Gençlik çalışmaları"),
        ("Ege Üniversitesi", "Ege Üniversitesi Hastanesi Vakfı"),
    ],
)
def test_other_names_are_less_alike(first: str, second: str) -> None:
    assert likeness(first, second) < 0.85


def test_likeness_of_nothing_is_nothing() -> None:
    assert likeness("", "İzmir") == likeness(None, None) == likeness("…", "…") == 0.0
    assert likeness("abc", "xyz") == 0.0


@given(turkish_names, turkish_names)
@steady
def test_likeness_is_a_symmetric_share(first: str, second: str) -> None:
    assert 0.0 <= likeness(first, second) <= 1.0
    assert likeness(first, second) == likeness(second, first)
    assert likeness(first, " ".join(reversed(first.split()))) == 1.0
    assert likeness(first, upper(first)) == 1.0
