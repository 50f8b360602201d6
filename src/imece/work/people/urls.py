"""Addresses of people; the office is always in them."""

from __future__ import annotations

from django.urls import path

from imece.work.people.views import links, persons, rights, segments

app_name = "people"
HOME = "o/<slug:office>/people/"
ONE = f"{HOME}<int:person>/"
SEGMENTS = f"{HOME}segments/"

urlpatterns = [
    path(HOME, persons.person_list, name="list"),
    path(f"{HOME}new/", persons.new, name="new"),
    path(f"{HOME}export/<str:file_format>/", persons.export, name="export"),
    path(f"{HOME}institution-names/", links.institution_names, name="institution_names"),
    path(ONE, persons.detail, name="detail"),
    path(f"{ONE}edit/", persons.edit, name="edit"),
    path(f"{ONE}roles/new/", persons.new_role, name="new_role"),
    path(f"{ONE}roles/<int:role>/", persons.edit_role, name="role"),
    path(f"{ONE}roles/<int:role>/remove/", persons.remove_role, name="remove_role"),
    path(f"{ONE}withdraw/", rights.withdraw, name="withdraw"),
    path(f"{ONE}erase/", rights.erase, name="erase"),
    path(f"{ONE}file/", rights.file, name="file"),
    path("o/<slug:office>/activities/<int:activity>/people/", links.took_part, name="took_part"),
    path(
        "o/<slug:office>/institutions/<int:institution>/people/", links.of_institution, name="of_institution"
    ),
    path(SEGMENTS, segments.segment_list, name="segments"),
    path(f"{SEGMENTS}new/", segments.new, name="new_segment"),
    path(f"{SEGMENTS}<int:segment>/", segments.show, name="segment"),
    path(f"{SEGMENTS}<int:segment>/export/<str:file_format>/", segments.export, name="segment_export"),
    path(f"{SEGMENTS}<int:segment>/remove/", segments.remove, name="segment_remove"),
]
