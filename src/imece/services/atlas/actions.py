"""Bringing official shapes and putting them away."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import transaction

from imece.ground.rules.decision import Refused, require
from imece.services.atlas import policies
from imece.services.atlas.geojson import LARGEST, RefusedShapes, read_shapes
from imece.services.atlas.models import OfficialShapes
from imece.services.audit import actions as audit

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor


@transaction.atomic
def bring_shapes(*, actor: Actor, province: str, upload: UploadedFile[Any], source: str) -> OfficialShapes:
    """Take the shapes of a province's districts from a file; those that were there before give way."""
    require(policies.may_bring(actor))
    content = upload.read(LARGEST + 1)
    try:
        paths = read_shapes(content, province)
    except RefusedShapes as no:
        raise Refused(no.sentence) from no
    shapes, _made = OfficialShapes.objects.update_or_create(
        office_id=actor.office_id,
        province=province,
        defaults={
            "paths": paths,
            "source": source[:200],
            "sha256": hashlib.sha256(content).hexdigest(),
            "brought_by": actor.name[:200],
        },
    )
    audit.record(actor.signature, "atlas.shapes_brought", shapes, note=source[:200])
    return shapes


@transaction.atomic
def put_away_shapes(*, actor: Actor, shapes: OfficialShapes) -> None:
    """Show hexagons again."""
    require(policies.may_bring(actor))
    held = OfficialShapes.objects.select_for_update().get(pk=shapes.pk, office_id=actor.office_id)
    audit.record(actor.signature, "atlas.shapes_put_away", held)
    held.delete()
