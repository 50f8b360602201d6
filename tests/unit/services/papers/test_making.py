"""Papers made at once, by a job, from a template, in bundles; the same content gives the file kept before."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from imece.ground.paper.content import Column, Paper, Paragraph, Picture, Table
from imece.ground.rules.decision import Refused
from imece.ground.values import clock
from imece.services.accounts.choices import Role
from imece.services.audit.models import Entry
from imece.services.documents.models import Document
from imece.services.notices.models import DigestLine
from imece.services.papers import actions, kinds, policies, queries
from imece.services.papers.choices import PaperFormat, PaperState
from imece.services.papers.models import KeptPaper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.services.accounts.actor import Actor
    from tests.cast import Cast

pytestmark = pytest.mark.django_db


def a_paper(said: str = "Metin", title: str = "Kısa rapor") -> Paper:
    """A small paper with a named table."""
    table = Table((Column("Adı", key="name"),), (("Su",), ("Yol",)), name="works")
    return Paper("test.report", title, "tr", (Paragraph(said), table), values=(("number", "12"),))


def content_of(kept: KeptPaper) -> bytes:
    """The kept file."""
    assert kept.file is not None
    return queries.bytes_of(kept.file)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kind() -> Iterator[kinds.PaperKind]:
    offered = kinds.PaperKind("test.report", "Deneme raporu", {"number": "No"}, {"works": {"name": "Adı"}})
    kinds.offer(offered)
    yield offered
    kinds.withdraw(offered.code)


@pytest.mark.parametrize(("paper_format", "start"), [("pdf", b"%PDF-1.7"), ("word", b"PK"), ("excel", b"PK")])
def test_small_paper_is_made_at_once_and_kept(cast: Cast, paper_format: str, start: bytes) -> None:
    kept = actions.produce(actor=cast.gaziantep.actor("Ebru"), content=a_paper(), paper_format=paper_format)
    assert kept.state == PaperState.READY
    assert content_of(kept).startswith(start)
    assert (kept.version, kept.data_sha256, kept.ordered_name) == (1, a_paper().sha256(), "Ebru")
    assert Entry.objects.filter(verb="papers.made", thing_id=str(kept.pk)).count() == 1


def test_same_content_gives_the_paper_kept_before_and_other_content_a_new_version(cast: Cast) -> None:
    ebru, ayse = cast.gaziantep.actor("Ebru"), cast.gaziantep.actor("Ayşe")
    first = actions.produce(actor=ebru, content=a_paper(), paper_format="pdf")
    assert actions.produce(actor=ayse, content=a_paper(), paper_format="pdf").pk == first.pk
    second = actions.produce(actor=ebru, content=a_paper("Başka"), paper_format="pdf")
    assert (second.pk != first.pk, second.version) == (True, 2)
    actions.save_letterhead(actor=ayse, facts=actions.LetterheadFacts(lines="T.C.\nYeni baş"))
    third = actions.produce(actor=ebru, content=a_paper(), paper_format="pdf")
    assert third.version == 3
    assert "Yeni baş" in PdfReader(BytesIO(content_of(third))).pages[0].extract_text()


def test_paper_of_another_person_is_not_handed_to_a_unit_contact(cast: Cast) -> None:
    first = actions.produce(actor=cast.gaziantep.actor("Ebru"), content=a_paper(), paper_format="pdf")
    own = actions.produce(actor=cast.gaziantep.actor("Umut"), content=a_paper(), paper_format="pdf")
    assert own.pk != first.pk
    assert list(policies.visible_to(cast.gaziantep.actor("Umut"))) == [own]


def test_papers_of_another_office_are_unseen(cast: Cast) -> None:
    actions.produce(actor=cast.gaziantep.actor("Ebru"), content=a_paper(), paper_format="pdf")
    assert not policies.visible_to(cast.orhangazi.actor("Osman")).exists()


def test_auditor_makes_no_paper(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.produce(actor=cast.gaziantep.actor("Derya"), content=a_paper(), paper_format="pdf")
    assert not KeptPaper.objects.exists()


def test_refused_paper_leaves_nothing_behind(cast: Cast) -> None:
    evil = Paper("x", "x", "tr", (Picture(b"no picture", "image/png", "x"),))
    with pytest.raises(Refused):
        actions.produce(actor=cast.gaziantep.actor("Ebru"), content=evil, paper_format="pdf")
    assert not KeptPaper.objects.exists()
    assert not Document.objects.exists()


def an_order(cast: Cast, **facts: object) -> KeptPaper:
    """A paper that Ebru wants."""
    return actions.order_paper(
        actor=cast.gaziantep.actor("Ebru"),
        kind="test.report",
        title="Uzun rapor",
        paper_format=PaperFormat.PDF,
        **facts,  # type: ignore[arg-type]
    )


def test_second_click_finds_the_order_under_way(cast: Cast) -> None:
    first = an_order(cast, options={"year": 2026})
    assert an_order(cast, options={"year": 2026}).pk == first.pk
    assert an_order(cast, options={"year": 2025}).pk != first.pk


def test_job_gathers_the_content_with_the_orderers_rights_and_tells(cast: Cast) -> None:
    seen: list[tuple[str, int]] = []

    def assemble(actor: Actor, kept: KeptPaper) -> Paper:
        actions.note_progress(paper=kept, done=1, total=4)
        seen.append((actor.name, KeptPaper.objects.get(pk=kept.pk).percent))
        return a_paper(str(kept.options["year"]))

    kept = actions.carry_out(paper=an_order(cast, options={"year": 2026}).pk, assemble=assemble)
    assert seen == [("Ebru", 25)]
    assert kept.state == PaperState.READY
    line = DigestLine.objects.get()
    assert line.person_id == cast.gaziantep.members["Ebru"].user_id
    assert f"/papers/{kept.pk}/" in line.url


def test_job_of_one_who_left_makes_nothing_and_says_why(cast: Cast) -> None:
    kept = an_order(cast)
    seat = cast.gaziantep.members["Ebru"]
    seat.ends_on = clock.today() - timedelta(days=1)
    seat.save()
    kept = actions.carry_out(paper=kept.pk, assemble=lambda *_: a_paper())
    assert kept.state == PaperState.FAILED
    assert kept.message
    assert kept.file is None


def test_job_that_breaks_leaves_a_sentence_not_a_half_paper(cast: Cast) -> None:
    def breaks(*_: object) -> Paper:
        raise ValueError("secret detail")

    kept = actions.carry_out(paper=an_order(cast).pk, assemble=breaks)
    assert (kept.state, kept.file) == (PaperState.FAILED, None)
    assert "secret" not in kept.message
    assert actions.carry_out(paper=kept.pk, assemble=lambda *_: a_paper()).state == PaperState.FAILED


def test_job_with_known_content_shares_the_file(cast: Cast) -> None:
    first = actions.produce(actor=cast.gaziantep.actor("Ebru"), content=a_paper(), paper_format="pdf")
    kept = actions.carry_out(paper=an_order(cast).pk, assemble=lambda *_: a_paper())
    assert (kept.file_id, kept.version) == (first.file_id, 1)


def test_letters_become_one_bundle(cast: Cast) -> None:
    order = actions.order_paper(
        actor=cast.gaziantep.actor("Ayşe"),
        kind="test.letter",
        title="Mektuplar",
        paper_format=PaperFormat.BUNDLE,
        steps=3,
    )
    letters = [actions.Letter(f"Örnek Kişi {number}/..", a_paper(str(number))) for number in range(3)]
    kept = actions.carry_out_letters(paper=order.pk, letters=lambda *_: letters)
    with ZipFile(BytesIO(content_of(kept))) as bundle:
        assert bundle.namelist() == [f"000{n + 1} ornek-kisi-{n}.pdf" for n in range(3)]
        assert bundle.read("0001 ornek-kisi-0.pdf").startswith(b"%PDF")
    assert (kept.steps_done, kept.percent) == (3, 100)


def test_bundle_without_letters_is_refused(cast: Cast) -> None:
    order = actions.order_paper(
        actor=cast.gaziantep.actor("Ayşe"), kind="x", title="x", paper_format=PaperFormat.BUNDLE
    )
    assert actions.carry_out_letters(paper=order.pk, letters=lambda *_: []).state == PaperState.FAILED


def test_stuck_papers_are_given_up(cast: Cast) -> None:
    kept, fresh = an_order(cast), an_order(cast, options={"other": 1})
    KeptPaper.objects.filter(pk=kept.pk).update(ordered_at=clock.now() - timedelta(hours=3))
    assert actions.give_up_stuck() == 1
    fresh.refresh_from_db()
    assert fresh.state == PaperState.QUEUED


def an_upload(*texts: str, name: str = "sablon.docx") -> SimpleUploadedFile:
    """A Word template."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    target = BytesIO()
    document.save(target)
    return SimpleUploadedFile(name, target.getvalue())


