"""The published JSON Schema (2020-12) of the contract's line."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

_FILE = "detente-1.schema.json"


def schema_text() -> str:
    """The schema, as `detente schema` prints it."""
    return resources.files("detente").joinpath(_FILE).read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """The schema, parsed; the caller's own copy."""
    parsed: dict[str, Any] = json.loads(schema_text())
    return parsed
