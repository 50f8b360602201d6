"""The circular of signatures as a paper: who signs for the office from when to when, in Turkish or English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Column, Paper, Paragraph, Table
from imece.ground.values.numbers import speaks_turkish
from imece.services.papers.kinds import PaperKind
from imece.services.papers.models import Signatory

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

CODE: Final = "papers.signatories"
TURKISH: Final = {
    "title": "İmza sirküsü",
    "said": "Aşağıdaki kişiler, karşılarında gösterilen tarihler arasında kurum adına imza atmaya yetkilidir.",
    "columns": ("Adı soyadı", "Unvanı", "Birimi", "Başlangıç", "Bitiş"),
    "open": "süresiz",
    "nobody": "Bugün imza yetkisi olan kimse kayıtlı değildir.",
}
ENGLISH: Final = {
    "title": "Circular of signatures",
    "said": "The persons below are authorised to sign for the institution between the dates shown beside them.",
    "columns": ("Name", "Title", "Unit", "From", "Until"),
    "open": "open-ended",
    "nobody": "No person is recorded as authorised to sign today.",
}
KEYS: Final = ("name", "title", "unit", "from_day", "until_day")
KIND: Final = PaperKind(
    code=CODE,
    title=_("Circular of signatures"),
    tables={
        "signatories": {
            "name": _("name"),
            "title": _("official title"),
            "unit": _("unit"),
            "from_day": _("from"),
            "until_day": _("until"),
        }
    },
)


def circular(actor: Actor, language: str) -> Paper:
    """The signatories of the office today."""
    words = TURKISH if speaks_turkish(language) else ENGLISH
    is_turkish = speaks_turkish(language)
    own = Signatory.objects.signing_on(actor.today).filter(office_id=actor.office_id).select_related("unit")
    rows = tuple(
        (
            one.name,
            one.title if is_turkish else one.title_en or one.title,
            one.unit.name if one.unit else None,
            one.starts_on,
            one.ends_on or str(words["open"]),
        )
        for one in own
    )
    widths = (3, 3, 3, 1.6, 1.6)
    columns = tuple(
        Column(str(title), width, key=key)
        for title, width, key in zip(words["columns"], widths, KEYS, strict=True)
    )
    said = str(words["said"] if rows else words["nobody"])
    return Paper(
        kind=CODE,
        title=str(words["title"]),
        language=language,
        subtitle=actor.office.name,
        day=actor.today,
        is_sample=actor.office.is_sample,
        blocks=(Paragraph(said), Table(columns, rows, name="signatories")),
    )
