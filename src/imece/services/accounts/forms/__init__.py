"""Forms of offices, members, units, deputies, grants, invitations and the trail's filter."""

from imece.services.accounts.forms.acting import ActingForm
from imece.services.accounts.forms.members import EndForm, InvitationForm, SeatForm, UnitForm
from imece.services.accounts.forms.offices import GrantForm, NewOfficeForm, OfficeForm
from imece.services.accounts.forms.passkeys import NewPasskeyForm, PasskeyNameForm
from imece.services.accounts.forms.people import AbsenceForm, JoinForm, OwnSettingsForm, ThemeForm
from imece.services.accounts.forms.trail import LooksFilter, TrailFilter

__all__ = [
    "AbsenceForm",
    "ActingForm",
    "EndForm",
    "GrantForm",
    "InvitationForm",
    "JoinForm",
    "LooksFilter",
    "NewOfficeForm",
    "NewPasskeyForm",
    "OfficeForm",
    "OwnSettingsForm",
    "PasskeyNameForm",
    "SeatForm",
    "ThemeForm",
    "TrailFilter",
    "UnitForm",
]
