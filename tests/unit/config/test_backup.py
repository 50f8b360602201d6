"""Backup and restore: everything comes back as it was, or nothing does."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction

from imece.config.backup import UnusableBackup, back_up, kept_models, restore
from imece.services.accounts.models import Office, User
from imece.services.audit import actions as audit
from imece.services.documents import actions as documents
from imece.services.documents.models import Document

if TYPE_CHECKING:
    from tests.cast import Cast


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of every kept model, as plain values."""
    return {m._meta.label_lower: list(m._base_manager.order_by("pk").values()) for m in kept_models()}


def content_of(document: Document) -> bytes:
    """The stored bytes."""
    with document.file.open() as stored:
        return bytes(stored.read())


def empty_installation() -> None:
    """Take all rows away, as on a new machine."""
    for _ in range(6):
        for model in reversed(kept_models()):
            try:
                with transaction.atomic():
                    model._base_manager.all().delete()
            except Exception:  # noqa: S112 -- protected rows go in a later round
                continue


@pytest.fixture
def lived_in(cast: Cast) -> Cast:
    """An installation with people, a trail and a document."""
    actor = cast.gaziantep.actor("Ayşe")
    unit = cast.gaziantep.unit("Kültür")
    documents.attach(
        actor=actor, about=unit, uploads=[SimpleUploadedFile("tutanak.txt", "Toplantı notu ş".encode())]
    )
    audit.record(actor.signature, "accounts.looked", unit, changes={"n": 1})
    return cast


@pytest.mark.slow
def test_everything_comes_back_when_a_backup_is_restored(lived_in: Cast, tmp_path: Path) -> None:
    before = everything()
    content = content_of(Document.objects.get())
    back_up(tmp_path / "b.tar.gz")
    Document.objects.get().file.delete(save=False)
    empty_installation()
    assert Office.objects.count() == 0
    restore(tmp_path / "b.tar.gz")
    assert everything() == before
    assert content_of(Document.objects.get()) == content
    assert User.objects.create(email="yeni@example.org").pk not in {
        row["id"] for row in before["accounts.user"]
    }


def test_restore_is_refused_when_somebody_works_there(lived_in: Cast, tmp_path: Path) -> None:
    back_up(tmp_path / "b.tar.gz")
    before = everything()
    with pytest.raises(UnusableBackup, match="not empty"):
        restore(tmp_path / "b.tar.gz")
    assert everything() == before


@pytest.mark.parametrize("harm", ["truncated", "text", "no manifest", "changed row", "outside path"])
def test_restore_changes_nothing_when_the_file_is_bad(lived_in: Cast, tmp_path: Path, harm: str) -> None:
    good, bad = tmp_path / "good.tar.gz", tmp_path / "bad.tar.gz"
    back_up(good)
    if harm == "truncated":
        bad.write_bytes(good.read_bytes()[:200])
    elif harm == "text":
        bad.write_text("not a backup")
    else:
        rewrite(good, bad, harm)
    empty_installation()
    with pytest.raises(UnusableBackup):
        restore(bad)
    assert Office.objects.count() == 0


def rewrite(good: Path, bad: Path, harm: str) -> None:
    """The same archive with one thing wrong."""
    folder = bad.parent / "open"
    with tarfile.open(good) as tar:
        tar.extractall(folder, filter="data")
    manifest = folder / "manifest.json"
    if harm == "no manifest":
        manifest.unlink()
    elif harm == "changed row":
        rows = folder / "rows" / "accounts.office.jsonl"
        rows.write_text(rows.read_text().replace("Gaziantep", "Gazhantep"))
    else:
        told = json.loads(manifest.read_text())
        told["sha256"]["../outside"] = "0"
        manifest.write_text(json.dumps(told))
    with tarfile.open(bad, "w:gz") as tar:
        tar.add(folder, arcname=".", filter=lambda member: member if member.name != "." else None)
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            tar.add(path, arcname=path.relative_to(folder).as_posix())


def test_commands_say_what_they_did(
    lived_in: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("backup", str(tmp_path / "b.tar.gz"))
    assert "rows" in capsys.readouterr().out
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(tmp_path / "b.tar.gz"))


def test_every_model_of_ours_is_kept() -> None:
    ours = {m for m in apps.get_models() if m.__module__.startswith("imece.")}
    assert ours <= set(kept_models())
