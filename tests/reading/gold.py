"""The development gold as attributions, for the steps that follow attribution."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.anchor import Span
from detente.reading.language import load
from detente.reading.model import Attribution, Page
from tests.reading.bare import body_page

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold" / "fr"
SET_ASIDE = re.compile(r"fr-(?:13618|13942|14674|22499|32007|34828|35892|6653)")  # for the honest measure


def statements(name: str = "fr-*") -> Iterator[tuple[Page, Attribution, dict[str, Any]]]:
    """Each gold statement with its page and its attribution; the test is skipped where there is no gold."""
    if not GOLD.is_dir():
        pytest.skip("no ../shared/gold beside the repository")
    for file in sorted(GOLD.glob(f"{name}.json")):
        if SET_ASIDE.fullmatch(file.stem):
            continue
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        page = body_page(text, load("fr"))
        for gold in json.loads(file.read_text(encoding="utf-8"))["statements"]:
            yield page, _attribution(text, gold), gold


def _attribution(text: str, gold: dict[str, Any]) -> Attribution:
    return Attribution(
        content=tuple(Span.cut(text, *span) for span in gold["content"]),
        mode=gold["mode"],
        cue=Span.cut(text, *gold["cue"]) if gold["cue"] else None,
        cue_id=None,
        source=Span.cut(text, *gold["source"]) if gold["source"] else None,
        inherits=None,
        relay_sources=(),
        addressed=(),
        negated=gold["negated"],
        nested_in=None,
        rule="gold",
        confidence=1.0,
    )
