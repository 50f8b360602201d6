"""What the verbs share: names matched to the register, owners of the office, tokens of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused
from imece.work.contacts.queries import sure_matches

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership


def institution_of(actor: Actor, typed: str) -> tuple[str, int | None]:
    """The clean name and the institution of the register that it surely means."""
    name = " ".join(typed.split())[:250]
    return name, sure_matches(actor.office_id, [name]).get(name) if name else None


def check_owner(actor: Actor, owner: Membership | None) -> None:
    """Whoever answers must be a member of the office."""
    if owner is not None and owner.office_id != actor.office_id:
        raise Refused(_("A person responsible must be a member of the office."))


def once_key(actor: Actor, kind: str, once: str) -> str | None:
    """A form's token made unguessable for other offices and people; None without a token."""
    return f"{kind}:{actor.office_id}:{actor.person_id}:{once}"[:120] if once else None


def stale() -> Refused:
    """Somebody else was quicker."""
    return Refused(
        _(
            "Somebody else changed this record while you were typing. Look at it, then save again to keep yours."
        )
    )
