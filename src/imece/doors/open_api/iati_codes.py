"""How İmece's words are said in the code lists of IATI 2.03."""

from __future__ import annotations

from typing import Final

STATUS: Final = {
    "idea": "1",
    "prepared": "1",
    "applied": "1",
    "awarded": "1",
    "running": "2",
    "suspended": "6",
    "completed": "4",
    "cancelled": "5",
    "rejected": "5",
}
FUNDER_TYPE: Final = {
    "eu": "40",
    "international": "40",
    "bank": "40",
    "national": "10",
    "ministry": "10",
    "agency": "15",
    "embassy": "10",
    "municipality": "11",
    "foundation": "60",
    "other": "90",
}
OFFICE_TYPE: Final = {
    "municipality": "11",
    "governorship": "10",
    "district": "10",
    "agency": "15",
    "scheme": "10",
}
OTHER_TYPE: Final = "90"
FUNDING, ACCOUNTABLE, EXTENDING, IMPLEMENTING = "1", "2", "3", "4"
OFFICE_ROLE: Final = {"fund": EXTENDING, "lead": ACCOUNTABLE, "take_part": IMPLEMENTING}
PARTNER_ROLE: Final = {"lead": ACCOUNTABLE, "co_beneficiary": IMPLEMENTING, "associate": IMPLEMENTING}
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
OUTGOING_COMMITMENT, INCOMING_COMMITMENT = "2", "11"
GRANT, LOAN = "110", "421"
DAC_SECTORS, SDG_GOALS, OWN_TAGS = "2", "7", "99"
UNSPECIFIED_SECTOR: Final = "998"
SECTOR: Final = {
    "environment": "410",
    "climate": "410",
    "energy": "231",
    "water": "140",
    "waste": "140",
    "transport": "210",
    "smart_city": "220",
    "urban": "430",
    "infrastructure": "430",
    "disaster": "740",
    "culture": "160",
    "heritage": "160",
    "tourism": "332",
    "education": "111",
    "youth": "160",
    "sport": "160",
    "health": "121",
    "inclusion": "160",
    "women": "151",
    "migration": "151",
    "employment": "160",
    "enterprise": "250",
    "innovation": "430",
    "rural": "311",
    "participation": "151",
    "capacity": "151",
    "twinning": "151",
    "other": UNSPECIFIED_SECTOR,
}
EXACT, APPROXIMATE = "1", "2"
SCOPE_NATIONAL, SCOPE_MULTINATIONAL = "4", "3"
SCOPE_PROVINCES, SCOPE_PROVINCE, SCOPE_DISTRICT, SCOPE_POINT = "5", "6", "7", "8"
