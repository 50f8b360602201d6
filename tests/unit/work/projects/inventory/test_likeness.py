"""How alike two projects are: the same from either side, blind to case and endings, wary of other phases, years, places."""

from hypothesis import given
from hypothesis import strategies as st

from imece.work.projects.inventory.likeness import ALIKE, SURELY, Likes, Trait, likeness, trait

TITLES = st.text(st.sampled_from("abcçdeğıiİkolşuü 123"), max_size=40)
TRAITS = st.builds(
    trait,
    TITLES,
    st.lists(st.sampled_from(["27", "27.1", "27.2", "16", "DE"]), max_size=2),
    st.one_of(st.none(), st.integers(2008, 2026)),
)


@given(TRAITS, TRAITS)
def test_likeness_is_the_same_from_either_side(one: Trait, other: Trait) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(TRAITS)
def test_a_project_is_found_again_unless_it_says_nothing(one: Trait) -> None:
    likes = Likes()
    likes.add(7, one)
    found = likes.likest(one)
    if likeness(one, one) >= ALIKE:
        assert found == (7, likeness(one, one))


def test_case_endings_and_general_words_do_not_matter() -> None:
    one = trait("Kadınların Güçlendirilmesi Projesi", ["27.1844"], 2019)
    assert likeness(one, trait("KADINLARIN GÜÇLENDİRİLMESİ", ["27.1844"], 2019)) >= SURELY
    assert likeness(one, trait("Kadınların güçlendirilmesi", ["27"], 2019)) >= ALIKE


def test_other_phase_year_or_place_is_another_project() -> None:
    one = trait("Atık su arıtma tesisi 1", ["27.1844"], 2019)
    assert likeness(one, trait("Atık su arıtma tesisi 2", ["27.1844"], 2019)) < ALIKE
    assert likeness(one, trait("Atık su arıtma tesisi 1", ["27.1844"], 2012)) < ALIKE
    assert likeness(one, trait("Atık su arıtma tesisi 1", ["16.1859"], 2019)) < ALIKE


def test_one_word_alone_says_too_little() -> None:
    assert likeness(trait("Gençlik"), trait("Gençlik")) < ALIKE
    assert likeness(trait("Gençlik", ["27"], 2019), trait("Gençlik", ["27"], 2019)) == 1


def test_the_likest_of_many_is_found() -> None:
    likes = Likes()
    for key in range(1, 400):
        likes.add(key, trait(f"Köy yolu yapımı {key}", ["27"], 2019))
    likes.add(900, trait("Genç girişimciler için dijital beceri atölyesi", ["27"], 2020))
    found = likes.likest(trait("Genç girişimcilere dijital beceri atölyeleri", ["27"], 2020))
    assert found is not None
    assert found[0] == 900
    assert likes.likest(trait("Zeytin üretimi", ["27"], 2020)) is None
