"""The figures of a language that `detente languages` tells: written from what was measured, checked against it."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from detente.reading.language import MEASURED
from detente.reading.reader import version

KEPT = (
    "content_f1", "exact_f1", "speaker_acc", "speaker_wrong", "e2e_f1", "act_acc", "relay", "addressee", "negation",
)  # fmt: skip


def figures(language: str, measured: dict[str, dict[str, Any]], documents: dict[str, int]) -> dict[str, Any]:
    """What is told of a language: of the documents set aside, else of all; None for what they have none of."""
    part = "set aside" if documents["set aside"] else "all"
    result = measured[f"{language} {part}"]
    return {
        "reader": version(language),
        "part": part,
        "documents": documents[part],
        "statements": result["gold"],
        "figures": {name: _rounded(result.get(name)) for name in KEPT},
    }


def file_of(language: str) -> Path:
    """Where the figures of a shipped language lie."""
    return Path(str(resources.files("detente.lang"))) / language / f"{MEASURED}.json"


def write(language: str, told: dict[str, Any]) -> None:
    """Puts the figures into the language's folder."""
    file_of(language).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def stale(language: str, told: dict[str, Any]) -> list[str]:
    """In what the recorded figures differ from those measured now; the reader's version alone makes none stale."""
    file = file_of(language)
    if not file.is_file():
        return ["none are recorded"]
    recorded = json.loads(file.read_text(encoding="utf-8"))
    then, now = _flat(recorded), _flat(told)
    return [f"{name} {then.get(name)}, now {now.get(name)}" for name in now if then.get(name) != now[name]]


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    return {**{name: told.get(name) for name in ("part", "documents", "statements")}, **told["figures"]}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
