"""The two sides of a comparison, started when first asked for and ended with the bench: the floor and İmece."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bench.client import Visitor
from bench.installations import WORK, Installation
from bench.postgres import cluster
from bench.servers import clean_environment, run, served

if TYPE_CHECKING:
    from contextlib import ExitStack

PREPARING_SECONDS = 120
SESSIONS = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One served application, with keys of signed-in sessions and what is known about its data."""

    port: int
    sessions: list[str]
    facts: dict[str, Any] = field(default_factory=dict)

    def visitor(self, number: int = 0) -> Visitor:
        """A signed-in person with a connection of their own."""
        return Visitor(self.port, self.sessions[number % len(self.sessions)])

    def stranger(self) -> Visitor:
        """Nobody in particular."""
        return Visitor(self.port)

    def crowd(self, number: int) -> list[Visitor]:
        """Many signed-in people."""
        return [self.visitor(each) for each in range(number)]


@dataclass
class Bench:
    """What the groups measure with; `stack` ends everything that was started."""

    stack: ExitStack

    @cached_property
    def floor(self) -> Side:
        """The floor on SQLite."""
        return self._floor("floor", "")

    @cached_property
    def house(self) -> Side:
        """İmece with an office of 100 000 activities on SQLite, with material to enter and to approve."""
        return self._house(self.office)

    @cached_property
    def office(self) -> Installation:
        """The seeded installation behind `house`."""
        installation = Installation("office", "office")
        installation.make()
        return installation

    @cached_property
    def server(self) -> str | None:
        """A PostgreSQL server of the bench's own; None where none is installed."""
        return self.stack.enter_context(cluster())

    @cached_property
    def floor_on_postgres(self) -> Side:
        """The floor on PostgreSQL; ask only when there is a `server`."""
        return self._floor("floor_postgres", self.server or "")

    def serve(self, installation: Installation) -> Side:
        """Serve another installation."""
        return self._house(installation)

    def _floor(self, name: str, server: str) -> Side:
        folder = WORK / name
        folder.mkdir(parents=True, exist_ok=True)
        database = folder / "floor.sqlite3"
        for end in ("", "-wal", "-shm"):
            database.with_name(f"{database.name}{end}").unlink(missing_ok=True)
        address = f"{server}/bench_floor" if server else f"sqlite:///{database}"
        environment = clean_environment(FLOOR_DATABASE_URL=address)
        sessions = json.loads(run("bench.floor", environment=environment, timeout=PREPARING_SECONDS))
        port = self.stack.enter_context(
            served("bench.floor:application", environment, folder / "server.log", "/page/")
        )
        return Side(port, sessions)

    def _house(self, installation: Installation) -> Side:
        environment = installation.environment()
        run(
            "django",
            *("collectstatic", "--noinput", "--verbosity", "0"),
            environment=environment,
            timeout=PREPARING_SECONDS,
        )
        facts = installation.probe("people", str(SESSIONS))
        port = self.stack.enter_context(
            served(
                "imece.config.wsgi:application", environment, installation.folder / "server.log", "/healthz"
            )
        )
        return Side(port, facts["sessions"], facts)
