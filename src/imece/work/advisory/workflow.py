"""The tables of moves: how a request is answered and closed, how an investment goes from stage to stage."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.machine import Machine, Move
from imece.work.advisory import policies
from imece.work.advisory.choices import OPEN_STAGES, RequestState, Stage

REQUEST: Final = Machine(
    Move("answer", _("Answer"), (RequestState.OPEN,), RequestState.ANSWERED, policies.may_change_request),
    Move(
        "close",
        _("Close"),
        (RequestState.OPEN, RequestState.ANSWERED),
        RequestState.CLOSED,
        policies.may_change_request,
    ),
    Move(
        "reopen",
        _("Open again"),
        (RequestState.ANSWERED, RequestState.CLOSED),
        RequestState.OPEN,
        policies.may_change_request,
    ),
)

LEAD: Final = Machine(
    Move("to_site", _("Looks for a site"), (Stage.LEAD,), Stage.SITE, policies.may_change_lead),
    Move("to_permits", _("Goes for permits"), (Stage.SITE,), Stage.PERMITS, policies.may_change_lead),
    Move(
        "to_decision",
        _("Stands before the decision"),
        (Stage.PERMITS,),
        Stage.DECISION,
        policies.may_change_lead,
    ),
    Move("conclude", _("Concluded"), (Stage.DECISION,), Stage.CONCLUDED, policies.may_change_lead),
    Move("back_to_lead", _("Back to the beginning"), (Stage.SITE,), Stage.LEAD, policies.may_change_lead),
    Move("back_to_site", _("Back to the site"), (Stage.PERMITS,), Stage.SITE, policies.may_change_lead),
    Move("back_to_permits", _("Back to permits"), (Stage.DECISION,), Stage.PERMITS, policies.may_change_lead),
    Move("lose", _("Lost"), tuple(OPEN_STAGES), Stage.LOST, policies.may_change_lead),
    Move(
        "take_up",
        _("Taken up again"),
        (Stage.LOST, Stage.CONCLUDED),
        Stage.DECISION,
        policies.may_change_lead,
    ),
    field="stage",
)
