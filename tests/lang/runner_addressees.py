"""An entry of addressees.yml fires when it names the {party} of its example: [cue] content."""

from __future__ import annotations

import re
from typing import Any

from detente.anchor import Span
from detente.reading import addressees
from detente.reading.language import Language
from detente.reading.patterns import words
from tests.reading.bare import attribution, bare_page, marked, other_than, people_of, takes

SOMEBODY = frozenset({"somebody"})  # the speaker, never named in an example


def run(group: str, entry: dict[str, Any], language: Language) -> None:
    example = entry["example"]
    party = re.search(r"\{(.*?)\}", example)
    text, start, end = marked(re.sub(r"[{}]", "", example))
    page = bare_page(text, language)
    if group == "places":
        assert party is not None
        cast = other_than(page, party[1], form="place")
        span = Span.cut(text, text.index(party[1]), text.index(party[1]) + len(party[1]))
        found = attribution(page, (Span.cut(text, span.end, len(text)),), addressed=(span,))
        assert all(addressees.named(found, page, cast, SOMEBODY, act) for act in entry["acts"])
        return
    if group == "sole":
        assert party is not None
        found = attribution(page, (Span.cut(text, end, len(text)),), Span.cut(text, start, end))
        for act in entry["acts"]:
            assert addressees.named(found, page, other_than(page, party[1]), SOMEBODY, act)
        return
    if group == "powers":
        assert party is not None
        cast = people_of(page, party[1])
        span = Span.cut(text, text.index(party[1]), text.index(party[1]) + len(party[1]))
        found = attribution(page, (Span.cut(text, span.end, len(text)),), addressed=(span,))
        for act in entry["acts"]:
            assert [one.actor for one in addressees.find(found, page, cast, SOMEBODY, act)] == ["power"]
        return
    if group == "told":
        assert party is not None
        cast = other_than(page, party[1], kind="medium")
        span = Span.cut(text, text.index(party[1]), text.index(party[1]) + len(party[1]))
        found = attribution(page, (Span.cut(text, span.end, len(text)),), addressed=(span,))
        assert all(addressees.named(found, page, cast, SOMEBODY, act) for act in entry["acts"])
        return
    if group not in ("cues", "content"):
        assert takes(entry["words"], words(page, (Span.cut(text, 0, len(text)),)))
        return
    assert party is not None
    cast = other_than(page, party[1])
    after = text.rindex(party[1]) + len(party[1]) if group == "cues" else end
    content = Span.cut(text, max(end, after), len(text))
    found = attribution(page, (content,), Span.cut(text, start, end))
    for act in entry.get("acts", ("assert",)):
        rules = [one.rule for one in addressees.named(found, page, cast, SOMEBODY, act)]
        assert entry["id"] in rules
