"""A plan coming in: a file becomes a plan sheet, and the sheet travels with the preview, signed, until it is accepted."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from django.core import signing
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.services.exchange.reading import UnreadableSheet, read_sheet
from imece.work.strategy.plan_json import from_json
from imece.work.strategy.plan_rows import HEADINGS, from_rows
from imece.work.strategy.plan_sheet import PlanSheet, WrongSheet
from imece.work.strategy.sheet_json import plan_json

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor

LARGEST_JSON: Final = 5 * 1024 * 1024
VALID_SECONDS: Final = 24 * 60 * 60


def read_plan(upload: UploadedFile[Any], *, title: str = "") -> PlanSheet:
    """The plan of an uploaded JSON, xlsx, xls, ods or csv file. Raises `Refused` with a sentence."""
    name = upload.name or ""
    try:
        if PurePath(name).suffix.casefold() == ".json":
            return from_json(_json(upload))
        upload.seek(0)
        sheet = read_sheet(cast("BinaryIO", upload), name=name, expected=list(HEADINGS))
        rows = ((row.number, row.cells) for row in sheet.rows)
        return from_rows(sheet.headings, rows, sheet=sheet.name, title=title or PurePath(name).stem)
    except UnreadableSheet as no:
        raise Refused(no.sentence) from no
    except WrongSheet as no:
        raise Refused(no.sentence(get_language() or "tr")) from no


def _json(upload: UploadedFile[Any]) -> Any:
    if (upload.size or 0) > LARGEST_JSON:
        raise Refused(_("The file is too large."))
    upload.seek(0)
    try:
        return json.loads(upload.read().decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as no:
        raise Refused(_("The file is not readable JSON.")) from no


def _no_constant(text: str) -> Any:
    raise ValueError(text)


def sealed(sheet: PlanSheet, actor: Actor, source: str) -> str:
    """The plan as a signed text that only this person can bring back, in this office."""
    return signing.dumps({"plan": plan_json(sheet), "source": source}, salt=_salt(actor), compress=True)


def opened(text: str, actor: Actor) -> tuple[PlanSheet, str]:
    """The plan and its source as they were previewed. Raises `Refused` for a changed or old preview."""
    try:
        data = signing.loads(text, salt=_salt(actor), max_age=VALID_SECONDS)
        return from_json(data["plan"]), str(data["source"])
    except (signing.BadSignature, WrongSheet, KeyError) as no:
        raise Refused(_("The preview is out of date; choose the file again.")) from no


def _salt(actor: Actor) -> str:
    return f"strategy.import.{actor.office_id}.{actor.person_id}"
