"""An entry of addressees.yml fires when it names the {party} of its example: [cue] content."""

from __future__ import annotations

import re
from typing import Any

from detente.anchor import Span
from detente.reading import addressees, mentions, recall
from detente.reading.addressing import Case, Heard, lexica
from detente.reading.cast import Cast, Member
from detente.reading.language import Language
from detente.reading.model import Page
from detente.reading.morphology import morphology
from detente.reading.patterns import words
from detente.record import Party
from tests.reading.bare import attribution, bare_page, marked, other_than, people_of, takes

RECALLING = ("lasting", "pointing", "clitics", "objects", "pronouns", "hearers", "idle", "answering")
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
    if group in RECALLING:
        _recalled(group, entry, page, Span.cut(text, start, end) if end else None)
        return
    if group in ("relatives", "described"):
        assert party is not None
        at = text.index(party[1])
        _object(group, entry, page, Span.cut(text, start, end), Span.cut(text, at, at + len(party[1])))
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


def _object(group: str, entry: dict[str, Any], page: Page, cue: Span, named: Span) -> None:
    """The cue's object stands before its relative, or is nobody the page knows."""
    content = Span.cut(page.text, max(cue.end, named.end), len(page.text))
    if group == "relatives":
        found = attribution(page, (content,), cue, source=cue)
        cast = other_than(page, named.exact)
        assert addressees.named(found, page, cast, SOMEBODY, "accuse")[0].rule == "related"
        return
    found = attribution(page, (content,), cue, addressed=(named,))
    for act in entry["acts"]:
        parties = addressees.find(found, page, mentions.find(page), SOMEBODY, act)
        assert [_lemmas(one.name, page) <= _lemmas(named.exact, page) for one in parties] == [True]


def _lemmas(text: str, page: Page) -> frozenset[frozenset[str]]:
    """What each word of the text is a form of; the word itself in a language without cases."""
    forms = morphology(page.language)
    lows = text.lower().split()
    return frozenset(frozenset((low,)) if forms is None else forms.lemmas(low) for low in lows)


def _recalled(group: str, entry: dict[str, Any], page: Page, cue: Span | None) -> None:
    """The words mean the one whom the same speaker has just charged, or for `idle` and unknown kinds nobody."""
    kind = next(iter(entry.get("kinds", ())), "state")
    charged = Member("charged", "Charged", kind, {}, entry.get("gender"), entry.get("number") or "s")
    members = {"somebody": Member("somebody", "Somebody", "state")}
    cast = Cast((), members | ({"charged": charged} if kind != "nobody" else {}))
    content = Span.cut(page.text, cue.end if cue is not None else 0, len(page.text))
    found = attribution(page, (content,), cue, mode="direct")
    heard = [Heard(SOMEBODY, (Party("charged", "Charged", {}),), -2, -1)]
    if group == "answering":
        heard = [Heard(frozenset({"charged"}), (), -2, -1)]
    for act in entry.get("acts", ("demand" if group == "hearers" else "accuse",)):
        parties = addressees.find(found, page, cast, SOMEBODY, act, heard)
        if group == "lasting" or (group != "idle" and kind != "nobody"):
            assert [one.actor for one in parties] == ["charged"]
    if group == "idle":
        pronouns = [token.i for token in page.tokens if token.low in lexica(page.language).pronouns]
        assert pronouns
        case = Case(found, page, cast, SOMEBODY, "accuse", heard)
        assert not recall.inside(case, {})
    if "words" in entry:
        assert takes(entry["words"], words(page, (Span.cut(page.text, 0, len(page.text)),)))
