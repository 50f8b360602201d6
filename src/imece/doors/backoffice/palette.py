"""The palette: what can be gone to, done or found from anywhere, as one list for a typed text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.doors.backoffice.navigation import Item, menu_of
from imece.ground.values import turkish
from imece.overview.finding import kinds
from imece.services.accounts.policies import may_enter, may_run_office
from imece.services.audit.queries import lately_done
from imece.services.duties.policies import may_open
from imece.services.search.queries import find, known
from imece.work.activities.policies import may_record
from imece.work.indicators.policies import may_manage_indicator
from imece.work.strategy.policies import may_create_plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from imece.services.accounts.actor import Actor

MOST_FOUND: Final = 8
MOST_RECENT: Final = 5
ACTIONS: Final = (
    Item("activities:new", gettext_lazy("New activity"), "plus", may_record),
    Item("activities:grid", gettext_lazy("Many activities at once"), "table", may_record),
    Item("duties:add", gettext_lazy("Give a duty"), "clipboard-check", may_open),
    Item("indicators:add", gettext_lazy("New indicator"), "chart", may_manage_indicator),
    Item("strategy:plan_new", gettext_lazy("New plan"), "target", may_create_plan),
    Item("accounts:invite", gettext_lazy("Invite a member"), "user-plus", may_run_office),
    Item("backoffice:shortcuts", gettext_lazy("Keyboard shortcuts"), "help", may_enter),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: where it leads, its words, a second line, an icon; `number` makes its id on the page."""

    label: str
    url: str
    icon: str
    detail: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one sort under a heading."""

    label: str
    choices: list[Choice]


def parts(actor: Actor, request: HttpRequest, text: str, others: Iterable[Choice]) -> list[Part]:
    """Everything that fits the text, in the order it is offered; without a text, what one would want first.

    `others` are the other offices of the person, to switch to.
    """
    found = [
        Part(_("Lately worked on"), [] if text else recent(actor)),
        Part(_("Actions"), fitting(actions_of(actor), text)),
        Part(_("Go to"), fitting(menu_choices(actor, request), text)),
        Part(_("Switch the office"), fitting(others, text)),
        Part(_("Records"), found_records(actor, text) if text else []),
    ]
    return numbered(part for part in found if part.choices)


def numbered(found: Iterable[Part]) -> list[Part]:
    """The same lines, counted through."""
    done, count = [], 0
    for part in found:
        lines = [
            Choice(one.label, one.url, one.icon, one.detail, count + place)
            for place, one in enumerate(part.choices)
        ]
        count += len(lines)
        done.append(Part(part.label, lines))
    return done


def fitting(choices: Iterable[Choice], text: str) -> list[Choice]:
    """Those in whose label every typed word begins a word; Turkish letters are folded."""
    words = turkish.fold(text).split()
    return [one for one in choices if fits(turkish.fold(one.label).split(), words)]


def fits(label: list[str], words: list[str]) -> bool:
    """Whether each typed word begins one of the label's."""
    return all(any(part.startswith(word) for part in label) for word in words)


def actions_of(actor: Actor) -> list[Choice]:
    """What the actor may begin, wherever they are."""
    slug = actor.office.slug
    begun = [
        Choice(str(item.label), reverse(item.view, args=[slug]), item.icon)
        for item in ACTIONS
        if item.may(actor).allowed
    ]
    return [*begun, Choice(_("Light or dark appearance"), reverse("accounts:theme"), "circle-half")]


def menu_choices(actor: Actor, request: HttpRequest) -> list[Choice]:
    """The lines of the menu and the saved filters under them."""
    menu = menu_of(actor, request)
    return [
        Choice(str(item["label"]), item["url"], item["icon"], str(group["label"]))
        for group in menu
        for item in group["items"]
    ] + [
        Choice(one["label"], one["url"], "star", str(item["label"]))
        for group in menu
        for item in group["items"]
        for one in item["saved"]
    ]


def recent(actor: Actor) -> list[Choice]:
    """The records that the person last did something with, as far as they may still see them."""
    rows = known(actor, [(kinds.kind_of(kind), pk) for kind, pk in lately_done(actor.signature)])
    return lines(kinds.labelled(rows[:MOST_RECENT]))


def found_records(actor: Actor, text: str) -> list[Choice]:
    """The best records of the search, and the way to all of them."""
    return lines(kinds.labelled(find(actor, text, shown=MOST_FOUND).rows))


def lines(results: Iterable[kinds.Result]) -> list[Choice]:
    """Found records as lines."""
    return [
        Choice(
            one.row.title,
            one.url,
            one.icon,
            " · ".join(part for part in (one.label, one.row.detail) if part),
        )
        for one in results
    ]
