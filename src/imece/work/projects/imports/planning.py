"""What is to become of each row of an inventory: a new project, a change of a known one, nothing; what a person decides."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from imece.ground.values import turkish
from imece.services.exchange.kinds import Outcome
from imece.work.contacts.wording import name_key
from imece.work.projects import policies, queries
from imece.work.projects.choices import Status
from imece.work.projects.imports.deciding import NEW_FUNDER, NEW_PROGRAMME, remembered
from imece.work.projects.inventory.funding import NO_SOURCE, FundingRegister, Source, form
from imece.work.projects.inventory.likeness import SURELY, Likes, trait
from imece.work.projects.inventory.reading import ReadRow, read_row
from imece.work.projects.models import Place, Project

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

BATCH: Final = 1_000
SAME: Final = 0.9
"""From here on a project of the own bank is proposed as the same one."""
SKIP: Final = "skip"
ADD: Final = "new"
UPDATE: Final = "update:"


class Twin(NamedTuple):
    """One that a row is like: in the bank (a key) or in the sheet (a row number below nought), how alike."""

    key: int
    score: float


@dataclass(frozen=True, slots=True)
class Plan:
    """One row with what becomes of it; `question` names the decision on which that hangs."""

    number: int
    read: ReadRow
    outcome: Outcome
    target: int | None = None
    question: str = ""
    twin: Twin | None = None
    funding_question: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Of a project in some bank: whose it is, and its code in which source."""

    office_id: int
    source: str
    has_code: bool


