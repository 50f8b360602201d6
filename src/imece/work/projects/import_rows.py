"""One right row of an inventory as the facts of one project, perhaps over what stands already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import override

from imece.ground.values import clock, turkish
from imece.services.reference import finding
from imece.work.activities import whereabouts
from imece.work.activities.choices import Precision
from imece.work.activities.whereabouts import RefusedPlace
from imece.work.projects import days
from imece.work.projects.amounts import RefusedAmount, read_amount
from imece.work.projects.choices import (
    HOME_COUNTRY,
    HOME_CURRENCY,
    Axis,
    Part,
    PartnerRole,
    Status,
    TargetGroup,
    Theme,
)
from imece.work.projects.facts import Facts, SaidMoney, SaidPlace
from imece.work.projects.forms.parts import partners_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.services.accounts.models import Office
    from imece.work.activities.whereabouts import Where
    from imece.work.projects.models import Project
    from imece.work.projects.queries import Belongings

_BETWEEN: Final = re.compile(r"[;,\n]+")
AMOUNTS: Final = ("total", "grant", "own")


class Reading:
    """What reading the rows of one sheet needs, made once."""

    def __init__(self, office: Office, owned: Belongings) -> None:
        self.office, self.owned = office, owned
        self._codes: dict[str, dict[str, str]] = {
            axis: _words(kind) for axis, kind in ((Axis.THEME, Theme), (Axis.TARGET_GROUP, TargetGroup))
        }

    def codes(self, axis: str, text: str) -> tuple[str, ...]:
        """The codes that a cell names; words that no list knows are left out."""
        words = (turkish.fold(word.strip()) for word in _BETWEEN.split(text))
        return tuple(dict.fromkeys(self._codes[axis][word] for word in words if word in self._codes[axis]))


def _words(kind: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("tr", "en"):
        with override(language):
            found.update({turkish.fold(str(one.label)): one.value for one in kind})
    return found


def when_of(values: Mapping[str, Any]) -> days.Days:
    """The row's days: two columns, or one text."""
    if values["start"] or values["end"]:
        return days.read_days(values["start"], values["end"])
    return days.read_days(values["dates"])


def where_of(values: Mapping[str, Any], home: Office) -> SaidPlace | None:
    """The row's place; where no other column says it, the text of "place" is read. None when nothing is said."""
    if not any(values[name] for name in ("place", "district", "province", "country")):
        return None
    country = finding.find_country(values["country"]).match if values["country"] else None
    if values["country"] and country is None:
        raise RefusedPlace("country", _("This country is not in the list."))
    if country is not None and country.code != HOME_COUNTRY:
        name = values["place"] or values["province"] or values["district"]
        return SaidPlace(country=country.code, name=name)
    if not values["province"] and not values["district"]:
        where, name = whereabouts.read_place(values["place"], home)
    else:
        where, name = _settled(values, home), values["place"]
    return SaidPlace(country=where.country, province=where.province, district=where.district, name=name)


def _settled(values: Mapping[str, Any], home: Office) -> Where:
    province = finding.find_province(values["province"]).match if values["province"] else None
    if values["province"] and province is None:
        raise RefusedPlace("province", _("This province is not in the list."))
    above = province.code if province else ""
    if not values["district"]:
        return whereabouts.settled("", above, "")
    found = finding.find_district(values["district"], above or home.province or None)
    if found.match is None and not above:
        found = finding.find_district(values["district"])
    if found.match is None:
        close = ", ".join(each.full_name for each in found.proposals)
        sentence = (
            str(format_lazy(_("Which district is meant? {proposals}"), proposals=close))
            if close
            else _("This district is not in the list.")
        )
        raise RefusedPlace("district", sentence)
    return whereabouts.settled("", "", found.match.code)


