"""Backup and restore of a whole installation: one file with every row, every document and the sums of both.

The file is independent of the database: what was saved on SQLite can be restored on PostgreSQL and the other way.
Layout: `manifest.json`, `rows/<app>.<model>.jsonl` (the framework's own serial form), `files/…`.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import tempfile
from datetime import datetime, time
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from imece.ground.values import clock
from imece.services.accounts.models import Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

LEFT_OUT = {"sessions", "contenttypes", "django_tasks_database"}
FORM = 1
BATCH = 500


class UnusableBackup(Exception):
    """The file is no backup of İmece, is damaged, or the installation is not empty."""


class ExactEncoder(DjangoJSONEncoder):
    """Moments with their microseconds: the framework's own encoder cuts them, and hashes are made over them."""

    def default(self, o: Any) -> Any:
        """The plain form of a value that JSON does not know."""
        return o.isoformat() if isinstance(o, (datetime, time)) else super().default(o)


def kept_models() -> list[type[Model]]:
    """Every model whose rows are kept, parents before children where that can be said."""
    models = [model for model in apps.get_models(include_auto_created=False) if model._meta.managed]
    return [model for model in models if model._meta.app_label not in LEFT_OUT and not model._meta.proxy]


def back_up(target: Path) -> dict[str, int]:
    """Write the backup; returns how many rows of each model. One consistent look at the data."""
    target.parent.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    sums: dict[str, str] = {}
    is_own_transaction = not connection.in_atomic_block
    with tempfile.TemporaryDirectory() as folder, tarfile.open(target, "w:gz", compresslevel=6) as tar:
        with transaction.atomic():
            if connection.vendor == "postgresql" and is_own_transaction:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            for model in kept_models():
                name = f"rows/{model._meta.label_lower}.jsonl"
                path = Path(folder) / model._meta.label_lower
                counts[model._meta.label_lower] = write_rows(model, path)
                sums[name] = sum_of(path)
                tar.add(path, arcname=name)
                path.unlink()
        for path in stored_files():
            name = f"files/{path.relative_to(settings.MEDIA_ROOT).as_posix()}"
            sums[name] = sum_of(path)
            tar.add(path, arcname=name)
        manifest = {
            "form": FORM,
            "version": settings.IMECE_VERSION,
            "made_at": clock.now().isoformat(),
            "rows": counts,
            "sha256": sums,
        }
        add_bytes(tar, "manifest.json", json.dumps(manifest, indent=1).encode())
    return counts


def write_rows(model: type[Model], path: Path) -> int:
    """One model's rows, a line each; returns how many."""
    rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    number = 0

    def counted() -> Iterator[Model]:
        nonlocal number
        for row in rows:
            number += 1
            yield row

    with path.open("w", encoding="utf-8") as out:
        serializers.serialize("jsonl", counted(), stream=out, cls=ExactEncoder)
    return number


def stored_files() -> list[Path]:
    """Every document on disk."""
    root = Path(settings.MEDIA_ROOT)
    return sorted(path for path in root.rglob("*") if path.is_file()) if root.exists() else []


def restore(source: Path) -> dict[str, int]:
    """Bring everything back into an empty, migrated installation; all or nothing for the rows."""
    try:
        with tarfile.open(source, "r:gz") as tar:
            manifest = read_manifest(tar)
            with tempfile.TemporaryDirectory() as folder:
                unpack(tar, manifest, Path(folder))
                with transaction.atomic():
                    require_empty()
                    counts = {name: read_rows(Path(folder), name) for name in manifest["rows"]}
                    if counts != manifest["rows"]:
                        raise UnusableBackup("The backup holds other numbers of rows than it says.")
                    reset_sequences()
                bring_files(Path(folder))
    except (tarfile.TarError, OSError, EOFError, json.JSONDecodeError) as error:
        raise UnusableBackup(f"This file cannot be read as a backup: {error}") from error
    return counts


def read_manifest(tar: tarfile.TarFile) -> dict[str, Any]:
    """The backup's table of contents."""
    try:
        member = tar.extractfile("manifest.json")
    except KeyError:
        member = None
    if member is None:
        raise UnusableBackup("This file is no backup of İmece: it has no manifest.")
    manifest: dict[str, Any] = json.load(member)
    if manifest.get("form") != FORM:
        raise UnusableBackup("This backup was made by another version of İmece and has another form.")
    return manifest


def unpack(tar: tarfile.TarFile, manifest: dict[str, Any], folder: Path) -> None:
    """Take out only what the manifest names, each checked against its sum."""
    for name, expected in manifest["sha256"].items():
        parts = PurePosixPath(name).parts
        if parts[0] not in {"rows", "files"} or ".." in parts or PurePosixPath(name).is_absolute():
            raise UnusableBackup(f"The backup names a file outside its folders: {name}")
        member = tar.extractfile(name)
        if member is None:
            raise UnusableBackup(f"The backup lacks {name}.")
        path = folder / Path(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            while block := member.read(1 << 20):
                out.write(block)
        if sum_of(path) != expected:
            raise UnusableBackup(f"{name} is damaged: its sum is not the one that was kept.")


def require_empty() -> None:
    """Never over somebody's work: refuse when the installation has offices."""
    if Office.objects.exists():
        raise UnusableBackup("This installation is not empty. Restore into a new IMECE_DATA_DIR or database.")
    for model in reversed(kept_models()):
        model._base_manager.all().delete()


def read_rows(folder: Path, label: str) -> int:
    """One model's rows, kept exactly as they were."""
    number = 0
    with (folder / "rows" / f"{label}.jsonl").open(encoding="utf-8") as lines:
        for row in serializers.deserialize("jsonl", lines):
            row.save(force_insert=True)
            number += 1
    return number


def bring_files(folder: Path) -> None:
    """Documents to their storage."""
    root = Path(settings.MEDIA_ROOT)
    for path in (folder / "files").rglob("*"):
        if path.is_file():
            target = root / path.relative_to(folder / "files")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def reset_sequences() -> None:
    """Let new rows be numbered after the restored ones."""
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    """A file made in memory."""
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))


def sum_of(path: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
