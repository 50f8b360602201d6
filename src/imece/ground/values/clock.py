"""The one clock: aware moments in UTC, days and deadlines in an office's time zone."""

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

HOME_ZONE: Final = "Europe/Istanbul"


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)


def today(zone: str = HOME_ZONE) -> date:
    """Return the calendar day that it is now in the zone."""
    return in_zone(now(), zone).date()


def in_zone(moment: datetime, zone: str = HOME_ZONE) -> datetime:
    """Return the same moment on the clocks of the zone.

    Raises `ValueError` for a moment without a time zone, `zoneinfo.ZoneInfoNotFoundError` for an unknown zone.
    """
    if moment.utcoffset() is None:
        raise ValueError("A moment without a time zone cannot be placed.")
    return moment.astimezone(ZoneInfo(zone))


def end_of_day(day: date, zone: str = HOME_ZONE) -> datetime:
    """Return the last microsecond of the day in the zone: a deadline "until the 15th" includes the whole 15th."""
    return datetime.combine(day, time.max, tzinfo=ZoneInfo(zone))
