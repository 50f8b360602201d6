"""Forms of advice and investors."""

from imece.work.advisory.forms.investors import (
    EndForm,
    LeadForm,
    MoveForm,
    NewVisitForm,
    ProblemForm,
    VisitForm,
)
from imece.work.advisory.forms.requests import AnswerForm, RequestForm

__all__ = [
    "AnswerForm",
    "EndForm",
    "LeadForm",
    "MoveForm",
    "NewVisitForm",
    "ProblemForm",
    "RequestForm",
    "VisitForm",
]
