"""What people and jobs do with papers."""

from __future__ import annotations

from imece.services.papers.actions.looks import (
    EmblemFacts,
    LetterheadFacts,
    SignatoryFacts,
    add_emblem,
    add_signatory,
    end_signatory,
    remove_signatories,
    retire_emblem,
    save_letterhead,
)
from imece.services.papers.actions.making import (
    Letter,
    carry_out,
    carry_out_letters,
    give_up_stuck,
    note_progress,
    order_paper,
    produce,
)
from imece.services.papers.actions.templates import map_template, retire_template, upload_template

__all__ = [
    "EmblemFacts",
    "Letter",
    "LetterheadFacts",
    "SignatoryFacts",
    "add_emblem",
    "add_signatory",
    "carry_out",
    "carry_out_letters",
    "end_signatory",
    "give_up_stuck",
    "map_template",
    "note_progress",
    "order_paper",
    "produce",
    "remove_signatories",
    "retire_emblem",
    "retire_template",
    "save_letterhead",
    "upload_template",
]