def money_of(values: Mapping[str, Any]) -> SaidMoney:
    """The row's amounts; a currency of its own column counts where the amounts name none."""
    usual = _currency(values["currency"])
    said = {name: read_amount(values[name], usual) for name in AMOUNTS if values[name]}
    currencies = {money.currency for money in said.values()}
    if len(currencies) > 1:
        raise RefusedAmount("two_currencies")
    amounts: dict[str, Any] = {name: money.amount for name, money in said.items()}
    return SaidMoney(currency=currencies.pop() if currencies else usual, **amounts)


def _currency(text: str) -> str:
    """A currency by its name, sign or code."""
    return read_amount(f"1 {text}").currency if text.strip() else HOME_CURRENCY


def identity(values: Mapping[str, Any]) -> tuple[str, ...]:
    """A code stands for one project; without one the same title in the same days at the same place is the same."""
    if values["code"]:
        return ("code", values["source"], values["code"])
    keys = ("title", "dates", "start", "end", "place", "district", "province", "country", "lead")
    return tuple(turkish.fold(str(values[key] or "")) for key in keys)


def facts_of(values: Mapping[str, Any], reading: Reading, base: Project | None = None) -> Facts:
    """A right row as facts; an empty cell leaves what stands in `base`."""
    fund = values["programme"] or values["funder"]
    when = when_of(values)
    place = where_of(values, reading.office)
    english = {"en": {"title": values["title_en"]}} if values["title_en"] else {}
    return Facts(
        title=" ".join(values["title"].split()),
        code=values["code"] or (base.code if base else ""),
        acronym=values["acronym"] or (base.acronym if base else ""),
        part=values["part"] or (base.part if base else Part.FOLLOW),
        funder=fund.funder if fund else (base.funder if base else None),
        programme=fund.programme if fund else (base.programme if base else None),
        status=values["status"] or (base.status if base else _likely(when, reading)),
        status_on=base.status_on if base else None,
        awarded_on=values["awarded_on"] or (base.awarded_on if base else None),
        days=when if when != days.Days() or base is None else _days(base),
        extended_end=base.extended_end if base else None,
        objectives=base.objectives if base else "",
        summary=values["summary"] or (base.summary if base else ""),
        website=base.website if base else "",
        money=_money(values, base),
        is_loan=base.is_loan if base else False,
        unit=reading.owned.units.get(values["unit"]) or (base.unit if base else None),
        objective=base.objective if base else None,
        topics={
            Axis.THEME: reading.codes(Axis.THEME, values["themes"]),
            Axis.TARGET_GROUP: reading.codes(Axis.TARGET_GROUP, values["target_groups"]),
        },
        partners=(
            *partners_in(values["lead"], PartnerRole.LEAD),
            *partners_in(values["partners"], PartnerRole.CO_BENEFICIARY),
        ),
        places=(place,) if place else (),
        source=values["source"],
        source_code=values["code"],
        translations=(dict(base.translations) if base else {}) | english,
    )


def _likely(when: days.Days, reading: Reading) -> str:
    """Where a sheet is silent: what is over is completed."""
    over = when.end is not None and when.end < clock.today(reading.office.time_zone)
    return Status.COMPLETED if over else Status.RUNNING


def _days(base: Project) -> days.Days:
    return days.Days(
        base.start,
        Precision(base.start_precision),
        base.end,
        Precision(base.end_precision),
    )


def _money(values: Mapping[str, Any], base: Project | None) -> SaidMoney:
    """Amounts of the row; those that it does not say stay, unless it speaks another currency."""
    said = money_of(values)
    if base is None:
        return said
    known = any(values[name] for name in AMOUNTS)
    if known and said.currency != base.currency:
        return said
    return SaidMoney(
        currency=base.currency,
        total=base.total_amount if said.total is None else said.total,
        grant=base.grant_amount if said.grant is None else said.grant,
        own=base.own_contribution if said.own is None else said.own,
        rate=base.rate,
        rate_day=base.rate_day,
        rate_origin=base.rate_origin,
    )
