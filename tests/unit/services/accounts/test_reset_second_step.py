"""A lost second step can be taken away, and the trail says so."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from imece.services.audit.models import Entry

if TYPE_CHECKING:
    from tests.cast import Cast


def test_second_step_goes_and_the_trail_says_so(cast: Cast) -> None:
    ebru, boss = (cast.gaziantep.members[name].user for name in ("Ebru", "Ayşe"))
    out = StringIO()
    call_command("reset_second_step", f" {ebru.email.upper()} ", stdout=out)
    assert not Authenticator.objects.filter(user=ebru).exists()
    assert Authenticator.objects.filter(user=boss).exists()
    assert Entry.objects.of(ebru).get().verb == "accounts.second_step_reset"


def test_unknown_address_changes_nothing(cast: Cast) -> None:
    before = Authenticator.objects.count()
    with pytest.raises(CommandError, match="Nobody"):
        call_command("reset_second_step", "yok@example.org")
    assert (Authenticator.objects.count(), Entry.objects.count()) == (before, 0)
