"""From the address to an answer: which projects, what they come to by place, and the word that was probably meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar, cast

from imece.ground.values import turkish
from imece.overview.bank.filters import BY_AMOUNT, Asked
from imece.overview.bank.reading import bank, read
from imece.overview.bank.spelling import corrected
from imece.services.search.queries import public_objects
from imece.work.projects.models import FINDABLE, Project
from imece.work.projects.policies import visible_to
from imece.work.projects.queries import matching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import QueryDict

    from imece.overview.bank.reading import Bank
    from imece.overview.bank.tallies import Tally
    from imece.services.accounts.actor import Actor
    from imece.work.projects.querysets import ProjectQuerySet

    Search = Callable[[str], Iterable[int]]

Worked = TypeVar("Worked")
SHOWN: Final = (
    "office",
    "funder",
    "programme",
    "title",
    "translations",
    "status",
    "start",
    "start_precision",
    "end",
    "end_precision",
    "extended_end",
    "last_day",
    "grant_amount",
    "grant_try",
    "currency",
)
MOST_ANSWERS: Final = 2_000  # kept with one reading of the bank


@dataclass(slots=True)
class Answer:
    """What a question leaves: the bits of its projects, how many there are, the words it was answered for."""

    asked: Asked
    mask: int
    total: Tally
    searched: str

    @property
    def bank(self) -> Bank:
        """What was asked."""
        return self.asked.bank

    @property
    def was_corrected(self) -> bool:
        """Whether other words were searched than those typed."""
        return self.searched != self.asked.words

    @property
    def pages(self) -> int:
        """How many pages the list has (at least one)."""
        return max(1, -(-self.total.count // self.asked.size))

    @property
    def page(self) -> int:
        """The page shown; beyond the last it is the last."""
        return min(self.asked.page, self.pages)

    @property
    def first(self) -> int:
        """Number of the first row shown, from 1; 0 when there is none."""
        return (self.page - 1) * self.asked.size + 1 if self.total.count else 0

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.page * self.asked.size, self.total.count)

    def tallies(self, facet: str) -> dict[str, Tally]:
        """The projects by place or country, kept for the next who asks the same."""
        question = ("tallies", facet, self.asked.key())
        return remembered(self.bank, question, lambda: self.bank.index.tallies(self.mask, facet))

    def values(self, facet: str) -> dict[str, int]:
        """What colours the map: number or lira by place."""
        if self.asked.by == BY_AMOUNT:
            return {value: tally.amount for value, tally in self.tallies(facet).items()}
        return remembered(
            self.bank,
            ("counts", facet, self.asked.key()),
            lambda: self.bank.index.counts(self.mask, facet),
        )

    def rows(self) -> list[Project]:
        """The projects of the page, read from the database: what was withdrawn a moment ago is not there."""
        keys = remembered(
            self.bank,
            ("page", self.asked.key(), self.asked.sort, self.first, self.last),
            lambda: self.bank.index.page(self.mask, self.asked.sort, max(self.first - 1, 0), self.last),
        )
        return in_order(self.bank, listed().filter(pk__in=keys), keys)

    def all_keys(self) -> list[int]:
        """Every project of the answer in the order of the list, for the download."""
        return self.bank.index.page(self.mask, self.asked.sort, 0, self.total.count)


def answer(query: QueryDict) -> Answer:
    """Answer an address for everybody."""
    held = bank()
    offices = [office.pk for office in held.offices.values()]
    return ask(held, query, lambda words: public_objects(FINDABLE, offices, words))


def answer_for(actor: Actor, query: QueryDict) -> Answer:
    """Answer an address for a member of an office: its projects that they may see, also those that are not open."""
    seen = visible_to(actor).filter(office_id=actor.office_id)
    return ask(
        read(seen), query, lambda words: seen.filter(matching(actor, words)).values_list("pk", flat=True)
    )


def ask(held: Bank, query: QueryDict, search: Search) -> Answer:
    """Answer an address from a bank; `search` finds the projects with some words."""
    asked = Asked(held, query)

    def work_out() -> tuple[int, Tally, str]:
        found, words = found_by(held, asked.words, search)
        mask = held.index.matching(asked.chosen, found)
        return mask, held.index.tally(mask), words

    return Answer(asked, *remembered(held, ("answer", asked.key()), work_out))


def found_by(held: Bank, words: str, search: Search) -> tuple[Iterable[int] | None, str]:
    """The projects with these words, and the words searched: a word that nobody wrote gives way to its neighbour."""
    if not words:
        return None, words
    found = list(search(words))
    if found:
        return found, words
    meant = spelled(held, words)
    return (search(meant), meant) if meant != words else (found, words)


def spelled(held: Bank, words: str) -> str:
    """The words with slips put right."""
    return " ".join(
        corrected(turkish.fold(word), held.words, held.ordered_words) or word for word in words.split()
    )


def listed() -> ProjectQuerySet:
    """Open projects with the columns that a row of the list shows."""
    return Project.objects.public().only(*SHOWN).prefetch_related("places")


def in_order(held: Bank, found: Iterable[Project], keys: list[int]) -> list[Project]:
    """The projects in the order of their keys, each with its office, funder and programme, which the bank knows."""
    offices = {office.pk: office for office in held.offices.values()}
    by_key = {project.pk: project for project in found if project.office_id in offices}
    for project in by_key.values():
        project.office = offices[project.office_id]
        project.funder = held.funders.get(str(project.funder_id))
        project.programme = held.programmes.get(str(project.programme_id))
    return [by_key[key] for key in keys if key in by_key]


def remembered(held: Bank, question: object, work_out: Callable[[], Worked]) -> Worked:
    """The answer to a question, worked out once for a reading of the bank."""
    known = held.answers.get(question)
    if known is None:
        if len(held.answers) > MOST_ANSWERS:
            held.answers.clear()
        known = held.answers[question] = work_out()
    return cast("Worked", known)
