"""What this app keeps: advisory requests, investor visits with problems, investment leads."""

from imece.work.advisory.models.leads import Lead, LeadMove
from imece.work.advisory.models.requests import AdvisoryRequest
from imece.work.advisory.models.visits import InvestorVisit, Problem

__all__ = ["AdvisoryRequest", "InvestorVisit", "Lead", "LeadMove", "Problem"]
