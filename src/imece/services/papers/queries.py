"""Papers, looks and templates as pages and jobs need them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.http import Http404

from imece.ground.paper.look import Emblem, Look
from imece.ground.values.numbers import speaks_turkish
from imece.services.accounts.queries import actor_again
from imece.services.papers import kinds, policies
from imece.services.papers.choices import PaperFormat
from imece.services.papers.models import FunderEmblem, KeptPaper, Letterhead, OfficeTemplate, Signatory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import Model, QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office
    from imece.services.documents.models import Document

Row = TypeVar("Row", bound="Model")
OWN: Final = "template-"
"""What the button of an office's own template sends before the template's number."""


def papers(actor: Actor) -> QuerySet[KeptPaper]:
    """The papers that the actor sees, newest first."""
    return policies.visible_to(actor).select_related("file", "template")


def paper_of(actor: Actor, paper: int) -> KeptPaper:
    """One paper that the actor sees, or `Http404`."""
    return _found(papers(actor).filter(pk=paper))


def papers_about(actor: Actor, thing: Model) -> QuerySet[KeptPaper]:
    """The ready papers about one record, newest first."""
    return papers(actor).filter(pk__in=KeptPaper.objects.about(thing).ready())


def other_formats(actor: Actor, paper: KeptPaper) -> list[KeptPaper]:
    """The same content kept in other formats, the newest of each."""
    if not paper.data_sha256:
        return []
    same = papers(actor).filter(
        data_sha256=paper.data_sha256, language=paper.language, kind=paper.kind, state="ready"
    )
    newest = {one.format: one for one in same.exclude(pk=paper.pk).order_by("pk")}
    return [one for name, one in sorted(newest.items()) if name != paper.format]


def kind_title(code: str) -> str:
    """What a kind of paper is called; the code of a kind that is no longer offered."""
    kind = kinds.find_kind(code)
    return str(kind.title) if kind else code


def kind_of(actor: Actor, kind: str) -> kinds.PaperKind:
    """The kind with that code, or `Http404`."""
    found = kinds.find_kind(kind)
    if found is None:
        raise Http404
    return found


def letterhead_of(office_id: int) -> Letterhead | None:
    """The letterhead in force."""
    return Letterhead.objects.select_related("logo").filter(office_id=office_id).order_by("-version").first()


def letterhead(actor: Actor, letterhead: int) -> Letterhead:
    """One version of the office's letterhead, or `Http404`."""
    return _found(policies.letterheads_visible_to(actor).filter(pk=letterhead))


def signatory(actor: Actor, signatory: int) -> Signatory:
    """One signatory of the office, or `Http404`."""
    return _found(policies.signatories_visible_to(actor).filter(pk=signatory))


def signatories_on(actor: Actor, day: date) -> QuerySet[Signatory]:
    """Who may sign for the office on that day, in their order."""
    return Signatory.objects.signing_on(day).filter(office_id=actor.office_id).select_related("unit")


def emblem(actor: Actor, emblem: int) -> FunderEmblem:
    """One emblem of the office, or `Http404`."""
    return _found(policies.emblems_visible_to(actor).filter(pk=emblem))


def template(actor: Actor, template: int) -> OfficeTemplate:
    """One template of the office, or `Http404`."""
    return _found(policies.templates_visible_to(actor).select_related("file").filter(pk=template))


def templates_for(actor: Actor, kind: str) -> list[OfficeTemplate]:
    """The office's templates for a kind that may be used now."""
    own = OfficeTemplate.objects.in_use().filter(office_id=actor.office_id, kind=kind, is_complete=True)
    return list(own.select_related("file"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take a paper: what its button sends, what it says, its icon."""

    value: str
    label: str
    icon: str


ICONS: Final = {PaperFormat.PDF: "download", PaperFormat.WORD: "file-text", PaperFormat.EXCEL: "table"}


def choices_of(actor: Actor, kind: str, *, formats: Iterable[PaperFormat] = tuple(ICONS)) -> list[Choice]:
    """The formats of a kind of paper, then the office's own templates for it; one question."""
    usual = [Choice(form.value, str(form.label), ICONS[form]) for form in formats]
    own = [
        Choice(f"{OWN}{row.pk}", row.title, ICONS[PaperFormat(row.form)])
        for row in templates_for(actor, kind)
    ]
    return usual + own


def chosen(actor: Actor, kind: str, said: str | None) -> tuple[PaperFormat, OfficeTemplate | None]:
    """What a button of `choices_of` asked for; PDF for anything else."""
    said = said or ""
    if said.startswith(OWN):
        for row in templates_for(actor, kind):
            if said == f"{OWN}{row.pk}":
                return PaperFormat(row.form), row
    known = {form.value: form for form in ICONS}
    return known.get(said, PaperFormat.PDF), None


def look_of(office: Office, language: str, emblems: Iterable[FunderEmblem] = ()) -> Look:
    """How the office's papers look now, in that language; without a letterhead the office's name stands there."""
    head = letterhead_of(office.pk)
    chosen = list(emblems)
    is_turkish = speaks_turkish(language)
    if head is None:
        return Look(letterhead=(office.name,), **_funding(chosen, is_turkish=is_turkish))
    lines = head.lines if is_turkish else head.lines_en or head.lines
    return Look(
        letterhead=tuple(line.strip() for line in lines.splitlines() if line.strip()),
        logo=_emblem(head.logo, head.logo_alt),
        footer=head.footer if is_turkish else head.footer_en or head.footer,
        accent=head.accent,
        **_funding(chosen, is_turkish=is_turkish),
    )


def _funding(emblems: list[FunderEmblem], *, is_turkish: bool) -> dict[str, Any]:
    sentences = [one.funding if is_turkish else one.funding_en or one.funding for one in emblems]
    disclaimers = [one.disclaimer if is_turkish else one.disclaimer_en or one.disclaimer for one in emblems]
    pictures = [_emblem(one.image, one.image_alt) for one in emblems]
    return {
        "emblems": tuple(picture for picture in pictures if picture is not None),
        "funding": " ".join(filter(None, sentences)),
        "disclaimer": " ".join(filter(None, disclaimers)),
    }


def _emblem(document: Document | None, alt: str) -> Emblem | None:
    if document is None:
        return None
    with document.file.open("rb") as file:
        return Emblem(file.read(), document.mime, alt)


def actor_of(paper: KeptPaper) -> Actor:
    """The one who ordered a paper as an actor of the office today, for the job. Raises `Refused`."""
    return actor_again(person_id=paper.ordered_by_id, office_id=paper.office_id, acting_id=paper.acting_id)


def bytes_of(document: Document) -> bytes:
    """The content of a kept template."""
    with document.file.open("rb") as file:
        return bytes(file.read())


def _found(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise Http404
    return row
