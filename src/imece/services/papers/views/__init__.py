"""The pages of papers."""

from __future__ import annotations

from imece.services.papers.views.looks import (
    emblem_add,
    emblem_retire,
    letterhead_edit,
    letterhead_sample,
    looks,
    signatories_sheet,
    signatory_add,
    signatory_end,
)
from imece.services.papers.views.papers import (
    circular_make,
    paper_file,
    paper_list,
    paper_preview,
    paper_show,
)
from imece.services.papers.views.templates import (
    template_add,
    template_file,
    template_retire,
    template_show,
    template_try,
)

__all__ = [
    "circular_make",
    "emblem_add",
    "emblem_retire",
    "letterhead_edit",
    "letterhead_sample",
    "looks",
    "paper_file",
    "paper_list",
    "paper_preview",
    "paper_show",
    "signatories_sheet",
    "signatory_add",
    "signatory_end",
    "template_add",
    "template_file",
    "template_retire",
    "template_show",
    "template_try",
]
