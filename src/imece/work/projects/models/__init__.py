"""Everything that the project bank keeps."""

from imece.work.projects.models.funding import Funder, FundingProgramme
from imece.work.projects.models.money import BudgetLine, CoFinancing
from imece.work.projects.models.payments import GrantPayment
from imece.work.projects.models.project import (
    FINDABLE,
    Partner,
    Place,
    Project,
    StatusStep,
    Topic,
)
from imece.work.projects.models.publicity import News, ProjectFile, Story
from imece.work.projects.models.rounds import (
    AnswerKind,
    AnswerState,
    CollectionRound,
    RoundAnswer,
    RoundInvitation,
)
from imece.work.projects.models.work import FunderDuty, Output, Step, TeamMember

__all__ = [
    "FINDABLE",
    "AnswerKind",
    "AnswerState",
    "BudgetLine",
    "CoFinancing",
    "CollectionRound",
    "Funder",
    "FunderDuty",
    "FundingProgramme",
    "GrantPayment",
    "News",
    "Output",
    "Partner",
    "Place",
    "Project",
    "ProjectFile",
    "RoundAnswer",
    "RoundInvitation",
    "StatusStep",
    "Step",
    "Story",
    "TeamMember",
    "Topic",
]
