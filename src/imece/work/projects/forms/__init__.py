"""The forms of projects."""

from imece.work.projects.forms.files import FilesForm
from imece.work.projects.forms.funding import FunderForm, ProgrammeForm
from imece.work.projects.forms.parts import OnceForm
from imece.work.projects.forms.project import ProjectForm
from imece.work.projects.forms.rows import row_form
from imece.work.projects.forms.short import BulkForm, MoveForm

__all__ = [
    "BulkForm",
    "FilesForm",
    "FunderForm",
    "MoveForm",
    "OnceForm",
    "ProgrammeForm",
    "ProjectForm",
    "row_form",
]
