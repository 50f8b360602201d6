"""Addresses of projects; the office is always in them."""

from __future__ import annotations

from django.urls import path

from imece.work.projects.views import files, funding, lists, records, rounds, rows

app_name = "projects"
HOME = "o/<slug:office>/projects/"
FUNDERS = f"{HOME}funders/"
ROUNDS = f"{HOME}rounds/"
ROUND = f"{ROUNDS}<int:collection>/"
INVITATION = f"{ROUND}institutions/<int:invited>/"
ONE = f"{HOME}<int:project>/"
FILE = f"{ONE}files/<int:document>/"
ROWS = f"{ONE}part/<slug:section>/"

urlpatterns = [
    path(HOME, lists.project_list, name="list"),
    path(f"{HOME}new/", records.new, name="new"),
    path(f"{HOME}board/", lists.board, name="board"),
    path(f"{HOME}timetable/", lists.timetable, name="timetable"),
    path(f"{HOME}compare/", lists.compare, name="compare"),
    path(f"{HOME}bulk/", lists.bulk, name="bulk"),
    path(f"{HOME}export/<str:file_format>/", lists.export, name="export"),
    path(FUNDERS, funding.funders, name="funders"),
    path(f"{FUNDERS}new/", funding.add_funder, name="funder_new"),
    path(f"{FUNDERS}<int:funder>/", funding.change_funder, name="funder"),
    path(f"{FUNDERS}<int:funder>/switch/", funding.switch_funder, name="funder_switch"),
    path(f"{FUNDERS}<int:funder>/programmes/new/", funding.add_programme, name="programme_new"),
    path(f"{FUNDERS}programmes/<int:programme>/switch/", funding.switch_programme, name="programme_switch"),
    path(ROUNDS, rounds.round_list, name="rounds"),
    path(f"{ROUNDS}new/", rounds.new, name="round_new"),
    path(ROUND, rounds.show, name="round"),
    path(f"{ROUND}edit/", rounds.edit, name="round_edit"),
    path(f"{ROUND}invite/", rounds.invite, name="round_invite"),
    path(f"{ROUND}send/", rounds.send, name="round_send"),
    path(f"{ROUND}letters/", rounds.letters, name="round_letters"),
    path(f"{ROUND}confirmations/", rounds.confirmations, name="round_confirmations"),
    path(f"{ROUND}close/", rounds.close, name="round_close"),
    path(f"{INVITATION}contact/", rounds.contact, name="round_contact"),
    path(f"{INVITATION}sheet/", rounds.sheet, name="round_sheet"),
    path(f"{ROUND}answers/<int:answer>/", rounds.review, name="round_review"),
    path(ONE, records.detail, name="detail"),
    path(f"{ONE}inside/", records.inside, name="inside"),
    path(f"{ONE}edit/", records.edit, name="edit"),
    path(f"{ONE}status/", records.move, name="move"),
    path(f"{ONE}confirm/", records.confirm, name="confirm"),
    path(f"{ONE}publish/", records.publish, name="publish"),
    path(f"{ONE}withdraw/", records.withdraw, name="withdraw"),
    path(f"{ONE}remove/", records.remove, name="remove"),
    path(f"{ONE}removed/", records.removed, name="removed"),
    path(f"{ROWS}new/", rows.add, name="row_new"),
    path(f"{ROWS}<int:row>/", rows.change, name="row"),
    path(f"{ROWS}<int:row>/remove/", rows.remove, name="row_remove"),
    path(f"{ONE}news/<int:news>/publish/", rows.publish_news, name="news_publish"),
    path(f"{ONE}stories/<int:story>/move/", rows.move_story, name="story_move"),
    path(f"{ONE}files/", files.add, name="files"),
    path(FILE, files.download, name="file"),
    path(f"{FILE}small/", files.small, name="file_small"),
    path(f"{FILE}take-away/", files.take_away, name="file_take_away"),
    path(f"{FILE}put-back/", files.put_back, name="file_put_back"),
    path(f"{FILE}access/", files.change_access, name="file_access"),
]
