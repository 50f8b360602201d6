"""Addresses of activities; the office is always in them."""

from __future__ import annotations

from django.urls import path

from imece.work.activities.views import files, kinds, lists, matching, minutes, records

app_name = "activities"
HOME = "o/<slug:office>/activities/"
ONE = f"{HOME}<int:activity>/"
FILE = f"{ONE}files/<int:document>/"

urlpatterns = [
    path(HOME, lists.activity_list, name="list"),
    path(f"{HOME}new/", records.new, name="new"),
    path(f"{HOME}grid/", records.bulk, name="grid"),
    path(f"{HOME}export/<str:file_format>/", lists.export, name="export"),
    path(f"{HOME}institutions/", lists.institution_options, name="institutions"),
    path(f"{HOME}names/", matching.names, name="names"),
    path(f"{HOME}names/sure/", matching.names_sure, name="names_sure"),
    path(f"{HOME}names/<int:decision>/forget/", matching.name_forget, name="name_forget"),
    path(f"{HOME}with/<int:institution>/", matching.of_institution, name="of_institution"),
    path(f"{HOME}districts/", lists.district_options, name="districts"),
    path(f"{HOME}year/", lists.this_year, name="this_year"),
    path(f"{HOME}year/<int:year>/", lists.year_page, name="year"),
    path(f"{HOME}year/<int:year>/print/", lists.year_print, name="year_print"),
    path(f"{HOME}year/<int:year>/xlsx/", lists.year_sheet, name="year_sheet"),
    path(f"{HOME}kinds/", kinds.kinds, name="kinds"),
    path(f"{HOME}kinds/<int:kind>/", kinds.rename, name="kind"),
    path(f"{HOME}kinds/<int:kind>/retire/", kinds.retire, name="kind_retire"),
    path(f"{HOME}kinds/<int:kind>/restore/", kinds.restore, name="kind_restore"),
    path(ONE, records.detail, name="detail"),
    path(f"{ONE}edit/", records.edit, name="edit"),
    path(f"{ONE}copy/", records.copy, name="copy"),
    path(f"{ONE}cancel/", records.cancel, name="cancel"),
    path(f"{ONE}reinstate/", records.reinstate, name="reinstate"),
    path(f"{ONE}remove/", records.remove, name="remove"),
    path(f"{ONE}removed/", records.removed, name="removed"),
    path(f"{ONE}minutes/", minutes.minutes, name="minutes"),
    path(f"{ONE}minutes/write/", minutes.write, name="minutes_write"),
    path(f"{ONE}minutes/approve/", minutes.approve, name="minutes_approve"),
    path(f"{ONE}minutes/paper/", minutes.paper, name="minutes_paper"),
    path(f"{ONE}files/", files.add, name="files"),
    path(FILE, files.download, name="file"),
    path(f"{FILE}small/", files.small, name="file_small"),
    path(f"{FILE}take-away/", files.take_away, name="file_take_away"),
    path(f"{FILE}put-back/", files.put_back, name="file_put_back"),
    path(f"{FILE}access/", files.change_access, name="file_access"),
]
