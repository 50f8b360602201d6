"""A small HTTP client: kept-open connections, one person's cookies each, many at once for load."""

from __future__ import annotations

import http.client
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

CSRF = "b" * 32
TIMEOUT = 60
GOOD = range(200, 400)


class NotAnsweredError(Exception):
    """A page did not answer as it should; measuring it would be worth nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `seconds` until its last byte."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


@dataclass(slots=True)
class Visitor:
    """A person with a session on one server."""

    port: int
    session: str = ""
    _line: http.client.HTTPConnection | None = field(default=None, init=False)

    def get(self, path: str, **headers: str) -> Answer:
        """Fetch a page."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: Mapping[str, object]) -> Answer:
        """Send a form; the token against forgery is the one in the cookie."""
        body = urlencode({"csrfmiddlewaretoken": CSRF, **fields}, doseq=True).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        begun = time.perf_counter()
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        cookies = f"csrftoken={CSRF}" + (f"; sessionid={self.session}" if self.session else "")
        try:
            self._line.request(method, path, body, {"Cookie": cookies, **headers})
            response = self._line.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        return Answer(response.status, dict(response.getheaders()), content, time.perf_counter() - begun)


def page(visitor: Visitor, path: str, times: int) -> Callable[[], list[float]]:
    """Something to take samples of: milliseconds of so many requests one after the other."""

    def take() -> list[float]:
        found = []
        for _time in range(times):
            answer = visitor.get(path)
            if answer.status != http.client.OK:
                raise NotAnsweredError(f"{path} answered {answer.status}")
            found.append(answer.seconds * 1000)
        return found

    return take


@dataclass(slots=True)
class Load:
    """What many clients at once brought about."""

    done: int = 0
    failed: int = 0
    seconds: float = 0.0
    first_failure: str = ""

    @property
    def rate(self) -> float:
        """Good answers per second."""
        return self.done / self.seconds if self.seconds else 0.0


def under_load(visitors: Sequence[Visitor], send: Callable[[Visitor], Answer], seconds: float) -> Load:
    """Every visitor sends one after the other until the time is over. `send` is called from many threads."""
    load = Load()
    counting = threading.Lock()
    begun = time.perf_counter()

    def client(visitor: Visitor) -> None:
        while time.perf_counter() - begun < seconds:
            try:
                answer = send(visitor)
                good, said = answer.status in GOOD, str(answer.status)
            except (OSError, http.client.HTTPException) as error:
                good, said = False, repr(error)
            with counting:
                load.done += good
                load.failed += not good
                load.first_failure = load.first_failure or ("" if good else said)

    threads = [threading.Thread(target=client, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load.seconds = time.perf_counter() - begun
    return load
