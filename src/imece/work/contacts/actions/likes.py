"""The search for institutions that look like one, as a job, and the judgement that two are not the same."""

from __future__ import annotations

from datetime import timedelta
from heapq import nlargest
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.work.contacts import policies
from imece.work.contacts.facts import NUMBER_LENGTHS
from imece.work.contacts.likeness import Profile, likely_pairs, profile
from imece.work.contacts.models import Institution, InstitutionName, LikePair, LikeSearch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.accounts.actor import Actor

MOST_PAIRS: Final = 5000
BATCH: Final = 1000
PATIENCE: Final = timedelta(minutes=15)


@transaction.atomic
def ask_for_search(*, actor: Actor) -> LikeSearch:
    """Ask for the register to be looked through; while one search goes on, that one is the answer."""
    require(policies.may_judge_pairs(actor))
    going = LikeSearch.objects.filter(done_at__isnull=True, asked_at__gte=clock.now() - PATIENCE).first()
    return going or LikeSearch.objects.create(asked_by=actor.name[:200])


def search_doubles(*, search: LikeSearch) -> LikeSearch:
    """Look the whole register through and keep the likeliest pairs; what was judged "not the same" stays so."""
    held = profiles()
    found = nlargest(MOST_PAIRS, likely_pairs(held), key=lambda pair: (pair[2].score, -pair[0], -pair[1]))
    with transaction.atomic():
        LikePair.objects.filter(differ_at__isnull=True).delete()
        LikePair.objects.bulk_create(
            [
                LikePair(
                    first_id=first,
                    second_id=second,
                    score=round(likeness.score * 100),
                    reasons=list(likeness.reasons),
                )
                for first, second, likeness in found
            ],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        search.done_at, search.looked_at = clock.now(), len(held)
        search.found = LikePair.objects.filter(differ_at__isnull=True).count()
        search.save(update_fields=["done_at", "looked_at", "found"])
    return search


@transaction.atomic
def set_apart(*, actor: Actor, first: Institution, second: Institution) -> LikePair:
    """Remember that two institutions are not the same; no search proposes them again."""
    require(policies.may_judge_pairs(actor))
    if first.pk == second.pk:
        raise Refused(_("An institution cannot be compared with itself."))
    low, high = sorted((first, second), key=lambda one: one.pk)
    pair, _is_new = LikePair.objects.get_or_create(first=low, second=high, defaults={"score": 0})
    if pair.differ_at is None:
        pair.differ_at, pair.differ_by = clock.now(), actor.name[:200]
        pair.save(update_fields=["differ_at", "differ_by"])
        audit.record(actor.signature, "contacts.not_the_same", low, note=high.name)
    return pair


def profiles() -> list[tuple[int, Profile]]:
    """Every standing institution as it is compared, in the order of their keys."""
    others: dict[int, list[str]] = {}
    for owner, other in InstitutionName.objects.values_list("institution_id", "name").iterator():
        others.setdefault(owner, []).append(other)
    rows: Iterable[tuple[Any, ...]] = (
        Institution.objects.standing()
        .order_by("pk")
        .values_list("pk", "name", "name_en", "country", "province", "parent_id", *NUMBER_LENGTHS)
        .iterator(chunk_size=5000)
    )
    held = []
    for pk, name, name_en, country, province, parent, *numbers in rows:
        known = dict(zip(NUMBER_LENGTHS, numbers, strict=True))
        if parent is not None:
            known.pop("tax_number")  # it may be that of the body above
        named = (name, name_en, *others.get(pk, ()))
        held.append((pk, profile(named, country=country, province=province, numbers=known)))
    return held
