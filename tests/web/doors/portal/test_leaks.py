"""Nothing of the inside on any public page: no people, no addresses, no file names, no figure before its publication."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from imece.services.accounts.models import User
from imece.services.documents.models import Document
from imece.services.papers.models import Letterhead
from imece.work.indicators.models import Actual, ReportRequest
from tests.web.doors.portal import pages

pytestmark = pytest.mark.django_db
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


@pytest.fixture(scope="module")
def texts(loaded: None) -> dict[str, str]:
    """Every public page and published report in both languages, walked once: nobody here writes."""
    return pages.walk(Client())


@pytest.fixture
def everything(texts: dict[str, str]) -> str:
    """All that is said in public."""
    return "\n".join(texts.values())


def test_no_person_and_no_address_is_named(everything: str) -> None:
    names = list(User.objects.values_list("name", flat=True))
    assert len(names) == 11
    assert [name for name in names if name in everything] == []
    assert ReportRequest.objects.exclude(contact_email="").exists()
    printed = "\n".join(
        Letterhead.objects.values_list("footer", flat=True)
    )  # the office's own, on its papers
    assert "@" in printed
    assert [address for address in EMAIL.findall(everything) if address not in printed] == []


def test_no_file_is_named_or_linked(everything: str) -> None:
    held = Document.objects.all()
    assert held.count() > 20
    assert [row.name for row in held if row.name in everything or row.file.name in everything] == []


def test_no_inner_words_are_told_on_pages_and_reports_tell_only_reasons_of_what_is_published(
    texts: dict[str, str],
) -> None:
    told = Actual.objects.exclude(deviation_reason="").values_list("deviation_reason", "measures_taken")
    notes = set(Actual.objects.exclude(returned_note="").values_list("returned_note", flat=True))
    assert told
    assert notes
    inner = {text for pair in told for text in pair} | notes
    printed = "\n".join(text for address, text in texts.items() if address.endswith(".pdf"))
    shown = "\n".join(text for address, text in texts.items() if not address.endswith(".pdf"))
    assert [text for text in inner if text in shown] == []
    # A published report gives the reasons of its deviations: the method asks for them.
    published = told.filter(published_at__isnull=False)
    open_to_all = {text for pair in published for text in pair}
    assert any(text in printed for text in open_to_all)
    assert [text for text in inner - open_to_all if text in printed] == []


def test_no_figure_is_shown_before_it_is_published(everything: str) -> None:
    waiting = Actual.objects.filter(published_at__isnull=True).exclude(receipt="")
    assert waiting.count() == 4
    assert [row.receipt for row in waiting if row.receipt in everything] == []
    assert "14.125.000,00" not in everything
    assert "14,125,000.00" not in everything


def test_no_way_into_an_office_is_shown(everything: str) -> None:
    assert re.findall(r'href="/(?:en/)?o/[^"]*"', everything) == []
