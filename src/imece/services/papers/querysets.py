"""What is asked of papers again and again, in the words of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from imece.services.papers.choices import PaperState

if TYPE_CHECKING:
    from datetime import date

    from imece.services.papers.models import (  # noqa: F401 -- named in the bases below
        FunderEmblem,
        KeptPaper,
        OfficeTemplate,
        Signatory,
    )


class SignatoryQuerySet(models.QuerySet["Signatory"]):
    def signing_on(self, day: date) -> SignatoryQuerySet:
        """Those who may sign on that day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class EmblemQuerySet(models.QuerySet["FunderEmblem"]):
    def in_use(self) -> EmblemQuerySet:
        """Those that are not retired."""
        return self.filter(retired_at__isnull=True)


class TemplateQuerySet(models.QuerySet["OfficeTemplate"]):
    def in_use(self) -> TemplateQuerySet:
        """The newest version of each template, when it is not retired."""
        newer = self.model.objects.filter(
            office_id=models.OuterRef("office_id"),
            kind=models.OuterRef("kind"),
            title=models.OuterRef("title"),
            version__gt=models.OuterRef("version"),
        )
        return self.filter(~models.Exists(newer), retired_at__isnull=True)


class KeptPaperQuerySet(models.QuerySet["KeptPaper"]):
    def ready(self) -> KeptPaperQuerySet:
        """Those whose file is there."""
        return self.filter(state=PaperState.READY)

    def about(self, thing: models.Model) -> KeptPaperQuerySet:
        """The papers about one record."""
        return self.filter(about_type=thing._meta.label_lower, about_id=thing.pk)
