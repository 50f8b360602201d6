"""An office's own official shapes of a province's districts, which take the place of the hexagons on its maps."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from imece.services.reference import places


class OfficialShapes(models.Model):
    """The shapes of one province's districts, as paths in the units of the drawing, by the district's code."""

    office = models.ForeignKey("accounts.Office", models.CASCADE, related_name="official_shapes")
    province = models.CharField(_("province"), max_length=2)
    paths: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    source = models.CharField(_("source and licence"), max_length=200)
    sha256 = models.CharField(max_length=64)
    brought_by = models.CharField(max_length=200, blank=True)
    brought_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "province"], name="official_shapes_once_per_province")
        ]

    def __str__(self) -> str:
        return places.province(self.province).name
