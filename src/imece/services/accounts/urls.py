"""Addresses of this app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from imece.services.accounts.views import (
    deputies,
    installation,
    members,
    office,
    passkeys,
    people,
    undoing,
    units,
)

if TYPE_CHECKING:
    from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("o/<slug:office>/members/", members.members, name="members"),
    path("o/<slug:office>/members/invite/", members.invite, name="invite"),
    path("o/<slug:office>/members/<int:member>/", members.member, name="member"),
    path("o/<slug:office>/members/<int:member>/edit/", members.change_member, name="change_member"),
    path("o/<slug:office>/members/<int:member>/end/", members.end_membership, name="end_membership"),
    path(
        "o/<slug:office>/invitations/<int:invitation>/withdraw/",
        members.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("o/<slug:office>/absence/", members.absence, name="absence"),
    path("o/<slug:office>/units/", units.units, name="units"),
    path("o/<slug:office>/units/new/", units.add_unit, name="add_unit"),
    path("o/<slug:office>/units/<int:unit>/edit/", units.change_unit, name="change_unit"),
    path("o/<slug:office>/units/<int:unit>/retire/", units.retire_unit, name="retire_unit"),
    path("o/<slug:office>/units/<int:unit>/reopen/", units.reopen_unit, name="reopen_unit"),
    path("o/<slug:office>/deputies/", deputies.deputies, name="deputies"),
    path("o/<slug:office>/deputies/new/", deputies.set_acting, name="set_acting"),
    path("o/<slug:office>/deputies/stop/", deputies.stop_acting, name="stop_acting"),
    path("o/<slug:office>/deputies/<int:acting>/end/", deputies.end_acting, name="end_acting"),
    path("o/<slug:office>/deputies/<int:acting>/start/", deputies.start_acting, name="start_acting"),
    path("o/<slug:office>/grants/", office.grants, name="grants"),
    path("o/<slug:office>/grants/new/", office.give_grant, name="give_grant"),
    path("o/<slug:office>/grants/<int:grant>/revoke/", office.revoke_grant, name="revoke_grant"),
    path("o/<slug:office>/settings/", office.settings, name="settings"),
    path("o/<slug:office>/trail/", office.trail, name="trail"),
    path("o/<slug:office>/trail/looks/", office.looks, name="looks"),
    path("o/<slug:office>/undo/<int:offer>/", undoing.undo, name="undo"),
    path("me/", people.own_settings, name="profile"),
    path("appearance/", people.theme, name="theme"),
    path("me/passkeys/new/", passkeys.add_passkey, name="add_passkey"),
    path("me/passkeys/<int:passkey>/", passkeys.rename_passkey, name="rename_passkey"),
    path("me/passkeys/<int:passkey>/remove/", passkeys.remove_passkey, name="remove_passkey"),
    path("invitation/<str:token>/", people.accept_invitation, name="accept_invitation"),
    path("demo/enter/", people.enter_as, name="enter_as"),
    path("installation/", installation.offices, name="installation"),
    path("installation/offices/new/", installation.open_office, name="open_office"),
]
