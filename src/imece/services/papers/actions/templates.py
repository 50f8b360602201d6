"""An office's own templates: kept in versions, checked field by field, mapped, put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.accounts.models import Office
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.papers import policies, queries
from imece.services.papers.choices import MIME, PaperFormat, TemplateForm
from imece.services.papers.filling import check_of, unknown_places
from imece.services.papers.models import OfficeTemplate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor

FORMS = {MIME[PaperFormat.WORD]: TemplateForm.WORD, MIME[PaperFormat.EXCEL]: TemplateForm.EXCEL}


@transaction.atomic
def upload_template(*, actor: Actor, kind: str, title: str, upload: UploadedFile[Any]) -> OfficeTemplate:
    """Keep a template as a new version of its title; a Word template whose marks are all known is ready at once.

    Raises `Refused` for a file or a mark that is not allowed. The mapping of the version before is taken over.
    """
    require(policies.may_set_looks(actor))
    Office.objects.select_for_update().get(pk=actor.office_id)
    own = OfficeTemplate.objects.filter(office_id=actor.office_id, kind=kind, title=title)
    before = own.order_by("-version").first()
    template = OfficeTemplate.objects.create(
        office_id=actor.office_id,
        kind=kind,
        title=title,
        form=TemplateForm.WORD,
        version=before.version + 1 if before else 1,
        mapping=before.mapping if before else {},
        created_by=actor.name[:200],
    )
    document = documents.attach(actor=actor, about=template, uploads=[upload])[0]
    if document.mime not in FORMS:
        raise Refused(_("A template is a Word file (.docx) or an Excel file (.xlsx)."))
    template.file, template.form = document, FORMS[document.mime]
    template.is_complete = check_of(template, queries.bytes_of(document)).is_complete
    template.save()
    audit.record(
        actor.signature,
        "papers.template_uploaded",
        template,
        changes={"kind": kind, "version": template.version, "sha256": document.sha256},
    )
    return template


@transaction.atomic
def map_template(*, actor: Actor, template: OfficeTemplate, mapping: Mapping[str, str]) -> OfficeTemplate:
    """Say which field fills which mark or cell. Raises `Refused` when the form has no such cell."""
    require(policies.may_set_looks(actor))
    template = OfficeTemplate.objects.select_for_update().get(pk=template.pk)
    if template.file is None:
        raise Refused(_("The file of this template is no longer there."))
    content = queries.bytes_of(template.file)
    if template.form == TemplateForm.EXCEL:
        missing = unknown_places(content, list(mapping))
        if missing:
            sentence = _("The form has no cell or name %(places)s.")
            raise Refused(sentence % {"places": ", ".join(f"“{place}”" for place in missing)})
    before, template.mapping = template.mapping, {mark: field for mark, field in mapping.items() if field}
    template.is_complete = check_of(template, content).is_complete
    template.save(update_fields=["mapping", "is_complete"])
    audit.record(
        actor.signature, "papers.template_mapped", template, changes={"mapping": [before, template.mapping]}
    )
    return template


@transaction.atomic
def retire_template(*, actor: Actor, template: OfficeTemplate) -> OfficeTemplate:
    """Put a template away; papers made with it stay as they are."""
    template = OfficeTemplate.objects.select_for_update().get(pk=template.pk)
    require(policies.may_retire(actor, template))
    template.retired_at = clock.now()
    template.save(update_fields=["retired_at"])
    audit.record(actor.signature, "papers.template_retired", template)
    return template
