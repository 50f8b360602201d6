"""Saying, changing, removing and reading; who is called, who may not be."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.http import Http404

from imece.ground.rules.decision import Refused
from imece.ground.values import clock
from imece.services.audit.models import Entry
from imece.services.comments import actions, policies, queries
from imece.services.comments.models import LONGEST, Comment, Following
from imece.services.comments.templatetags.comments import said
from imece.services.notices.models import DigestLine
from imece.services.search.models import Findable
from imece.work.activities import actions as activities
from tests.unit.work.activities.scenes import recorded

if TYPE_CHECKING:
    from imece.services.comments.queries import Thread
    from imece.work.activities.models import Activity
    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"


def about(cast: Cast, activity: Activity, who: str = "Ayşe") -> Thread:
    """The activity's thread as somebody opens it."""
    return queries.thread(cast.gaziantep.actor(who), "activities.activity", activity.pk)


def say(cast: Cast, activity: Activity, body: str, who: str = "Ayşe") -> Comment:
    """Somebody says something."""
    return actions.say(actor=cast.gaziantep.actor(who), thread=about(cast, activity, who), body=body)


@pytest.fixture
def water(cast: Cast) -> Activity:
    """An activity of the water unit, which the contact of culture does not see."""
    return recorded(cast.gaziantep.actor("Ayşe"), title="Su günü", unit=cast.gaziantep.unit(WATER))


def test_a_comment_is_kept_with_its_author_and_leaves_no_words_in_the_trail(
    cast: Cast, water: Activity
) -> None:
    one = say(cast, water, "  Gizli cümle \r\nikinci satır ")

    assert one.body == "Gizli cümle\nikinci satır"
    assert (one.author_name, one.about_label) == ("Ayşe", "Su günü")
    entry = Entry.objects.of(one).get()
    assert "Gizli" not in f"{entry.changes}{entry.note}{entry.thing_label}"


def test_a_mention_calls_the_member_once_a_day_by_mail_and_on_the_first_page(
    cast: Cast, water: Activity
) -> None:
    say(cast, water, "@Umut, tutanak nerede? @umut")
    umut = cast.gaziantep.actor("Umut")

    line = DigestLine.objects.get()
    assert (line.person_id, line.text) == (umut.person_id, "Ayşe sizi andı: Su günü")
    assert [(one.label, one.count) for one in queries.news(umut)] == [("Su günü", 1)]
    assert queries.news(cast.gaziantep.actor("Ayşe")) == []


def test_a_mention_is_refused_when_the_member_may_not_see_the_record(cast: Cast, water: Activity) -> None:
    with pytest.raises(Refused, match="Kemal bu kaydı göremez"):
        say(cast, water, "@Umut ve @Kemal baksın")
    assert not Comment.objects.exists()
    assert not DigestLine.objects.exists()
    assert not Following.objects.exists()


def test_names_of_other_offices_are_plain_text(cast: Cast, water: Activity) -> None:
    one = say(cast, water, "@Osman baksın")

    assert not one.mentioned.exists()
    assert "<strong" not in said(one)


def test_nobody_says_anything_about_what_they_do_not_see(cast: Cast, water: Activity) -> None:
    for place, who in ((cast.gaziantep, "Kemal"), (cast.orhangazi, "Osman")):
        with pytest.raises(Http404):
            queries.thread(place.actor(who), "activities.activity", water.pk)
        assert not policies.visible_to(place.actor(who)).exists()
    with pytest.raises(Refused):
        actions.say(actor=cast.gaziantep.actor("Derya"), thread=about(cast, water), body="Denetçi")
    assert not Comment.objects.exists()


def test_a_grant_reads_what_is_said_about_a_record_and_writes_nothing(cast: Cast, water: Activity) -> None:
    one = say(cast, water, "Tutanak hazır")
    given = cast.grant(cast.gaziantep, cast.bursa)
    burak = cast.bursa.actor("Burak")
    found = queries.thread(burak, "activities.activity", water.pk)

    assert [each.body for each in found.comments] == ["Tutanak hazır"]
    assert list(policies.visible_to(burak)) == [one]
    for no in (
        policies.may_say(burak, found),
        policies.may_edit(burak, one),
        policies.may_remove(burak, one),
    ):
        assert not no
    with pytest.raises(Refused, match="başka bir ofisin"):
        actions.say(actor=burak, thread=found, body="Biz de geldik")
    with pytest.raises(Refused):
        actions.change(actor=burak, comment=one, thread=found, body="Değişti")
    with pytest.raises(Refused):
        actions.remove(actor=burak, comment=one)
    assert [(each.body, each.removed_at) for each in Comment.objects.all()] == [("Tutanak hazır", None)]

    given.revoked_at = clock.now()
    given.save()
    assert not policies.visible_to(cast.bursa.actor("Burak")).exists()


