"""Fields that read the cells of an inventory: amounts with or without their currency, states and themes in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from imece.ground.values import turkish
from imece.ground.values.money import Money
from imece.services.exchange.inputs import as_text
from imece.work.projects.amounts import LONGEST, MOST, REFUSALS, RefusedAmount, read_amount
from imece.work.projects.choices import HOME_CURRENCY, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import TextChoices

    from imece.services.exchange.cells import Cell

UNSAID: Final = "XXX"
"""The code of ISO 4217 for no currency: the cell says a number only."""
NOTHING: Final = frozenset(("", "-", "–", "—", "yok", "belirtilmemis", "bilinmiyor", "n/a", "na", "?"))
OTHER_STATUS_WORDS: Final[Mapping[str, str]] = {
    "tamamlanan": Status.COMPLETED, "tamamlandi": Status.COMPLETED, "bitti": Status.COMPLETED, "kapandi": Status.COMPLETED,
    "sonuclandi": Status.COMPLETED, "completed": Status.COMPLETED, "closed": Status.COMPLETED, "kapatildi": Status.COMPLETED,
    "devam ediyor": Status.RUNNING, "devam eden": Status.RUNNING, "uygulamada": Status.RUNNING, "yurutuluyor": Status.RUNNING,
    "ongoing": Status.RUNNING, "uygulanmakta": Status.RUNNING, "sozlesme imzalandi": Status.AWARDED, "asil": Status.AWARDED,
    "basarili": Status.AWARDED, "kabul": Status.AWARDED, "kabul edildi": Status.AWARDED, "destek almaya hak kazandi": Status.AWARDED,
    "reddedildi": Status.REJECTED, "ret": Status.REJECTED, "red": Status.REJECTED, "basarisiz": Status.REJECTED,
    "basvuruldu": Status.APPLIED, "basvuru": Status.APPLIED, "basvuru asamasinda": Status.APPLIED, "sunuldu": Status.APPLIED,
    "degerlendirmede": Status.APPLIED, "degerlendirme": Status.APPLIED, "yedek": Status.APPLIED, "submitted": Status.APPLIED,
    "hazirlaniyor": Status.PREPARED, "hazirlik": Status.PREPARED, "iptal": Status.CANCELLED, "iptal edildi": Status.CANCELLED,
    "feshedildi": Status.CANCELLED, "fesih": Status.CANCELLED, "askida": Status.SUSPENDED, "durduruldu": Status.SUSPENDED,
    "fikir": Status.IDEA,
}  # fmt: skip


class AmountCell(forms.CharField):
    """An amount; where the cell names no currency it is `UNSAID`, until a column of its own or the lira says it."""

    reads_cells = True

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": LONGEST, **options})

    def clean(self, value: Any) -> Any:
        """A number stays what it is; text is read."""
        if isinstance(value, Decimal):
            return self._number(value)
        text = as_text(value).strip() if value is None or not isinstance(value, str) else value.strip()
        if turkish.fold(text) in NOTHING:
            if self.required:
                raise ValidationError(_("Write the amount."), code="required")
            return None
        try:
            return read_amount(text, UNSAID)
        except RefusedAmount as no:
            raise ValidationError(str(no.sentence), code=no.code) from no

    def _number(self, value: Decimal) -> Money:
        code = "negative" if value < 0 else "absurd" if value > MOST else ""
        if code:
            raise ValidationError(str(REFUSALS[code]), code=code)
        return Money(value, UNSAID).rounded()


class ChosenWords(forms.CharField):
    """Values of a list by their words in Turkish or English, several with a semicolon or comma between."""

    def __init__(
        self,
        choices: type[TextChoices],
        *,
        others: Mapping[str, str] | None = None,
        unknown: str = "",
        **options: Any,
    ) -> None:
        super().__init__(**{"required": False, "max_length": 300, **options})
        self._values = {**by_words(choices), **(others or {})}
        self._unknown = unknown

    def clean(self, value: Any) -> Any:
        """The codes that the text says; an unknown word is refused with what there is."""
        text = super().clean(value)
        said = [part for part in text.replace(",", ";").split(";") if part.strip()]
        whole = self._values.get(_form(text))
        return (whole,) if whole else tuple(dict.fromkeys(self._code(part) for part in said))

    def _code(self, part: str) -> str:
        code = self._values.get(_form(part)) or self._unknown
        if not code:
            raise ValidationError(
                _("“%(word)s” is not in the list.") % {"word": part.strip()}, code="unknown"
            )
        return code


class StatusCell(ChosenWords):
    """One status in the words of this list or of others: "devam ediyor", "asil", "feshedildi"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Status, others=OTHER_STATUS_WORDS, **options)

    def clean(self, value: Any) -> Any:
        """One code, or empty."""
        said = super().clean(value)
        if len(said) > 1:
            raise ValidationError(_("A project has one status."), code="many")
        return said[0] if said else ""


class CurrencyCell(forms.CharField):
    """A currency by its sign, word or code; cleans to three letters."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": 40, **options})

    def clean(self, value: Any) -> Any:
        """Read as behind an amount."""
        text = super().clean(value)
        if turkish.fold(text) in NOTHING:
            return ""
        try:
            return read_amount(f"1 {text}", UNSAID).currency
        except RefusedAmount as no:
            raise ValidationError(str(REFUSALS["unknown_currency"]), code=no.code) from no


def by_words(choices: type[TextChoices]) -> dict[str, str]:
    """Folded label in both languages, and the code itself → code."""
    named = {_form(value): str(value) for value in choices.values}
    for language in ("tr", "en"):
        with override(language):
            named |= {_form(str(choice.label)): str(choice.value) for choice in choices}
    return named


def in_currency(money: Money | None, currency: str) -> Money | None:
    """The amount in the currency of the row where its cell named none."""
    if money is None or money.currency != UNSAID:
        return money
    return Money(money.amount, currency or HOME_CURRENCY)


def said_currencies(many: Iterable[Money | None]) -> set[str]:
    """The currencies that the cells themselves name."""
    return {money.currency for money in many if money is not None and money.currency != UNSAID}


def cell_text(cell: Cell) -> str:
    """A cell as text, without the midnight of a spreadsheet's date."""
    return as_text(cell).strip().removesuffix(" 00:00")


def _form(text: str) -> str:
    return " ".join(turkish.fold(text).split()).strip(" .")
