"""A paper as an accessible PDF (PDF/UA-1), set by Typst; the same paper and look always give the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import typst
from django.utils.translation import gettext_lazy as _

from imece.ground.paper.checking import check
from imece.ground.paper.fonts_of_papers import fonts
from imece.ground.paper.layout import arranged
from imece.ground.paper.refusals import PaperRefused

if TYPE_CHECKING:
    from imece.ground.paper.content import Paper
    from imece.ground.paper.look import Look

TEMPLATE: Final = Path(__file__).parent / "paper.typ"
EARLIEST: Final = date(2000, 1, 1)


def render_pdf(paper: Paper, look: Look) -> bytes:
    """Set the paper as PDF. Raises `PaperRefused` for one that is too long or has a picture that may not be drawn."""
    check(paper, look)
    with TemporaryDirectory(prefix="imece-paper-") as name:
        folder = Path(name)
        content = arranged(paper, look, folder)
        return _compiled(content, folder, paper.day or EARLIEST)


def _compiled(content: dict[str, Any], folder: Path, day: date) -> bytes:
    """The bytes of the document; texts travel as data beside the template and are never read as markup."""
    try:
        made = typst.Compiler(
            TEMPLATE.read_bytes(), root=folder, font_paths=fonts(), ignore_system_fonts=True
        ).compile(
            format="pdf",
            sys_inputs={"paper": json.dumps(content, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise PaperRefused(
            _("The paper could not be set as PDF. Download it as Word, and tell the administrator.")
        ) from error
    if not isinstance(made, bytes):
        raise TypeError("Typst writes one file for a PDF.")
    return made
