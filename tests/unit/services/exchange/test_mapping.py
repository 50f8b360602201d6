"""Headings find their columns by name, alias and likeness; what is left over is told."""

from imece.services.exchange.mapping import Column, fingerprint, propose, settled

COLUMNS = [
    Column("title", "Project title", ("Proje adı", "Projenin adı"), required=True),
    Column("district", "District", ("İlçe",), required=True),
    Column("budget", "Budget", ("Bütçe", "Toplam bütçe")),
    Column("ended", "End", ("Bitiş tarihi",)),
]


def test_the_same_names_match_whatever_their_case_and_marks() -> None:
    mapping = propose(["PROJE ADI *", " ilçe:", "BÜTÇE", "Not"], COLUMNS)
    assert mapping.chosen == {"title": "PROJE ADI *", "district": " ilçe:", "budget": "BÜTÇE"}
    assert mapping.guessed == frozenset()
    assert mapping.unused == ("Not",)
    assert mapping.complete


def test_near_names_are_guessed_and_marked() -> None:
    mapping = propose(["Proje adi", "Ilcesi", "Bitis tarihleri"], COLUMNS)
    assert mapping.chosen["title"] == "Proje adi"
    assert mapping.chosen.get("ended") == "Bitis tarihleri"
    assert mapping.guessed == {"ended"} | ({"district"} & set(mapping.chosen))


def test_unlike_names_are_not_guessed_and_required_ones_are_missed() -> None:
    mapping = propose(["Sıra", "Telefon", "Bütçe"], COLUMNS)
    assert mapping.chosen == {"budget": "Bütçe"}
    assert [column.key for column in mapping.missing] == ["title", "district"]
    assert not mapping.complete


def test_one_heading_fills_one_column_only() -> None:
    twins = [Column("first", "Ad"), Column("second", "Ad")]
    assert propose(["Ad"], twins).chosen == {"first": "Ad"}


def test_what_was_remembered_wins_while_its_heading_is_there() -> None:
    remembered = {"title": "Not", "budget": "Gone", "unknown": "İlçe"}
    mapping = propose(["Proje adı", "Not", "İlçe", "Bütçe"], COLUMNS, remembered)
    assert mapping.chosen == {"title": "Not", "district": "İlçe", "budget": "Bütçe"}


def test_settled_tells_what_a_choice_leaves_over() -> None:
    mapping = settled(["a", "b"], COLUMNS, {"title": "a"})
    assert (mapping.unused, [column.key for column in mapping.missing]) == (("b",), ["district"])


def test_the_fingerprint_knows_a_form_again() -> None:
    assert fingerprint(["Proje adı", "İLÇE"]) == fingerprint(["PROJE  ADI", "ilçe"])
    assert fingerprint(["Proje adı", "İlçe"]) != fingerprint(["İlçe", "Proje adı"])
