"""Whom a deed or an office stands for that a content names without its owner, as the text named both before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from detente.reading import recall
from detente.reading.addressing import POWER, Case
from detente.reading.model import Mention
from detente.reading.offices import holds
from detente.reading.people import Person
from detente.reading.runs import Noun
from detente.reading.scene import Scene

_BACK = 250  # tokens looked back over for the same deed
_NOUNS = 60  # mentions looked back over for who holds an office
_OWNER = 4  # tokens between a deed and its owner
_LEAD = 12  # tokens of a content among which it says what it is about
_SENTENCES = 6


def doer(case: Case) -> str | None:
    """Whose the deed is that a demonstrative or an article opens the content with; None in doubt.

    What was said ("these remarks") is that of the one who spoke before; any other deed belongs to
    the one beside whom the same word stood, or after a demonstrative to whom the speaker just charged.
    """
    first = case.page.first_token(case.attribution.content[0].start)
    tokens = case.page.tokens
    last = case.page.first_token(case.attribution.content[-1].end - 1) + 1
    for i in range(first + 1, min(last, first + _LEAD)):
        if not (case.data.deeds.has(tokens[i].low) or case.data.claims.has(tokens[i].low)):
            continue
        led = {tokens[k].low for k in range(max(first, i - 2), i)}
        pointed = bool(led & case.data.demonstratives)
        if not pointed and not led & case.data.articles:
            continue
        before = case.attribution.content[0].start
        if pointed and case.data.claims.has(tokens[i].low):
            return recall.opponent(case, before) or _charged(case)
        if case.act in case.data.answering:
            return None
        return _owner(case, i, first) or ((_charged(case) or _power(case, before)) if pointed else None)
    return None


def _power(case: Case, before: int) -> str | None:
    """The state or organisation of the other side that spoke last: it does the deeds of which all have heard."""
    actor = recall.opponent(case, before)
    return actor if actor is not None and recall.agrees(case, POWER, actor) else None


def _charged(case: Case) -> str | None:
    for heard in recall.recent(case, case.attribution.content[0].start):
        if heard.speakers == case.speakers and heard.addressees:
            return heard.addressees[0].actor if len(heard.addressees) == 1 else None
    return None


def _owner(case: Case, i: int, first: int) -> str | None:
    """The one beside whom the word at token `i` stood last before the content."""
    tokens = case.page.tokens
    for k in range(first - 1, max(-1, first - _BACK), -1):
        if tokens[k].low == tokens[i].low:
            found = list(_beside(case, k))
            if found:
                return found[0] if len(set(found)) == 1 else None
    return None


def _beside(case: Case, k: int) -> Iterator[str]:
    """The foreign actors named in the sentence right behind the word at token `k`, else right before it."""
    tokens = case.page.tokens
    after = tokens[min(k + _OWNER, len(tokens) - 1)].end
    for start, end in ((tokens[k].end, after), (tokens[max(0, k - 2)].start, tokens[k].start)):
        at = bisect_left(case.cast.mentions, start, key=lambda mention: mention.span.start)
        for mention in case.cast.mentions[at : at + 2]:
            led = case.data.beside - case.data.owning
            between = (
                tokens[k + 1 : case.page.first_token(mention.span.start)] if start >= tokens[k].end else ()
            )
            if any(token.low in led for token in between):
                break
            if mention.span.start < end and case.foreign(mention) and mention.form != "place":
                yield str(mention.actor)
                return


def offices(case: Case) -> dict[int, Mention]:
    """By token index, the bare titles of the content and who was just named that holds the office."""
    scene = case.cast.scene
    if scene is None:
        return {}
    found: dict[int, Mention] = {}
    for span in case.attribution.content:
        for mention in case.cast.within(span.start, span.end):
            if mention.actor is not None or mention.form not in ("title", "description"):
                continue
            person = _holder(case, scene, mention)
            if person is not None:
                held = Mention(mention.span, person.id, mention.form, "person", person.gender, "s")
                for token in case.page.within(span.start, mention.span.end):
                    if token.start >= mention.span.start:
                        found[token.i] = held
    return found


def _holder(case: Case, scene: Scene, mention: Mention) -> Person | None:
    """The only foreign person named before, a few sentences back, to whom the page gives the title's office."""
    k = bisect_left(scene.nouns, mention.span.start, key=lambda noun: scene.tokens[noun.first].start)
    noun = scene.nouns[k] if k < len(scene.nouns) else None
    title = noun.entry("title") if noun is not None else None
    if noun is None or title is None or noun.number != "s" or noun.determiner in ("indefinite", "speaker"):
        return None
    found: dict[str, Person] = {}
    for other in reversed(scene.nouns[max(0, k - _NOUNS) : k]):
        if noun.sentence - other.sentence > _SENTENCES:
            break
        person = scene.people.persons.get(_actor(other) or "")
        if person is not None and person.id not in case.speakers and holds(noun, person, title):
            found[person.id] = person
    return next(iter(found.values())) if len(found) == 1 else None


def _actor(noun: Noun) -> str | None:
    return noun.actor or (noun.name.actor if noun.name is not None else None)
