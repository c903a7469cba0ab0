"""An entry of acts.yml fires when it votes in the statement of its example: [cue] content; `names` is another party in it."""

from __future__ import annotations

from typing import Any

from detente.anchor import Span
from detente.reading import acts
from detente.reading.cast import Cast, Member
from detente.reading.language import Language
from detente.reading.patterns import words
from tests.reading.bare import attribution, bare_page, marked, other_than, takes

KINDS = ("person", "state", "organisation", "group", "medium")


def run(group: str, entry: dict[str, Any], language: Language) -> None:
    text, start, end = marked(entry["example"])
    page = bare_page(text, language)
    named = other_than(page, entry.get("names"))
    if group in ("classes", "negators", "brackets", "persons"):
        assert takes(entry["words"], words(page, (Span.cut(text, 0, len(text)),)))
        return
    cue = Span.cut(text, start, end) if end else None
    content = Span.cut(text, end + 1 if end else 0, len(text))
    found = attribution(page, (content,), cue, entry.get("mode", "indirect"))
    condition = content if entry.get("signal") == "condition" else None
    kind = entry.get("by", [entry.get("signal")])[0]
    cast = Cast(named.mentions, {"speaker": Member("speaker", "", kind)}) if kind in KINDS else named
    votes = acts.votes(found, page, condition, cast, frozenset({"speaker"}))
    assert entry["id"] in [vote.entry["id"] for vote in votes]
