"""Addresses of advice and investors; the office is always in them."""

from __future__ import annotations

from django.urls import path

from imece.work.advisory.views import leads, requests, visits

app_name = "advisory"
HOME = "o/<slug:office>/advisory/"
ONE = f"{HOME}<int:advice>/"
INVESTORS = "o/<slug:office>/investors/"
VISIT = f"{INVESTORS}visits/<int:visit>/"
PROBLEM = f"{INVESTORS}problems/<int:problem>/"
LEAD = f"{INVESTORS}leads/<int:lead>/"

urlpatterns = [
    path(HOME, requests.request_list, name="list"),
    path(f"{HOME}new/", requests.new, name="new"),
    path(f"{HOME}export/<str:file_format>/", requests.export, name="export"),
    path(f"{HOME}year/", requests.this_year, name="this_year"),
    path(f"{HOME}year/<int:year>/", requests.year_page, name="year"),
    path(f"{HOME}year/<int:year>/xlsx/", requests.year_sheet, name="year_sheet"),
    path(f"{HOME}people/", requests.person_options, name="person_options"),
    path(f"{HOME}institutions/", requests.institution_options, name="institution_options"),
    path(ONE, requests.detail, name="request"),
    path(f"{ONE}edit/", requests.edit, name="edit"),
    path(f"{ONE}answer/", requests.answer, name="answer"),
    path(f"{ONE}close/", requests.close, name="close"),
    path(f"{ONE}reopen/", requests.reopen, name="reopen"),
    path(f"{ONE}remove/", requests.remove, name="remove"),
    path(
        "o/<slug:office>/institutions/<int:institution>/advisory/",
        requests.of_institution,
        name="of_institution",
    ),
    path("o/<slug:office>/people/<int:person>/advisory/", requests.of_person, name="of_person"),
    path(INVESTORS, leads.investors, name="investors"),
    path(f"{INVESTORS}leads/", leads.lead_list, name="leads"),
    path(f"{INVESTORS}leads/new/", leads.new, name="new_lead"),
    path(f"{INVESTORS}leads/export/<str:file_format>/", leads.export, name="leads_export"),
    path(LEAD, leads.detail, name="lead"),
    path(f"{LEAD}edit/", leads.edit, name="lead_edit"),
    path(f"{LEAD}move/", leads.move, name="lead_move"),
    path(f"{INVESTORS}visits/new/", visits.new, name="new_visit"),
    path("o/<slug:office>/activities/<int:activity>/investor/", visits.panel, name="visit_panel"),
    path("o/<slug:office>/activities/<int:activity>/investor/write/", visits.write, name="visit_write"),
    path(VISIT, visits.detail, name="visit"),
    path(f"{VISIT}problems/new/", visits.new_problem, name="new_problem"),
    path(f"{PROBLEM}edit/", visits.edit_problem, name="problem"),
    path(f"{PROBLEM}end/", visits.end_problem, name="problem_end"),
    path(f"{PROBLEM}reopen/", visits.reopen_problem, name="problem_reopen"),
]
