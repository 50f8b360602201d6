"""The ways up the stairs that an import linter cannot see: string foreign keys, templates, signals, get_model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignObject

SOURCE = Path(__file__).resolve().parents[2] / "src" / "imece"
FLOORS = ["ground", "services", "work", "overview", "doors", "config"]
WORK = ["contacts", "activities", "people", "advisory", "indicators", "strategy", "programmes", "projects"]
SERVICES = [
    {"notices", "audit", "reference"},
    {"accounts"},
    {"measures", "duties", "search", "documents", "savedfilters", "comments", "atlas"},
    {"exchange", "questionnaires", "papers"},
]
OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("imece.")]


def height(module: str) -> tuple[int, int]:
    """(floor, place on the floor) of a module of ours."""
    _, floor, *rest = module.split(".")
    room = rest[0] if rest else ""
    place = 0
    if floor == "work":
        place = WORK.index(room)
    if floor == "services":
        place = next(number for number, rooms in enumerate(SERVICES) if room in rooms)
    return FLOORS.index(floor), place


def test_models_are_found() -> None:
    assert len(OWN_MODELS) > 30


@pytest.mark.parametrize("model", OWN_MODELS, ids=[model._meta.label for model in OWN_MODELS])
def test_model_points_down_when_it_has_relations(model: type) -> None:
    for relation in model._meta.get_fields():
        if not isinstance(relation, ForeignObject) and not getattr(relation, "many_to_many", False):
            continue
        if relation.auto_created or not relation.related_model.__module__.startswith("imece."):
            continue
        assert height(relation.related_model.__module__) <= height(model.__module__), (
            f"{model._meta.label}.{relation.name} looks up to {relation.related_model._meta.label}"
        )


def test_audit_and_notices_hold_no_foreign_keys() -> None:
    for model in OWN_MODELS:
        if model._meta.app_label in {"audit", "notices"}:
            assert not [field for field in model._meta.get_fields() if isinstance(field, ForeignObject)]


def rooms_of_templates() -> dict[str, str]:
    """Which room's templates folder holds which first folder name."""
    return {
        folder.name: ".".join(("imece", *folder.relative_to(SOURCE).parts[:2]))
        for folder in SOURCE.glob("*/*/templates/*")
        if folder.name not in {"cotton", "django", "account", "mfa", "allauth"}
    }


def test_templates_look_down_when_they_include_or_extend() -> None:
    rooms = rooms_of_templates()
    looked_at = 0
    for template in SOURCE.rglob("templates/**/*.html"):
        here = ".".join(("imece", *template.relative_to(SOURCE).parts[:2]))
        for name in re.findall(
            r"""{%\s*(?:extends|include)\s+["']([\w./-]+)["']""", template.read_text("utf-8")
        ):
            looked_at += 1
            there = rooms.get(name.split("/", maxsplit=1)[0])
            if there is not None and there != here:
                assert height(there) <= height(here), f"{template.name} looks up to {name}"
    assert looked_at > 20


def test_no_room_is_reached_by_get_model_or_by_save_signals() -> None:
    for source in SOURCE.rglob("*.py"):
        if "migrations" in source.parts:
            continue
        text = source.read_text("utf-8")
        if (
            source.relative_to(SOURCE).as_posix() != "services/audit/changes.py"
        ):  # it only reads labels of fields
            assert "apps.get_model(" not in text, source
        assert not re.search(r"\b(post_save|pre_save|post_delete|m2m_changed)\b", text), source


def test_only_the_sanctioned_signal_is_defined() -> None:
    defining = [
        source
        for source in SOURCE.rglob("*.py")
        if re.search(r"=\s*(django\.dispatch\.)?Signal\(", source.read_text("utf-8"))
    ]
    assert [source.relative_to(SOURCE).as_posix() for source in defining] == ["work/indicators/signals.py"]
