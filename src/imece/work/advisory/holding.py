"""What this app holds about a person: the requests they put; told in their file, blurred when they are erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from imece.work.advisory.choices import Asker
from imece.work.advisory.models import AdvisoryRequest
from imece.work.people.holdings import Holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.services.accounts.actor import Actor
    from imece.work.people.models import Person


def told(_actor: Actor, person: Person) -> Iterator[tuple[str, Any]]:
    """Each request with its answer."""
    for one in AdvisoryRequest.objects.filter(person=person).order_by("asked_on", "pk"):
        yield f"{one.asked_on:%d.%m.%Y} {one.get_topic_display()}", f"{one.question}\n{one.answer}".strip()


def forget(_actor: Actor, person: Person) -> None:
    """The requests stay counted as a citizen's; what was typed goes, since it may name the person."""
    for one in AdvisoryRequest.objects.select_for_update(of=("self",)).filter(person=person).order_by("pk"):
        one.person = None
        one.asker = Asker.CITIZEN if one.asker == Asker.PERSON else one.asker
        one.question, one.answer = "–", "–" if one.answer else ""
        one.revision += 1
        one.save()


REQUESTS: Final = Holding("advisory", _("Advisory requests"), told, forget)
