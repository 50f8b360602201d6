"""The states of an actual: what may happen from where, and who may do it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.machine import Machine, Move
from imece.work.indicators import policies
from imece.work.indicators.choices import ActualState

BEFORE_APPROVAL = (ActualState.OPEN, ActualState.DRAFT, ActualState.RETURNED)

ACTUAL = Machine(
    Move("save_draft", _("Save as draft"), BEFORE_APPROVAL, ActualState.DRAFT, policies.may_enter_actual),
    Move(
        "clear_draft", _("Empty the draft"), (ActualState.DRAFT,), ActualState.OPEN, policies.may_enter_actual
    ),
    Move("submit", _("Submit"), BEFORE_APPROVAL, ActualState.SUBMITTED, policies.may_enter_actual),
    Move("withdraw", _("Take back"), (ActualState.SUBMITTED,), ActualState.DRAFT, policies.may_withdraw),
    Move("return", _("Return"), (ActualState.SUBMITTED,), ActualState.RETURNED, policies.may_return),
    Move("approve", _("Approve"), (ActualState.SUBMITTED,), ActualState.APPROVED),
    Move(
        "take_up_again",
        _("Take up again"),
        (ActualState.APPROVED,),
        ActualState.RETURNED,
        policies.may_take_up_again,
    ),
)
