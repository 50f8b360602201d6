"""Which section of which guide explains a page: one list, from the page's name to chapter and section.

A page that several kinds of people open names a section for each; the reader's own role chooses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

from imece.overview.guide.chapters import CONTENTS, address_of
from imece.services.accounts.choices import Role

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

Place = tuple[str, str]
"""Chapter and section; an empty section is the chapter's beginning."""

CHAPTER_OF_ROLE: Final = {
    Role.COORDINATOR: "coordinator",
    Role.EXPERT: "expert",
    Role.UNIT_CONTACT: "unit-contact",
    Role.VIEWER: "expert",
    Role.AUDITOR: "auditor",
}

# The longest name that a page's own name begins with decides.
PLACES: Final[dict[str, tuple[Place, ...]]] = {
    "backoffice:": (("coordinator", "a-morning"), ("expert", ""), ("unit-contact", "how-you-come-in")),
    "calendar:": (("README", "comforts-for-everybody"),),
    "savedfilters:": (("README", "comforts-for-everybody"),),
    "duties:": (("coordinator", "a-morning"), ("expert", "")),
    "activities:": (("expert", "an-activity-in-half-a-minute"), ("unit-contact", "afterwards")),
    "activities:file": (("expert", "documents-and-photos"),),
    "activities:grid": (("expert", "many-at-once"),),
    "activities:list": (("expert", "finding-and-taking-along"), ("unit-contact", "afterwards")),
    "activities:year": (("expert", "finding-and-taking-along"), ("first-hour", "5-minutes-the-list")),
    "contacts:": (("expert", "the-register-of-institutions"),),
    "people:": (("expert", "people"),),
    "advisory:": (("expert", "advisory-requests-and-investors"),),
    "exchange:": (("expert", "many-at-once"), ("first-hour", "30-minutes-the-sheet-you-already-have")),
    "finding:": (("expert", "finding-and-taking-along"),),
    "indicators:": (("expert", "indicators"), ("coordinator", "approving-and-returning")),
    "indicators:ask": (("coordinator", "asking-units-to-report"),),
    "indicators:chain": (("coordinator", "approving-and-returning"),),
    "indicators:close": (("coordinator", "closing-and-publishing"),),
    "indicators:desk": (("coordinator", "asking-units-to-report"), ("auditor", "")),
    "indicators:grid": (("expert", "a-whole-year-in-one-table"),),
    "indicators:enter": (("unit-contact", "what-you-do"), ("expert", "indicators")),
    "indicators:evidence": (("auditor", "from-a-figure-to-its-evidence"),),
    "indicators:inspect": (("auditor", "from-a-figure-to-its-evidence"), ("expert", "indicators")),
    "indicators:mine": (("unit-contact", "what-you-see"), ("expert", "indicators")),
    "indicators:period": (("coordinator", "closing-and-publishing"),),
    "indicators:publish": (("coordinator", "closing-and-publishing"),),
    "indicators:receipt": (("unit-contact", "afterwards"),),
    "indicators:request": (("coordinator", "asking-units-to-report"), ("unit-contact", "what-you-see")),
    "indicators:verify": (("auditor", "is-it-still-what-was-approved"),),
    "activities:minutes": (("expert", "minutes-of-a-meeting"),),
    "comments:": (("expert", "talking-about-a-record"),),
    "projects:": (("expert", "the-project-bank"),),
    "reports:": (("coordinator", "the-reports-to-hand-in"), ("unit-contact", "what-you-do")),
    "reports:dossier": (("auditor", "the-whole-dossier-on-paper"),),
    "papers:": (("expert", "papers"),),
    "strategy:simulation": (("coordinator", "what-if"),),
    "strategy:": (
        ("coordinator", "the-plan"),
        ("auditor", "the-plan-as-it-was"),
        ("expert", "sheets-of-a-plan"),
    ),
    "strategy:import": (("expert", "sheets-of-a-plan"),),
    "strategy:versions": (("auditor", "the-plan-as-it-was"), ("coordinator", "the-plan")),
    "strategy:publish": (("coordinator", "closing-and-publishing"),),
    "accounts:": (("coordinator", "people"),),
    "accounts:installation": (("administrator", "opening-an-office"),),
    "accounts:open_office": (("administrator", "opening-an-office"),),
    "accounts:looks": (("auditor", "who-did-it"), ("coordinator", "people")),
    "accounts:trail": (("auditor", "who-did-it"), ("coordinator", "people")),
    "guest_desk:": (("unit-contact", "how-you-come-in"),),
    "portal:": (("citizen", ""),),
    "portal:district": (("citizen", "the-project-bank"),),
    "portal:inspect": (("citizen", "how-to-read-a-figure"),),
    "portal:objective": (("citizen", "how-to-read-a-figure"),),
    "portal:plan": (("citizen", "how-to-read-a-figure"),),
    "portal:project": (("citizen", "the-project-bank"),),
}


def place_of(view_name: str, role: Role | None) -> Place:
    """Chapter and section for a page and a reader; the table of contents where no page of ours is named."""
    names = [name for name in PLACES if view_name.startswith(name)]
    if not names:
        return (CONTENTS, "")
    offered = PLACES[max(names, key=len)]
    own = CHAPTER_OF_ROLE.get(role) if role else None
    return next((place for place in offered if place[0] == own), offered[0])


def help_address(view_name: str, actor: Actor | None) -> str:
    """The address of the section that explains a page to this reader, in the language of the page."""
    chapter, section = place_of(view_name, actor.role if actor else None)
    address = reverse("guide:chapter", args=[address_of(chapter).rstrip("/")])
    return f"{address}#{section}" if section else address
