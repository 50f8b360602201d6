"""Papers ordered, made and kept: at once when they are small, by a job of the ordering app when they are long."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from imece.ground.paper.pdf import render_pdf
from imece.ground.paper.sheet import render_sheet
from imece.ground.paper.word import render_word
from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock, turkish
from imece.ground.web.addresses import neutral
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.notices import actions as notices
from imece.services.papers import policies, queries, workflow
from imece.services.papers.choices import ENDINGS, MIME, PaperFormat, PaperState
from imece.services.papers.filling import filled
from imece.services.papers.models import KeptPaper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.db.models import Model

    from imece.ground.paper.content import Paper
    from imece.ground.paper.look import Look
    from imece.services.accounts.actor import Actor
    from imece.services.documents.models import Document
    from imece.services.papers.models import FunderEmblem, OfficeTemplate

logger = logging.getLogger(__name__)
STUCK_AFTER: Final = timedelta(hours=2)
FIXED_DAY: Final = (2000, 1, 1, 0, 0, 0)
NOTE_EVERY: Final = 10
RENDER: Final = {
    PaperFormat.PDF: render_pdf,
    PaperFormat.WORD: render_word,
    PaperFormat.EXCEL: render_sheet,
}


class Letter(NamedTuple):
    """One letter of a bundle: the name of its file (without ending) and what it says."""

    name: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class _Order:
    """What is wanted: which kind of paper, as what, about which record."""

    kind: str
    title: str
    paper_format: str
    language: str
    about_type: str = ""
    about_id: int | None = None
    template: OfficeTemplate | None = None
    options: dict[str, Any] = field(default_factory=dict)


def produce(
    *,
    actor: Actor,
    content: Paper,
    paper_format: str,
    about: Model | None = None,
    emblems: Iterable[FunderEmblem] = (),
    template: OfficeTemplate | None = None,
) -> KeptPaper:
    """Make a small paper now and keep it; equal content in an equal look and format gives the paper kept before.

    Raises `Refused`. The file is set before the transaction begins, so that no lock waits for it.
    """
    require(policies.may_order(actor))
    look = queries.look_of(actor.office, content.language, emblems)
    order = _Order(content.kind, content.title, paper_format, content.language, *_about(about), template)
    known = _same(actor, order, content, look)
    if known is not None:
        return known
    made = BytesIO(_made(content, look, paper_format, template))
    with transaction.atomic():
        kept = _begun(_ordered(actor, order))
        return _keep(actor, kept, _hashes(content, look), made)


@transaction.atomic
def order_paper(  # noqa: PLR0913  everything that a paper is ordered with
    *,
    actor: Actor,
    kind: str,
    title: str,
    paper_format: str,
    language: str = "tr",
    about: Model | None = None,
    options: Mapping[str, Any] | None = None,
    template: OfficeTemplate | None = None,
    steps: int = 0,
) -> KeptPaper:
    """Note that a paper is wanted; the caller then enqueues its own task, which calls `carry_out` with the paper's id.

    `options` are what the task needs to gather the content (plain JSON). A second click while the first is under way
    finds the first.
    """
    require(policies.may_order(actor))
    order = _Order(kind, title, paper_format, language, *_about(about), template, dict(options or {}))
    waiting = KeptPaper.objects.select_for_update().filter(
        office_id=actor.office_id,
        ordered_by_id=actor.person_id,
        kind=kind,
        format=paper_format,
        language=language,
        about_type=order.about_type,
        about_id=order.about_id,
        state__in=[PaperState.QUEUED, PaperState.PRODUCING],
    )
    for paper in waiting:
        if paper.options == order.options and paper.template_id == (template.pk if template else None):
            return paper
    return _ordered(actor, order, steps)


def carry_out(
    *,
    paper: int,
    assemble: Callable[[Actor, KeptPaper], Paper],
    emblems: Iterable[FunderEmblem] = (),
) -> KeptPaper:
    """Make an ordered paper: called by the task of the app that knows its content. Never raises; the paper says why not.

    `assemble(actor, kept)` gathers the content with the rights that the orderer has now; it may call `note_progress`.
    """

    def make(actor: Actor, kept: KeptPaper) -> KeptPaper:
        content = assemble(actor, kept)
        look = queries.look_of(kept.office, content.language, emblems)
        order = _Order(
            kept.kind,
            content.title,
            kept.format,
            kept.language,
            kept.about_type,
            kept.about_id,
            kept.template,
        )
        known = _same(actor, order, content, look)
        made = None if known else BytesIO(_made(content, look, kept.format, kept.template))
        kept.title = content.title[:250]
        with transaction.atomic():
            return _keep(actor, kept, _hashes(content, look), made, same_as=known)

    return _carried_out(paper, make)


def carry_out_letters(
    *,
    paper: int,
    letters: Callable[[Actor, KeptPaper], Iterable[Letter]],
    emblems: Iterable[FunderEmblem] = (),
) -> KeptPaper:
    """Make an ordered bundle: each letter is set and written to the disk before the next is asked for."""

    def make(actor: Actor, kept: KeptPaper) -> KeptPaper:
        look = queries.look_of(kept.office, kept.language, emblems)
        with TemporaryFile() as target:
            content_hash = _write_bundle(target, letters(actor, kept), look, kept)
            target.seek(0)
            with transaction.atomic():
                return _keep(actor, kept, (content_hash, look.sha256()), target)

    return _carried_out(paper, make)


def note_progress(*, paper: KeptPaper, done: int, total: int) -> None:
    """Say how far the work has come, for whoever waits."""
    KeptPaper.objects.filter(pk=paper.pk, state=PaperState.PRODUCING).update(
        steps_done=done, steps_total=total
    )


@transaction.atomic
def give_up_stuck() -> int:
    """Mark as not made what began long ago and never ended (its process was killed); how many there were."""
    stuck = KeptPaper.objects.select_for_update().filter(
        state__in=[PaperState.QUEUED, PaperState.PRODUCING], ordered_at__lt=clock.now() - STUCK_AFTER
    )
    for paper in stuck:
        _fail(paper, _("The work was interrupted. Order the paper again."))
    return len(stuck)


def _carried_out(paper: int, make: Callable[[Actor, KeptPaper], KeptPaper]) -> KeptPaper:
    with transaction.atomic():
        kept = _locked(paper)
        if not kept.is_under_way:
            return kept
        _begun(kept)
    kept = KeptPaper.objects.select_related("office", "template__file").get(pk=paper)
    with translation.override(kept.language):
        try:
            actor = queries.actor_of(kept)
            require(policies.may_order(actor))
            made = make(actor, kept)
        except Refused as reason:
            return _failed(paper, str(reason))
        except Exception:
            logger.exception("paper failed", extra={"paper": paper})
            return _failed(paper, _("The paper could not be made because of an unforeseen error."))
        _tell(made)
        return made


def _about(thing: Model | None) -> tuple[str, int | None]:
    """The record as plain values."""
    return (thing._meta.label_lower, int(thing.pk)) if thing is not None else ("", None)


def _hashes(content: Paper, look: Look) -> tuple[str, str]:
    return content.sha256(), look.sha256()


def _ordered(actor: Actor, order: _Order, steps: int = 0) -> KeptPaper:
    kept: KeptPaper = KeptPaper.objects.create(
        office_id=actor.office_id,
        kind=order.kind,
        title=order.title[:250],
        about_type=order.about_type,
        about_id=order.about_id,
        language=order.language,
        format=order.paper_format,
        options=order.options,
        template=order.template,
        steps_total=steps,
        ordered_by_id=actor.person_id,
        ordered_name=actor.name[:200],
        acting_id=actor.acting.pk if actor.acting else None,
    )
    return kept


def _locked(paper: int) -> KeptPaper:
    kept: KeptPaper = KeptPaper.objects.select_for_update().get(pk=paper)
    return kept


def _begun(kept: KeptPaper) -> KeptPaper:
    kept.state = workflow.papers.target("begin")
    kept.begun_at = clock.now()
    kept.save(update_fields=["state", "begun_at"])
    return kept


def _same(actor: Actor, order: _Order, content: Paper, look: Look) -> KeptPaper | None:
    """The paper with the same content, look and format that the actor sees, if one is kept."""
    data_sha256, look_sha256 = _hashes(content, look)
    return (
        policies.visible_to(actor)
        .filter(
            state=PaperState.READY,
            kind=order.kind,
            format=order.paper_format,
            about_type=order.about_type,
            about_id=order.about_id,
            template=order.template,
            data_sha256=data_sha256,
            look_sha256=look_sha256,
        )
        .select_related("file")
        .order_by("-pk")
        .first()
    )


def _made(content: Paper, look: Look, paper_format: str, template: OfficeTemplate | None) -> bytes:
    if template is not None:
        if template.file is None:
            raise Refused(_("The file of this template is no longer there."))
        return filled(template, queries.bytes_of(template.file), content)
    return RENDER[PaperFormat(paper_format)](content, look)


def _keep(
    actor: Actor,
    kept: KeptPaper,
    hashes: tuple[str, str],
    made: IO[bytes] | None,
    same_as: KeptPaper | None = None,
) -> KeptPaper:
    """Store the file (or share the one of the same paper), number the version, write the trail."""
    kept.data_sha256, kept.look_sha256 = hashes
    kept.version = same_as.version if same_as else _next_version(kept)
    file = same_as.file if same_as and same_as.file else _stored(actor, kept, made)
    kept.file, kept.state = file, workflow.papers.target("finish")
    kept.steps_done, kept.message, kept.ended_at = kept.steps_total, "", clock.now()
    kept.save()
    said = {"kind": kept.kind, "format": kept.format, "version": kept.version, "sha256": file.sha256}
    audit.record(actor.signature, "papers.made", kept, changes=said)
    return kept


def _stored(actor: Actor, kept: KeptPaper, made: IO[bytes] | None) -> Document:
    if made is None:
        raise ValueError("A paper that is not a copy brings its file.")
    paper_format = PaperFormat(kept.format)
    return documents.keep_made(
        actor=actor,
        about=kept,
        content=made,
        name=f"{kept.title[:100]}.{ENDINGS[paper_format]}",
        kind=paper_format.value,
        mime=MIME[paper_format],
    )


def _next_version(kept: KeptPaper) -> int:
    made = KeptPaper.objects.ready().filter(
        office_id=kept.office_id,
        kind=kept.kind,
        about_type=kept.about_type,
        about_id=kept.about_id,
        language=kept.language,
        format=kept.format,
    )
    return (made.aggregate(last=Max("version"))["last"] or 0) + 1


def _write_bundle(target: IO[bytes], letters: Iterable[Letter], look: Look, kept: KeptPaper) -> str:
    """Write one PDF for each letter; the hash over all their contents is returned."""
    whole = hashlib.sha256()
    done = 0
    with ZipFile(target, "w", ZIP_STORED) as bundle:
        for done, letter in enumerate(letters, start=1):
            entry = ZipInfo(f"{done:04} {turkish.slug(letter.name)}.pdf", FIXED_DAY)
            entry.external_attr = 0o600 << 16
            bundle.writestr(entry, render_pdf(letter.paper, look))
            whole.update(letter.paper.sha256().encode())
            if done % NOTE_EVERY == 0:
                note_progress(paper=kept, done=done, total=max(kept.steps_total, done))
    if not done:
        raise Refused(_("There is no letter to write."))
    kept.steps_total = done
    return whole.hexdigest()


def _tell(kept: KeptPaper) -> None:
    """A line in the digest of the one who waits; the paper's page shows it at once."""
    if kept.ordered_by_id is None:
        return
    address = neutral(reverse("papers:show", args=[kept.office.slug, kept.pk]))
    is_ready = kept.state == PaperState.READY
    said = _("Your paper is ready: %(title)s") if is_ready else _("Your paper could not be made: %(title)s")
    notices.mention(
        office_id=kept.office_id, person_id=kept.ordered_by_id, text=said % {"title": kept.title}, url=address
    )


@transaction.atomic
def _failed(paper: int, reason: str) -> KeptPaper:
    kept = _locked(paper)
    if kept.is_under_way:
        _fail(kept, reason)
    return kept


def _fail(kept: KeptPaper, reason: str) -> None:
    kept.state = workflow.papers.target("fail")
    kept.message, kept.ended_at = reason[:500], clock.now()
    kept.save(update_fields=["state", "message", "ended_at"])
    _tell(kept)
