"""Forms of activities."""

from imece.work.activities.forms.activity import ActivityForm
from imece.work.activities.forms.names import NameForm
from imece.work.activities.forms.parts import NOT_CHOSEN, district_attributes, new_token, number_field
from imece.work.activities.forms.short import CancelForm, DocumentsForm, KindForm, RepeatForm

__all__ = [
    "NOT_CHOSEN",
    "ActivityForm",
    "CancelForm",
    "DocumentsForm",
    "KindForm",
    "NameForm",
    "RepeatForm",
    "district_attributes",
    "new_token",
    "number_field",
]