def test_office_template_is_checked_mapped_and_filled(cast: Cast, kind: kinds.PaperKind) -> None:
    ayse = cast.gaziantep.actor("Ayşe")
    template = actions.upload_template(
        actor=ayse,
        kind=kind.code,
        title="Bizim şablon",
        upload=an_upload("{{ title }} {{ sayi }}", "{% for row in works %}[{{ row.name }}]{% endfor %}"),
    )
    assert not template.is_complete
    assert queries.templates_for(ayse, kind.code) == []
    template = actions.map_template(actor=ayse, template=template, mapping={"sayi": "number"})
    assert template.is_complete
    assert queries.templates_for(ayse, kind.code) == [template]
    kept = actions.produce(actor=ayse, content=a_paper(), paper_format="word", template=template)
    texts = [part.text for part in docx.Document(BytesIO(content_of(kept))).paragraphs]
    assert texts == ["Kısa rapor 12", "[Su][Yol]"]
    again = actions.upload_template(
        actor=ayse, kind=kind.code, title="Bizim şablon", upload=an_upload("{{ sayi }}")
    )
    assert (again.version, again.is_complete) == (2, True)
    assert queries.templates_for(ayse, kind.code) == [again]


def test_template_that_reaches_further_is_refused_and_leaves_nothing(
    cast: Cast, kind: kinds.PaperKind
) -> None:
    with pytest.raises(Refused):
        actions.upload_template(
            actor=cast.gaziantep.actor("Ayşe"),
            kind=kind.code,
            title="x",
            upload=an_upload("{{ title.__class__ }}"),
        )
    assert not policies.templates_visible_to(cast.gaziantep.actor("Ayşe")).exists()


def test_expert_changes_no_looks(cast: Cast, kind: kinds.PaperKind) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    assert ebru.role == Role.EXPERT
    with pytest.raises(Refused):
        actions.save_letterhead(actor=ebru, facts=actions.LetterheadFacts(lines="x"))
    with pytest.raises(Refused):
        actions.upload_template(actor=ebru, kind=kind.code, title="x", upload=an_upload("x"))
    assert queries.letterhead_of(cast.gaziantep.office.pk) is None
