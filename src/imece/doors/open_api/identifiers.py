"""The lasting identifiers under which strangers know offices, projects and funders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.ground.values import turkish

if TYPE_CHECKING:
    from imece.doors.open_api.facts import OpenFunder, OpenOffice, OpenProject

# No register of Türkiye gives public offices a number that org-id.guide lists, so İmece makes its own, in its form.


def of_office(office: OpenOffice) -> str:
    """The office as an organisation."""
    return f"TR-IMECE-{office.slug}"


def of_funder(funder: OpenFunder) -> str:
    """The funder as an organisation."""
    return f"TR-IMECE-FUND-{funder.code}"


def of_project(project: OpenProject) -> str:
    """The project, below its office, as IATI wants it; it never changes and is never given again."""
    return f"{of_office(project.office)}-{project.key}"


def of_grant(project: OpenProject) -> str:
    """The grant, as 360Giving wants it."""
    return f"360G-imece-{project.office.slug}-{project.key}"


def of_institution(name: str) -> str:
    """An institution known by name only; the same name always gives the same identifier."""
    return f"TR-IMECE-NAME-{turkish.slug(name) or 'unnamed'}"
