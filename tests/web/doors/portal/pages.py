"""Addresses of the demo's public pages and a walk over all that can be reached from the first one."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pypdf import PdfReader

from imece.services.exchange.writing import XLSX_MIME
from imece.work.strategy.models import Objective, ObjectiveIndicator, Plan
from tests.contracts.walking import content_of

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

LINK = re.compile(r'<(?:a|link)\b[^>]*?href="([^"#]+)"')
MOST_FILTERS = 1  # the bank's filters can be put together without end
OURS = re.compile(
    r"^/(?:en/)?(?:$|\?|performans/|projeler/|embed/|credits/|privacy/|accessibility/|sitemap\.xml|robots\.txt)"
)


def plan() -> Plan:
    """The demo's one published plan."""
    return Plan.objects.get()


def performance() -> str:
    """The address of the plan's page."""
    return f"/performans/gaziantep/{plan().pk}/"


def objective() -> str:
    """The address of objective 2.4."""
    return f"{performance()}objective/{Objective.objects.get(number='2.4').pk}/"


def inspection(name: str, period: object) -> str:
    """The address of İncele for the indicator whose name begins so."""
    link = ObjectiveIndicator.objects.get(indicator__name__startswith=name)
    return f"{performance()}indicator/{link.pk}/{period}/"


def said_by(response: HttpResponse) -> str:
    """The text of an answer; of a PDF what is printed in it."""
    body = content_of(response)
    kind = response["Content-Type"]
    if kind.startswith("image/webp"):
        return ""
    if kind == XLSX_MIME:
        with zipfile.ZipFile(BytesIO(body)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist())
    if response["Content-Type"] != "application/pdf":
        return body.decode()
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(body)).pages)
    return " ".join(printed.split())


def walk(client: Client) -> dict[str, str]:
    """Every public page that links lead to, in both languages, with its text."""
    found: dict[str, str] = {}
    ahead = ["/", "/en/", "/sitemap.xml", "/robots.txt"]
    while ahead:
        address = ahead.pop()
        if address in found:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = text = said_by(response)
        links = (urljoin(address, link.replace("&amp;", "&")) for link in LINK.findall(text))
        ahead += [link for link in links if OURS.match(link) and link.count("=") <= MOST_FILTERS]
    return found
