"""What the forms of projects share: a token that makes sending twice the same as once, choices of funds, texts in languages."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from imece.services.reference import finding
from imece.work.projects.actions import AlreadySent
from imece.work.projects.choices import HOME_COUNTRY
from imece.work.projects.facts import SaidPartner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from imece.ground.rules.decision import Refused
    from imece.work.projects.models import Funder, FundingProgramme
    from imece.work.projects.queries import Belongings

NOT_CHOSEN: Final = ("", "—")
FIRST_LANGUAGE: Final = "tr"
MOST_PARTNERS: Final = 100
_BETWEEN: Final = re.compile(r"[\n\r;]+")
_COUNTRY: Final = re.compile(r"^(?P<name>.*\S)\s*[(\[](?P<country>[^()\[\]]+)[)\]]\s*$")


def new_token() -> str:
    """What a form carries so that sending it twice records once."""
    return secrets.token_urlsafe(16)


class OnceForm(forms.Form):
    """A form that records: its hidden token makes sending it twice the same as sending it once."""

    once = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = new_token

    def refuse(self, no: Refused) -> None:
        """Show a verb's refusal; when the token is used up, sending again goes with a new one."""
        self.add_error(None, str(no))
        if isinstance(no, AlreadySent):
            self.send_instead("once", new_token())

    def send_instead(self, name: str, value: str) -> None:
        """Let the page carry another hidden value than the one that was sent."""
        sent = cast("MultiValueDict[str, str]", self.data)
        self.data = MultiValueDict({**dict(sent.lists()), name: [value]})


def fund_choices(owned: Belongings) -> list[Any]:
    """One list of who pays: each funder with its programmes under it."""
    under: dict[int, list[FundingProgramme]] = {}
    for programme in owned.programmes.values():
        under.setdefault(programme.funder_id, []).append(programme)
    groups: list[Any] = []
    for funder in owned.funders.values():
        name = str(funder)
        alone = (f"f{funder.pk}", name)
        programmes = [(f"p{one.pk}", str(one)) for one in under.get(funder.pk, [])]
        groups.append((name, [(alone[0], _("%(name)s (programme not known)") % {"name": name}), *programmes]) if programmes else alone)  # fmt: skip
    return groups


def fund_of(key: str, owned: Belongings) -> tuple[Funder | None, FundingProgramme | None]:
    """The funder and programme that a chosen key names."""
    if not key or not key[1:].isdigit():
        return None, None
    number = int(key[1:])
    if key.startswith("p"):
        programme = owned.programmes.get(number)
        return (programme.funder, programme) if programme else (None, None)
    return owned.funders.get(number), None


def partners_in(text: str, role: str) -> Iterator[SaidPartner]:
    """Partners typed one below the other, the country in brackets: "Sopot Belediyesi (Polonya)"."""
    for line in _BETWEEN.split(text)[:MOST_PARTNERS]:
        name, country = " ".join(line.split()), HOME_COUNTRY
        known = _COUNTRY.match(name)
        if known is not None:
            found = finding.find_country(known["country"]).match
            if found is not None:
                name, country = known["name"], found.code
        if name:
            yield SaidPartner(name=name[:250], role=role, country=country)


def language_name(code: str) -> str:
    """The word of a language for a label."""
    return str(dict(settings.LANGUAGES).get(code, code))


def texts_of(
    said: Mapping[str, Any], fields: Mapping[str, Any], languages: list[str]
) -> dict[str, dict[str, str]]:
    """What was typed in the languages beside Turkish: `{language: {field: text}}`."""
    return {language: {field: said[f"{field}__{language}"] for field in fields} for language in languages}
