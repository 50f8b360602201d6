"""The states of a report: what may happen from where, and who may do it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.machine import Machine, Move
from imece.overview.reports import policies
from imece.overview.reports.choices import OPEN_STATES, ReportState

REPORT = Machine(
    Move("submit", _("Submit"), OPEN_STATES, ReportState.SUBMITTED, policies.may_submit),
    Move("take_back", _("Take back"), (ReportState.SUBMITTED,), ReportState.DRAFT, policies.may_take_back),
    Move("return", _("Return"), (ReportState.SUBMITTED,), ReportState.RETURNED, policies.may_decide),
    Move("approve", _("Approve"), (ReportState.SUBMITTED,), ReportState.APPROVED, policies.may_approve),
    Move("publish", _("Publish"), (ReportState.APPROVED,), ReportState.PUBLISHED, policies.may_publish),
    Move(
        "withdraw",
        _("Withdraw from the public page"),
        (ReportState.PUBLISHED,),
        ReportState.APPROVED,
        policies.may_publish,
    ),
    Move(
        "take_up_again",
        _("Take up again"),
        (ReportState.APPROVED,),
        ReportState.RETURNED,
        policies.may_take_up_again,
    ),
)
