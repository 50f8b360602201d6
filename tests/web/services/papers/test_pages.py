"""The pages of papers: list, preview, download, looks, templates; and what is refused there."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image
from pypdf import PdfReader

from imece.services.papers import actions, queries
from imece.services.papers.circular import CODE, circular
from imece.services.papers.models import FunderEmblem, KeptPaper, Letterhead, OfficeTemplate, Signatory

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ayse(cast: Cast, client: Client) -> Client:
    return cast.enters(client, cast.gaziantep, "Ayşe")


def address(name: str, **parts: Any) -> str:
    with translation.override("en"):
        return reverse(f"papers:{name}", kwargs={"office": "gaziantep", **parts})


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def png() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 30), "#1f4e79").save(target, "PNG")
    return target.getvalue()


def word(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_circular_is_made_in_every_format_shown_and_downloaded(ayse: Client) -> None:
    facts = {"name": "Örnek Kişi", "title": "Daire Başkanı", "starts_on": "1.1.2026", "order": "1"}
    assert ayse.post(address("signatory_add"), facts).status_code == 302
    shown = ayse.post(address("circular"), follow=True)
    assert "Circular of signatures" in shown.content.decode()
    papers = {paper.format: paper for paper in KeptPaper.objects.all()}
    assert set(papers) == {"pdf", "word", "excel"}
    preview = ayse.get(address("preview", paper=papers["pdf"].pk))
    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in preview["Content-Security-Policy"]
    assert not preview["Content-Disposition"].startswith("attachment")
    assert "Örnek Kişi" in PdfReader(BytesIO(content_of(preview))).pages[0].extract_text()
    file = ayse.get(address("file", paper=papers["excel"].pk))
    assert file["Content-Disposition"].startswith("attachment")
    names = [row[0] for row in openpyxl.load_workbook(BytesIO(content_of(file))).worksheets[1].values]
    assert names == ["Name", "Örnek Kişi"]


def test_only_a_pdf_is_shown_inline(cast: Cast, ayse: Client) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    kept = actions.produce(actor=actor, content=circular(actor, "tr"), paper_format="word")
    assert ayse.get(address("preview", paper=kept.pk)).status_code == 403


def test_list_is_narrowed_by_kind_format_state_and_words(cast: Cast, ayse: Client) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    actions.produce(actor=actor, content=circular(actor, "tr"), paper_format="pdf")
    waiting = actions.order_paper(actor=actor, kind="x", title="Bekleyen rapor", paper_format="word")
    page = ayse.get(address("list"), {"state": "queued"}).content.decode()
    assert "Bekleyen rapor" in page
    assert "İmza sirküsü" not in page
    assert "Bekleyen" not in ayse.get(address("list"), {"paper_format": "pdf"}).content.decode()
    assert "Bekleyen" in ayse.get(address("list"), {"q": "rapor"}).content.decode()
    shown = ayse.get(address("show", paper=waiting.pk)).content.decode()
    assert 'hx-trigger="every 2s"' in shown
    assert ayse.get(address("file", paper=waiting.pk)).status_code == 403


def test_letterhead_is_saved_in_versions_and_stands_on_the_sample(ayse: Client) -> None:
    facts = {"lines": "T.C.\nÖRNEK BELEDİYE", "accent": "#123456"}
    logo = SimpleUploadedFile("logo.png", png(), "image/png")
    ayse.post(address("letterhead"), {**facts, "logo": logo})
    ayse.post(address("letterhead"), {**facts, "footer": "Örnek adres"})
    assert list(Letterhead.objects.values_list("version", flat=True)) == [2, 1]
    newest = Letterhead.objects.first()
    assert newest is not None
    assert newest.logo is not None
    sample = content_of(ayse.get(address("letterhead_sample")))
    text = PdfReader(BytesIO(sample)).pages[0].extract_text()
    assert "ÖRNEK BELEDİYE" in text
    assert "Örnek adres" in text


def test_logo_that_is_no_picture_is_refused_and_nothing_changes(ayse: Client) -> None:
    fake = SimpleUploadedFile("logo.png", b"<svg/>", "image/png")
    answer = ayse.post(address("letterhead"), {"lines": "T.C.", "accent": "#123456", "logo": fake})
    assert answer.status_code == 200
    assert not Letterhead.objects.exists()


def test_authority_to_sign_is_ended(cast: Cast, ayse: Client) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    facts = actions.SignatoryFacts("Örnek Kişi", "Müdür", actor.today - timedelta(days=9))
    signatory = actions.add_signatory(actor=actor, facts=facts)
    before = {"last_day": (actor.today - timedelta(days=10)).isoformat()}
    assert ayse.post(address("signatory_end", signatory=signatory.pk), before).status_code == 200
    assert Signatory.objects.get().ends_on is None
    day = actor.today - timedelta(days=1)
    ayse.post(address("signatory_end", signatory=signatory.pk), {"last_day": day.isoformat()})
    assert Signatory.objects.get().ends_on == day
    assert not queries.signatories_on(actor, actor.today).exists()


def test_emblem_is_kept_and_put_away(ayse: Client) -> None:
    image = SimpleUploadedFile("emblem.png", png(), "image/png")
    ayse.post(address("emblem_add"), {"name": "Fon", "image_alt": "Amblem", "image": image})
    emblem = FunderEmblem.objects.get()
    assert emblem.image is not None
    ayse.post(address("emblem_retire", emblem=emblem.pk))
    assert not FunderEmblem.objects.in_use().exists()


def test_template_is_uploaded_checked_mapped_and_tried(ayse: Client) -> None:
    upload = SimpleUploadedFile("form.docx", word("{{ titel }} {{ day }}"))
    ayse.post(address("template_add"), {"kind": CODE, "title": "Bizim", "file": upload})
    template = OfficeTemplate.objects.get()
    page = ayse.get(address("template", template=template.pk)).content.decode()
    assert "“titel”" in page
    assert "Did you mean “title”" in page or "“title”" in page
    ayse.post(address("template", template=template.pk), {"mark_0": "day", "mark_1": "title"})
    template.refresh_from_db()
    assert template.is_complete
    tried = content_of(ayse.get(address("template_try", template=template.pk)))
    assert docx.Document(BytesIO(tried)).paragraphs[0].text == "«title» «day»"
    ayse.post(address("template_retire", template=template.pk))
    assert not OfficeTemplate.objects.in_use().exists()


def test_excel_form_is_mapped_by_cells_and_a_missing_cell_is_named(ayse: Client) -> None:
    book = openpyxl.Workbook()
    target = BytesIO()
    book.save(target)
    upload = SimpleUploadedFile("form.xlsx", target.getvalue())
    ayse.post(address("template_add"), {"kind": CODE, "title": "Form", "file": upload})
    template = OfficeTemplate.objects.get()
    refused = ayse.post(address("template", template=template.pk), {"cell_title": "Yok!B1"})
    assert "Yok!B1" in refused.content.decode()
    ayse.post(address("template", template=template.pk), {"cell_title": "B1"})
    template.refresh_from_db()
    assert (template.mapping, template.is_complete) == ({"B1": "title"}, True)


def test_template_that_reaches_further_is_refused_with_a_sentence(ayse: Client) -> None:
    upload = SimpleUploadedFile("form.docx", word("{{ title.__class__ }}"))
    answer = ayse.post(address("template_add"), {"kind": CODE, "title": "Bizim", "file": upload})
    assert "outside its rows" in answer.content.decode()
    assert not OfficeTemplate.objects.exists()


def test_template_that_only_bears_the_name_of_a_word_file_is_refused(ayse: Client) -> None:
    upload = SimpleUploadedFile("form.docx", b"MZ\x90\x00" + bytes(200))
    answer = ayse.post(address("template_add"), {"kind": CODE, "title": "Bizim", "file": upload})
    assert "A template is a Word file (.docx)" in answer.content.decode()
    assert not OfficeTemplate.objects.exists()


def test_unit_contact_sees_no_paper_of_the_office(cast: Cast, client: Client) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    kept = actions.produce(actor=actor, content=circular(actor, "tr"), paper_format="pdf")
    umut = cast.enters(client, cast.gaziantep, "Umut")
    assert "İmza sirküsü" not in umut.get(address("list")).content.decode()
    for name in ("show", "file", "preview"):
        assert umut.get(address(name, paper=kept.pk)).status_code == 404