class Planner:
    """Plans rows by the thousand. The bank and the sheet itself are searched for twins by the store of likes."""

    def __init__(self, actor: Actor, run: ImportRun, *, source: str, decisions: Mapping[str, str]) -> None:
        self.actor = actor
        self.source = source
        self.decisions = {**remembered(run), **decisions}
        self.funding = FundingRegister(queries.belongings(actor, objectives=False))
        self._found: dict[tuple[str, str], tuple[Source, str]] = {}
        self._bank = Likes()
        self._known: dict[int, Known] = {}
        self._sheet = Likes()
        self._coded_rows: set[int] = set()
        self._read_bank()

    def plan(self, rows: Sequence[CleanRow]) -> list[Plan]:
        """The plans of one batch of right rows, in their order."""
        read = [(row.number, self._read(row), row.values) for row in rows]
        codes = {one.facts.source_code for _number, one, _values in read} - {""}
        by_code = self._by_code(codes)
        return [self._plan(number, one, by_code, self._funding(values)[1]) for number, one, values in read]

    def _read(self, row: CleanRow) -> ReadRow:
        funding, _question = self._funding(row.values)
        read = read_row(
            row.values, home_province=self.actor.office.province, funding=funding, source=self.source
        )
        end = read.facts.days.end
        if "status" not in read.said and end is not None and end < self.actor.today:
            return replace(read, facts=replace(read.facts, status=Status.COMPLETED))
        return read

    def _plan(self, number: int, read: ReadRow, by_code: Mapping[str, int], funding: str) -> Plan:
        code = read.facts.source_code
        if code in by_code:
            return Plan(number, read, Outcome.UPDATED, by_code[code], funding_question=funding)
        question = f"twin:{fingerprint(read)}"
        twin = self._twin_of(read)
        self._remember(number, read)
        if twin is None:
            return Plan(number, read, Outcome.NEW, funding_question=funding)
        said = self.decisions.get(question) or self.proposal(twin)
        if said == SKIP:
            return Plan(number, read, Outcome.SKIPPED, None, question, twin, funding)
        if said.startswith(UPDATE) and self._is_own(int(said.removeprefix(UPDATE))):
            target = int(said.removeprefix(UPDATE))
            return Plan(number, read, Outcome.UPDATED, target, question, twin, funding)
        return Plan(number, read, Outcome.NEW, None, question, twin, funding)

    def proposal(self, twin: Twin) -> str:
        """What holds when nobody decides: an own project that is surely the same is changed, else a new one."""
        if twin.key > 0 and self._is_own(twin.key) and twin.score >= SAME:
            return f"{UPDATE}{twin.key}"
        return SKIP if twin.key < 0 and twin.score >= SURELY else ADD

    def _twin_of(self, read: ReadRow) -> Twin | None:
        """The likest in the bank, else in the sheet. Within one list two codes are two projects."""
        sought = read.trait
        found = self._bank.likest(sought)
        if found is not None:
            known = self._known[found[0]]
            apart = read.facts.source_code and known.has_code and known.source == self.source
            if not apart:
                return Twin(*found)
        inside = self._sheet.likest(sought)
        if inside is not None and not (read.facts.source_code and inside[0] in self._coded_rows):
            return Twin(-inside[0], inside[1])
        return None

    def _remember(self, number: int, read: ReadRow) -> None:
        self._sheet.add(number, read.trait)
        if read.facts.source_code:
            self._coded_rows.add(number)

    def _is_own(self, key: int) -> bool:
        known = self._known.get(key)
        return known is not None and known.office_id == self.actor.office_id

    def proposed_fund(self, programme: str, funder: str) -> Source:
        """What holds for an unknown name when nobody decides: one that is all but the same, else the known funder."""
        proposals = self.funding.proposals(programme or funder)
        if proposals and turkish.likeness(form(proposals[0].label), form(programme or funder)) >= SAME:
            return proposals[0]
        return (self.funding.find(funder) if form(funder) else None) or NO_SOURCE

    def has_decided(self, name: str) -> bool:
        """Whether an earlier import settled what a name means."""
        return institution_key(name) in self.decisions

    def _by_code(self, codes: set[str]) -> dict[str, int]:
        if not codes:
            return {}
        mine = Project.objects.kept().filter(
            office_id=self.actor.office_id, source=self.source, source_code__in=codes
        )
        return dict(mine.values_list("source_code", "pk"))

    def _read_bank(self) -> None:
        """What the actor sees, and what is public: by titles, places and years only."""
        seen = Project.objects.kept().filter(policies.seen_by(self.actor)) | Project.objects.public()
        spots: dict[int, list[str]] = {}
        held = Place.objects.filter(project__in=seen).values_list(
            "project_id", "country", "province", "district"
        )
        for key, country, province, district in held.iterator(chunk_size=BATCH):
            code = f"{province}.{district}" if district else province or (country if country != "TR" else "")
            if code:
                spots.setdefault(key, []).append(code)
        columns = ("pk", "office_id", "title", "start", "awarded_on", "end", "source", "source_code")
        for key, office, title, start, awarded, end, source, code in (
            seen.order_by("pk").values_list(*columns).distinct().iterator(chunk_size=BATCH)
        ):
            day = start or awarded or end
            self._bank.add(key, trait(title, spots.get(key, ()), day.year if day else None))
            self._known[key] = Known(office, source, bool(code))

    def _funding(self, values: Mapping[str, object]) -> tuple[Source, str]:
        """Which funder and programme the row means, and the question where the register does not surely tell."""
        texts = str(values.get("programme") or ""), str(values.get("funder") or "")
        if texts not in self._found:
            self._found[texts] = self._find_funding(*texts)
        return self._found[texts]

    def _find_funding(self, programme: str, funder: str) -> tuple[Source, str]:
        if not form(programme) and not form(funder):
            return NO_SOURCE, ""
        exact = self.funding.find(programme) if form(programme) else None
        giver = self.funding.find(funder) if form(funder) else None
        if exact is not None and (exact.programme is not None or giver is None):
            return exact, ""
        if giver is not None and not form(programme):
            return giver, ""
        question = funding_key(programme, funder)
        said = self.decisions.get(question)
        if said is None:
            return self.proposed_fund(programme, funder), question
        if said in {NEW_FUNDER, NEW_PROGRAMME}:
            return giver or NO_SOURCE, question
        return self.funding.of_key(said) if said else giver or NO_SOURCE, question


def fingerprint(read: ReadRow) -> str:
    """What a decision about a row is remembered by: its title, places and year, wherever in the sheet it stands."""
    held = read.trait
    told = "|".join((turkish.fold(read.facts.title), ",".join(sorted(held.places)), str(held.year)))
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def funding_key(programme: str, funder: str) -> str:
    """What a decision about a funder's name is remembered by."""
    told = f"{form(programme)}|{form(funder)}"
    return f"fund:{hashlib.sha256(told.encode()).hexdigest()[:20]}"


def institution_key(name: str) -> str:
    """What a decision about an institution's name is remembered by."""
    return f"name:{hashlib.sha256(name_key(name).encode()).hexdigest()[:20]}"


def counted(plans: Sequence[Plan]) -> Counter[str]:
    """How many rows each outcome has."""
    return Counter(str(plan.outcome) for plan in plans)
