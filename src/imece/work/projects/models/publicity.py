"""What a project tells: its files and photos, its news, its story."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.web.translated import TranslatedModel
from imece.work.projects.choices import FileKind, StoryState
from imece.work.projects.models.project import Project


class ProjectFile(TranslatedModel):
    """A document or photo of a project: what it is, whose rights, which version. The bytes are the documents app's."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="files")
    document = models.OneToOneField("documents.Document", models.CASCADE, related_name="project_file")
    kind = models.CharField(_("kind"), max_length=12, choices=FileKind, default=FileKind.OTHER)
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    rights = models.CharField(_("photographer or holder of the rights"), max_length=200, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaces", editable=False
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.caption or str(self.document)


class News(TranslatedModel):
    """A dated piece of news of a project; published with the project or kept inside."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="news")
    day = models.DateField(_("date"))
    title = models.CharField(_("heading"), max_length=250)
    body = models.TextField(_("text"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name_plural = "news"

    def __str__(self) -> str:
        return self.title


class Story(TranslatedModel):
    """A good practice worth telling: written by one person, reviewed and published by another."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="stories")
    title = models.CharField(_("heading"), max_length=250)
    problem = models.TextField(_("what the problem was"), blank=True)
    work = models.TextField(_("what was done"), blank=True)
    change = models.TextField(_("what changed"), blank=True)
    lesson = models.TextField(_("what others can learn"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=StoryState, default=StoryState.DRAFT, editable=False
    )
    written_by_id = models.BigIntegerField(null=True, editable=False)
    written_by = models.CharField(max_length=200, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = models.CharField(max_length=200, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "stories"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=StoryState.PUBLISHED, published_at__isnull=False)
                | (~Q(state=StoryState.PUBLISHED) & Q(published_at__isnull=True)),
                name="published_story_has_time",
            )
        ]

    def __str__(self) -> str:
        return self.title