def test_a_grant_reads_comments_on_what_it_reads_only(cast: Cast, water: Activity) -> None:
    say(cast, water, "Gaziantep'in sözü")
    cast.grant(cast.orhangazi, cast.bursa)
    cast.grant(cast.bursa, cast.gaziantep)

    assert not policies.visible_to(cast.bursa.actor("Burak")).exists()
    with pytest.raises(Http404):
        queries.thread(cast.bursa.actor("Burak"), "activities.activity", water.pk)


@pytest.mark.parametrize("body", ["", "  \n ", "a" * (LONGEST + 1)])
def test_empty_and_endless_comments_are_refused(cast: Cast, water: Activity, body: str) -> None:
    with pytest.raises(Refused):
        say(cast, water, body)
    assert not Comment.objects.exists()


def test_own_words_can_be_changed_for_a_quarter_of_an_hour(cast: Cast, water: Activity) -> None:
    one, ayse = say(cast, water, "@Umut ilk"), cast.gaziantep.actor("Ayşe")
    changed = actions.change(actor=ayse, comment=one, thread=about(cast, water), body="@Umut @Ebru ikinci")
    assert changed.edited_at is not None
    assert DigestLine.objects.count() == 2

    Comment.objects.update(created_at=clock.now() - timedelta(minutes=16))
    with pytest.raises(Refused, match="15 dakika"):
        actions.change(actor=ayse, comment=one, thread=about(cast, water), body="üçüncü")
    with pytest.raises(Refused, match="yazan"):
        actions.change(
            actor=cast.gaziantep.actor("Ebru"), comment=one, thread=about(cast, water), body="başkasının"
        )
    one.refresh_from_db()
    assert one.body == "@Umut @Ebru ikinci"


def test_removing_hides_the_words_and_leaves_a_trace(cast: Cast, water: Activity) -> None:
    one = say(cast, water, "Yanlış yere yazdım", who="Umut")
    with pytest.raises(Refused):
        actions.remove(actor=cast.gaziantep.actor("Ebru"), comment=one)
    for _twice in range(2):
        actions.remove(actor=cast.gaziantep.actor("Ayşe"), comment=one)
    one.refresh_from_db()

    assert (one.removed_by, one.author_name) == ("Ayşe", "Umut")
    assert Entry.objects.filter(verb="comments.removed").count() == 1


def test_news_end_by_reading_by_removing_and_with_the_right_to_see(cast: Cast, water: Activity) -> None:
    umut = cast.gaziantep.actor("Umut")
    one = say(cast, water, "@Umut bir")
    say(cast, water, "iki", who="Ebru")
    assert queries.news(umut)[0].count == 2
    actions.remove(actor=cast.gaziantep.actor("Ayşe"), comment=one)
    assert queries.news(umut)[0].count == 1
    actions.mark_read(actor=umut, thread=about(cast, water, "Umut"))
    assert queries.news(umut) == []

    say(cast, water, "üç")
    assert queries.news(umut)[0].count == 1
    activities.remove_activity(actor=cast.gaziantep.actor("Ayşe"), activity=water)
    assert queries.news(umut) == []
    assert not policies.visible_to(umut).exists()


def test_search_holds_no_word_of_a_comment(cast: Cast, water: Activity) -> None:
    say(cast, water, "zeytinyağlıtanımlık")

    assert not Findable.objects.filter(words__contains="zeytinyagl").exists()


def test_words_are_escaped_addresses_linked_and_mentions_marked(cast: Cast, water: Activity) -> None:
    one = say(
        cast, water, "<script>x</script> @Umut bak: https://ornek.example/?a=1&b=2\njavascript:alert(1)"
    )
    shown = said(Comment.objects.prefetch_related("mentioned__user").get(pk=one.pk))

    assert "<script>" not in shown
    assert '<strong class="im-mention">@Umut</strong>' in shown
    assert 'href="https://ornek.example/?a=1&amp;b=2" rel="nofollow"' in shown
    assert 'href="javascript' not in shown
    assert "<br>" in shown


def test_the_same_words_sent_twice_are_said_once(cast: Cast, water: Activity) -> None:
    first, again = say(cast, water, "@Umut bak"), say(cast, water, "@Umut bak")
    assert first == again
    assert DigestLine.objects.count() == 1

    Comment.objects.update(created_at=clock.now() - timedelta(minutes=2))
    assert say(cast, water, "@Umut bak") != first
