"""The daily digest: one mail a day, in the person's language, with nothing of another office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from imece.services.duties import actions
from imece.services.duties.digest import post_digests
from imece.services.notices import actions as notices
from imece.services.notices.models import DigestLine, Letter

if TYPE_CHECKING:
    from tests.cast import Cast

TODAY = date(2026, 3, 31)


def test_one_letter_holds_late_soon_and_news_when_all_are_there(cast: Cast) -> None:
    ebru = cast.gaziantep.members["Ebru"]
    boss = cast.gaziantep.actor("Ayşe")
    actions.give_duty(actor=boss, title="Gecikmiş iş", due_on=date(2026, 3, 1), owner=ebru)
    actions.give_duty(actor=boss, title="Yakın iş", due_on=date(2026, 4, 2), owner=ebru)
    actions.give_duty(actor=boss, title="Uzak iş", due_on=date(2026, 6, 2), owner=ebru)
    notices.mention(office_id=ebru.office_id, person_id=ebru.user_id, text="Gösterge onaylandı", url="/x/")
    assert post_digests(TODAY) == 1
    letter = Letter.objects.get()
    assert letter.to_address == ebru.user.email
    assert [word in letter.body for word in ("Gecikmiş iş", "Yakın iş", "Gösterge onaylandı", "Uzak iş")] == [
        True,
        True,
        True,
        False,
    ]
    assert letter.body.index("Gecikmiş iş") < letter.body.index("Yakın iş")


def test_second_run_of_the_day_posts_nothing(cast: Cast) -> None:
    actions.give_duty(
        actor=cast.gaziantep.actor("Ayşe"), title="İş", due_on=TODAY, owner=cast.gaziantep.members["Ebru"]
    )
    assert (post_digests(TODAY), post_digests(TODAY), Letter.objects.count()) == (1, 0, 1)


def test_news_of_one_office_stay_out_of_the_other_offices_mail(cast: Cast) -> None:
    osman = cast.orhangazi.members["Osman"]
    notices.mention(office_id=cast.gaziantep.office.pk, person_id=osman.user_id, text="Gaziantep haberi")
    assert post_digests(TODAY) == 0
    assert DigestLine.objects.get().sent_at is None


def test_language_is_the_readers(cast: Cast) -> None:
    ebru = cast.gaziantep.members["Ebru"]
    ebru.user.language = "en"
    ebru.user.save()
    actions.give_duty(actor=cast.gaziantep.actor("Ayşe"), title="İş", due_on=TODAY, owner=ebru)
    post_digests(TODAY)
    assert "Due within a week" in Letter.objects.get().body
