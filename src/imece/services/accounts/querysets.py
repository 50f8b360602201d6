"""The words in which memberships, deputies, grants and links are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import date, datetime

    from imece.services.accounts.models import (  # noqa: F401 -- named in the bases below
        Acting,
        Grant,
        Invitation,
        Membership,
        SignedLink,
    )


class MembershipQuerySet(models.QuerySet["Membership"]):
    def open_on(self, day: date) -> MembershipQuerySet:
        """Memberships that hold on that day, of people who may sign in."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day),
            Q(ends_on__isnull=True) | Q(ends_on__gte=day),
            user__is_active=True,
        )


class ActingQuerySet(models.QuerySet["Acting"]):
    def open_on(self, day: date) -> ActingQuerySet:
        """Deputies who may act on that day."""
        return self.filter(first__lte=day, last__gte=day, ended_at__isnull=True)


class GrantQuerySet(models.QuerySet["Grant"]):
    def open_on(self, day: date) -> GrantQuerySet:
        """Grants that hold on that day."""
        return self.filter(Q(last__isnull=True) | Q(last__gte=day), first__lte=day, revoked_at__isnull=True)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open_at(self, moment: datetime) -> InvitationQuerySet:
        """Invitations that can still be accepted."""
        return self.filter(expires_at__gt=moment, accepted_at__isnull=True, withdrawn_at__isnull=True)


class SignedLinkQuerySet(models.QuerySet["SignedLink"]):
    def open_at(self, moment: datetime) -> SignedLinkQuerySet:
        """Links that still open a door."""
        return self.filter(expires_at__gt=moment, revoked_at__isnull=True)
