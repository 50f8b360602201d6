"""Addresses of this app."""

from __future__ import annotations

from django.urls import path

from imece.work.indicators.views import (
    chain,
    deciding,
    desk,
    entering,
    grid,
    indicators,
    inspecting,
    milestones,
    requests,
)

app_name = "indicators"
OFFICE = "o/<slug:office>"
ONE = f"{OFFICE}/indicators/<int:indicator>"
ACTUAL = f"{OFFICE}/actuals/<int:actual>"
PERIOD = f"{OFFICE}/reporting/<slug:period>"
REQUEST = f"{OFFICE}/reporting/requests/<int:asked>"

urlpatterns = [
    path(f"{OFFICE}/indicators/", indicators.indicator_list, name="list"),
    path(f"{OFFICE}/indicators/new/", indicators.indicator_add, name="add"),
    path(f"{ONE}/", indicators.indicator_detail, name="detail"),
    path(f"{ONE}/edit/", indicators.indicator_change, name="change"),
    path(f"{ONE}/targets/", indicators.targets, name="targets"),
    path(f"{ONE}/measure/", indicators.measure, name="measure"),
    path(f"{ONE}/use/", indicators.use, name="use"),
    path(f"{ONE}/steps/", milestones.steps, name="steps"),
    path(f"{ONE}/steps/<int:step>/", milestones.step, name="step"),
    path(f"{ONE}/steps/<int:step>/documents/<int:document>/", milestones.step_document, name="step_document"),
    path(f"{ACTUAL}/", inspecting.inspect, name="inspect"),
    path(f"{ACTUAL}/evidence.xlsx", inspecting.evidence_list, name="evidence_list"),
    path(f"{ACTUAL}/verify/", inspecting.verify, name="verify"),
    path(f"{ACTUAL}/corrections/", inspecting.correct, name="correct"),
    path(f"{ACTUAL}/enter/", entering.enter, name="enter"),
    path(f"{ACTUAL}/receipt/", entering.receipt, name="receipt"),
    path(f"{ACTUAL}/withdraw/", entering.withdraw, name="withdraw"),
    path(f"{ACTUAL}/decide/", deciding.decide, name="decide"),
    path(f"{ACTUAL}/documents/<int:document>/", entering.document, name="document"),
    path(f"{ACTUAL}/documents/<int:document>/take-away/", entering.take_document, name="take_document"),
    path(f"{OFFICE}/my-reporting/", entering.mine, name="mine"),
    path(f"{OFFICE}/my-reporting/grid/", grid.grid, name="grid"),
    path(f"{OFFICE}/reporting/", desk.desk, name="desk"),
    path(f"{OFFICE}/reporting/chain/", chain.chain, name="chain"),
    path(f"{OFFICE}/reporting/inbox/", deciding.inbox, name="inbox"),
    path(f"{REQUEST}/", entering.report_request, name="request"),
    path(f"{REQUEST}/letter/", requests.letter, name="letter"),
    path(f"{REQUEST}/letter/file/", requests.letter_paper, name="letter_paper"),
    path(f"{REQUEST}/keep-letter/", requests.keep_letter, name="keep_letter"),
    path(f"{REQUEST}/remind/", requests.remind, name="remind"),
    path(f"{REQUEST}/withdraw/", requests.withdraw, name="withdraw_request"),
    path(f"{PERIOD}/", desk.desk_of, name="desk_of"),
    path(f"{PERIOD}/ask/", requests.make, name="ask"),
    path(f"{PERIOD}/letters/", requests.letters, name="letters"),
    path(f"{PERIOD}/letters/bundle/", requests.letters_paper, name="letters_paper"),
    path(f"{PERIOD}/period/", desk.period_page, name="period"),
    path(f"{PERIOD}/close/", desk.close, name="close"),
    path(f"{PERIOD}/reopen/", desk.reopen, name="reopen"),
    path(f"{PERIOD}/publish/", desk.publish, name="publish"),
]
