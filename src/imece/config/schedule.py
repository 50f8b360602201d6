"""What runs by itself and when. Every job is safe to run twice, so a missed or doubled tick harms nothing."""

from __future__ import annotations

import logging
import threading
import time as clock_of_process
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, close_old_connections

from imece.doors.open_api.tasks import make_open_data
from imece.ground.values import clock
from imece.services.duties.tasks import deliver_letters, open_yearly_duties, send_digests
from imece.services.exchange.tasks import give_up_stuck_imports
from imece.services.papers.tasks import give_up_stuck_papers
from imece.services.undoing.tasks import sweep_offers

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)


@dataclass
class Job:
    """Runs each `every` seconds, or once a day `at` a time of the home zone."""

    enqueue: Callable[[], Any]
    every: float = 0
    at: time | None = None
    last_day: date | None = None
    next_tick: float = 0

    def is_due(self, tick: float) -> bool:
        """Whether it should run now; remembers that it was asked."""
        if self.at is not None:
            now = clock.in_zone(clock.now())
            if now.time() < self.at or self.last_day == now.date():
                return False
            self.last_day = now.date()
            return True
        if tick < self.next_tick:
            return False
        self.next_tick = tick + self.every
        return True


def jobs() -> list[Job]:
    """The timetable."""
    return [
        Job(deliver_letters.enqueue, every=20),
        Job(give_up_stuck_imports.enqueue, every=900),
        Job(give_up_stuck_papers.enqueue, every=900),
        Job(sweep_offers.enqueue, every=1800),
        Job(make_open_data.enqueue, at=time(3, 30)),
        Job(open_yearly_duties.enqueue, at=time(5, 0)),
        Job(send_digests.enqueue, at=time(7, 0)),
    ]


def run_timetable(stop: threading.Event, pause: float = 5) -> None:
    """Enqueue what is due until `stop` is set; a database that is away for a moment is waited for."""
    timetable = jobs()
    while not stop.wait(pause):
        for job in timetable:
            if job.is_due(clock_of_process.monotonic()):
                close_old_connections()
                try:
                    job.enqueue()
                except DatabaseError:
                    logger.warning("a scheduled job could not be queued; it will be tried again")
