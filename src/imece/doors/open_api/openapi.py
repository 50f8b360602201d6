"""The OpenAPI 3.1 document, made from the lists of addresses and shapes; its words are English."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.translation import override

from imece.doors.open_api.coverage import LICENCE, LICENCE_NAME
from imece.doors.open_api.endpoints import ENDPOINTS, Endpoint, Parameter
from imece.doors.open_api.shapes import PROBLEM, SHAPES, component, schema_of

REFUSALS = {
    "400": "A filter is not understood; `detail` says which and why.",
    "404": "There is no such thing, or it is not published.",
    "429": "Asked too often; `Retry-After` says for how many seconds to wait.",
}


@lru_cache(maxsize=2)
def document(server: str) -> dict[str, Any]:
    """The whole document for an installation."""
    with override("en"):
        return {
            "openapi": "3.1.0",
            "info": {
                "title": "İmece open data",
                "version": "1.0.0",
                "summary": "Published projects and performance figures. Read only, no key needed.",
                "description": "Only what offices have published. Personal data are never in it. Rows of a demonstration "
                "carry `sample: true`. New fields may be added to version 1; none is taken away or changed.",
                "license": {"name": LICENCE_NAME, "url": LICENCE},
            },
            "servers": [{"url": server}],
            "paths": {f"/{each.path}": {"get": operation(each)} for each in ENDPOINTS},
            "components": {"schemas": {shape.name: component(shape) for shape in SHAPES}},
        }


def operation(endpoint: Endpoint) -> dict[str, Any]:
    """One address."""
    return {
        "operationId": endpoint.name,
        "summary": str(endpoint.about),
        "parameters": [parameter(each) for each in endpoint.parameters],
        "responses": {
            "200": {
                "description": "The answer.",
                "headers": {"ETag": {"schema": {"type": "string"}}},
                "content": {"application/json": {"schema": answer_schema(endpoint)}},
            },
            "304": {"description": "Nothing changed since the ETag that was sent."},
            **{
                status: {
                    "description": about,
                    "content": {"application/problem+json": {"schema": schema_of(PROBLEM)}},
                }
                for status, about in REFUSALS.items()
            },
        },
    }


def parameter(each: Parameter) -> dict[str, Any]:
    """One word of an address."""
    schema: dict[str, Any] = {"type": each.kind, **({"format": each.form} if each.form else {})}
    example: Any = int(each.example) if each.kind in {"integer", "number"} else each.example
    return {
        "name": each.name,
        "in": each.place,
        "required": each.place == "path",
        "description": str(each.about),
        "schema": schema,
        "example": example,
    }


def answer_schema(endpoint: Endpoint) -> dict[str, Any]:
    """What a 200 holds: the thing itself, or a list with its page."""
    one = schema_of(endpoint.answer)
    if not endpoint.is_list:
        return one
    page = {
        "type": "object",
        "properties": {
            "total": {"type": "integer"},
            "limit": {"type": ["integer", "null"]},
            "next": {"type": ["string", "null"], "format": "uri"},
        },
        "required": ["total", "limit", "next"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"data": {"type": "array", "items": one}, "page": page},
        "required": ["data", "page"],
        "additionalProperties": False,
    }
