"""Addresses of the register; the office of whoever looks is always in them."""

from __future__ import annotations

from django.urls import path

from imece.work.contacts.views import doubles, lists, records

app_name = "contacts"
HOME = "o/<slug:office>/institutions/"
ONE = f"{HOME}<int:institution>/"

urlpatterns = [
    path(HOME, lists.institution_list, name="list"),
    path(f"{HOME}new/", records.new, name="new"),
    path(f"{HOME}export/<str:file_format>/", lists.export, name="export"),
    path(f"{HOME}options/", lists.options, name="options"),
    path(f"{HOME}near/", lists.near, name="near"),
    path(f"{HOME}districts/", lists.districts, name="districts"),
    path(f"{HOME}doubles/", doubles.doubles, name="doubles"),
    path(f"{HOME}doubles/search/", doubles.search, name="doubles_search"),
    path(f"{HOME}doubles/<int:pair>/apart/", doubles.set_apart, name="set_apart"),
    path(ONE, records.detail, name="detail"),
    path(f"{ONE}edit/", records.edit, name="edit"),
    path(f"{ONE}names/", records.name_add, name="name_add"),
    path(f"{ONE}names/<int:name>/remove/", records.name_remove, name="name_remove"),
    path(f"{ONE}note/", records.standing, name="standing"),
    path(f"{ONE}logo/", records.logo, name="logo"),
    path(f"{ONE}logo/change/", records.logo_change, name="logo_change"),
    path(f"{ONE}merge/", doubles.merge, name="merge"),
    path(f"{ONE}merge/<int:merge>/undo/", doubles.merge_undo, name="merge_undo"),
]
