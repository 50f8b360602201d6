"""What a page shows around an answer: its map, the ways to other maps and pages, one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from imece.ground.ui import reading as written
from imece.overview.bank import drawing
from imece.overview.bank.filters import BY_AMOUNT
from imece.overview.bank.finding import remembered
from imece.services.atlas.queries import official

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.safestring import SafeString

    from imece.overview.bank.drawing import Drawn
    from imece.overview.bank.finding import Answer


def map_part(found: Answer, page: str, *, has_tabs: bool = True) -> SafeString:
    """The map with its tabs, legend and table as the page shows them; made once for a question and a language.

    Only the public bank may keep it: everybody sees the same there.
    """
    asked = found.asked

    def make() -> SafeString:
        context: dict[str, object] = {"drawn": drawn(found, addresses(found, page))}
        if has_tabs:
            up = f"{page}?{asked.without('province')}" if "province" in asked.chosen else ""
            context |= {"tabs": tabs(found, page), "up_url": up}
        return render_to_string("bank/map.html", context)

    own = official(asked.chosen.get("office", ""), asked.chosen.get("province", ""))
    version = own.sha256 if own else ""
    question = ("map", asked.encoded({}, {"page"}), page, has_tabs, get_language(), version)
    return remembered(found.bank, question, make)


def map_title(found: Answer) -> str:
    """What the map shows, in a few words."""
    return _("Map of grants") if found.asked.by == BY_AMOUNT else _("Map of projects")


def drawn(found: Answer, address: Callable[..., str], office: str = "") -> Drawn:
    """The map that the address asks for; a province shows its districts, with the office's official shapes if it has any."""
    if found.asked.map == "countries":
        return drawing.partners_map(found, address)
    province = found.asked.chosen.get("province")
    if province is not None:
        own = official(office or found.asked.chosen.get("office", ""), province)
        return drawing.province_map(found, province, address, own)
    if found.asked.map == "districts":
        return drawing.tiles_map(found, address)
    return drawing.country_map(found, address)


def addresses(found: Answer, page: str) -> Callable[..., str]:
    """The way to the same question with other values."""
    return lambda **changes: f"{page}?{found.asked.with_(**changes)}"


def tabs(found: Answer, page: str) -> dict[str, list[dict[str, object]]]:
    """The maps to choose from, and what colours them."""
    asked = found.asked
    maps = [
        ("provinces", _("Provinces")),
        ("districts", _("Districts")),
        ("countries", _("Partner countries")),
    ]
    by = [("count", _("Number of projects")), ("amount", _("Grants in lira"))]
    return {
        "maps": [
            {
                "label": label,
                "url": f"{page}?{asked.with_(map='' if code == 'provinces' else code)}",
                "current": asked.map == code,
            }
            for code, label in maps
        ],
        "by": [
            {
                "label": label,
                "url": f"{page}?{asked.with_(by='' if code == 'count' else code)}",
                "current": asked.by == code,
            }
            for code, label in by
        ],
    }


def ways(found: Answer) -> dict[str, object]:
    """The query strings that the list links to: its orders, its pages, its whole."""
    asked = found.asked
    turns = {
        "previous": asked.at_page(found.page - 1) if found.page > 1 else "",
        "next": asked.at_page(found.page + 1) if found.page < found.pages else "",
    }
    return {
        "order_new": asked.with_(sort=""),
        "order_title": asked.with_(sort="title"),
        "order_amount": asked.with_(sort="amount"),
        "all_query": asked.with_(size=""),
        "turns": turns,
    }


def sentence_of(found: Answer) -> str:
    """What the question leaves of open projects, in one sentence."""
    total = found.total
    if not total.count:
        return _("No published project matches.")
    said = ngettext("%(count)s published project", "%(count)s published projects", total.count) % {
        "count": written.decimal(total.count)
    }
    return with_grants(found, said)


def sentence_for_staff(found: Answer) -> str:
    """What the question leaves of an office's projects, in one sentence."""
    total = found.total
    if not total.count:
        return _("No project matches.")
    said = ngettext("%(count)s project", "%(count)s projects", total.count) % {
        "count": written.decimal(total.count)
    }
    return with_grants(found, said)


def with_grants(found: Answer, said: str) -> str:
    """The sentence with what the grants come to, as far as they are known in lira."""
    total = found.total
    if not total.amount:
        return f"{said}."
    grants = _("known grants come to %(amount)s") % {"amount": drawing.lira(total.amount)}
    if total.without_amount:
        grants += " " + ngettext(
            "(%(count)s has no grant stated in lira)",
            "(%(count)s have no grant stated in lira)",
            total.without_amount,
        ) % {"count": written.decimal(total.without_amount)}
    return f"{said}; {grants}."
