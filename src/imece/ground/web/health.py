"""Is the process alive (/healthz), can it work (/readyz)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse

from imece.ground.web.pages import public_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@public_page
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@public_page
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and is migrated, the file storage is there."""
    try:
        executor = MigrationExecutor(connection)
        pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        default_storage.exists("readiness")
    except (DatabaseError, OSError):
        return JsonResponse({"status": "not ready", "why": "database or storage"}, status=503)
    if pending:
        return JsonResponse({"status": "not ready", "why": "migrations"}, status=503)
    return JsonResponse({"status": "ok"})
