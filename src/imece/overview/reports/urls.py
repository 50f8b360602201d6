"""Addresses of reports; the office is always in them."""

from __future__ import annotations

from django.urls import path

from imece.overview.reports.views import desk, moves, papers, report

app_name = "reports"
HOME = "o/<slug:office>/reports/"
ONE = f"{HOME}<int:report>/"
PERIOD = f"{HOME}period/<slug:period>/"

urlpatterns = [
    path(HOME, desk.desk, name="desk"),
    path(f"{HOME}new/", desk.begin, name="begin"),
    path(f"{HOME}papers/", papers.papers, name="papers"),
    path(f"{HOME}papers/<slug:kind>/", papers.paper, name="paper"),
    path(f"{HOME}dossier/<int:actual>/", papers.dossier, name="dossier"),
    path(PERIOD, desk.of_period, name="of_period"),
    path(f"{HOME}institution/<int:institution>/", papers.of_institution, name="of_institution"),
    path(f"{HOME}plan/<int:plan>/", desk.of_plan, name="of_plan"),
    path(f"{PERIOD}begin/", desk.begin_for, name="begin_for"),
    path(f"{PERIOD}remind/", desk.remind, name="remind"),
    path(f"{PERIOD}figures/", desk.figures, name="figures"),
    path(ONE, report.report, name="report"),
    path(f"{ONE}texts/", report.texts, name="texts"),
    path(f"{ONE}indicators/<int:indicator>/", report.line_texts, name="line_texts"),
    path(f"{ONE}preview/", report.preview, name="preview"),
    path(f"{ONE}files/", papers.files, name="files"),
    path(f"{ONE}paper/", papers.report_paper, name="report_paper"),
    path(f"{ONE}renew/", moves.renew, name="renew"),
    path(f"{ONE}submit/", moves.submit, name="submit"),
    path(f"{ONE}take-back/", moves.take_back, name="take_back"),
    path(f"{ONE}return/", moves.give_back, name="return"),
    path(f"{ONE}approve/", moves.approve, name="approve"),
    path(f"{ONE}publish/", moves.publish, name="publish"),
    path(f"{ONE}withdraw/", moves.withdraw, name="withdraw"),
    path(f"{ONE}take-up/", moves.take_up, name="take_up"),
    path(f"{ONE}remove/", moves.remove, name="remove"),
]
