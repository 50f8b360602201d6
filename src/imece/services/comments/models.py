"""Comments: who said what about which record (plain values, no foreign key to it), and who follows what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from imece.services.accounts.models import Membership

LONGEST: Final = 4000


class CommentQuerySet(models.QuerySet["Comment"]):
    """The words of comments."""

    def about(self, label: str, thing_id: int) -> CommentQuerySet:
        """What is said about one record, oldest first, removed ones too (they leave a trace)."""
        return self.filter(about_type=label, about_id=thing_id).order_by("pk")


class Comment(models.Model):
    """One thing that a member said. A removed one keeps its place, not its words on the screen."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="+")
    about_type = models.CharField(max_length=60)
    about_id = models.PositiveBigIntegerField()
    about_label = models.CharField(max_length=300)
    author = models.ForeignKey("accounts.Membership", models.SET_NULL, null=True, related_name="+")
    author_name = models.CharField(_("name"), max_length=200)
    body = models.TextField(_("comment"), max_length=LONGEST)
    mentioned: models.ManyToManyField[Membership, models.Model] = models.ManyToManyField(
        "accounts.Membership", related_name="+", blank=True
    )
    created_at = models.DateTimeField(_("when"))
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.CharField(max_length=200, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["about_type", "about_id"], name="comment_about")]

    def __str__(self) -> str:
        return self.about_label


class Following(models.Model):
    """A member who takes part in what is said about a record, and up to which comment they have read it."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="+")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="+")
    about_type = models.CharField(max_length=60)
    about_id = models.PositiveBigIntegerField()
    seen_id = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "about_type", "about_id"], name="following_once")
        ]

    def __str__(self) -> str:
        return f"{self.about_type} {self.about_id}"
