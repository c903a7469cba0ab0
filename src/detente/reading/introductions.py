"""Who a quotation is introduced by: the one person whom the words right before it name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.reading.lookup import Lookup
from detente.reading.model import Attribution, Sentence
from detente.reading.people import Person
from detente.reading.runs import Noun
from detente.reading.scene import Scene

_WIDE = 30  # mentions of a sentence that are looked at
_SUBJECTS = ("pronoun", "title", "described", "anonymous", "person")
_NEAR = 3  # statements on either side that are asked whether the words are theirs


def introduced(
    i: int, attributions: Sequence[Attribution], scene: Scene, sources: Lookup
) -> tuple[Person, Sentence] | None:
    """Return the only person named between a sentence's start and the quotation of attribution `i`, and where.

    The words run up to a colon, or are the whole sentence before in the same paragraph; None where they hold
    a statement of their own, name nobody in full, or name two.
    """
    span = attributions[i].content[0]
    at = sources.token_at(span.start)
    if scene.in_quotes(span.start) and at > 0 and not scene.in_quotes(scene.tokens[at - 1].start):
        at -= 1  # the mark itself
    words = _words(at, scene)
    if words is None:
        return None
    first, last, sentence = words
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    near = (j for j in range(max(0, i - _NEAR), min(i + _NEAR + 1, len(attributions))) if j != i)
    if any(_stands(attributions[j], start, end) for j in near):
        return None
    k = sources.first_in(start)
    nouns = [noun for noun in scene.nouns[k : k + _WIDE] if noun.first < last and not noun.quoted]
    held = [(noun, person) for noun in nouns if noun.tag != "pronoun" for person in _people(noun, scene)]
    if len({person.id for _, person in held}) != 1:
        return None
    named = {noun.first for noun, _ in held}
    subjects = [
        noun.first
        for noun in nouns
        if noun.leading and not noun.governed and noun.tag in _SUBJECTS
        if noun.tag != "pronoun" or noun.first < held[0][0].first
    ]
    if subjects and named.isdisjoint(subjects[:1]):
        return None  # the sentence is about somebody else
    return held[0][1], sentence


def _words(at: int, scene: Scene) -> tuple[int, int, Sentence] | None:
    """The tokens that introduce a quotation opening at token `at`: up to its colon, or the sentence before."""
    if at < 1:
        return None
    before = scene.page.sentence_at(scene.tokens[at - 1].start)
    own = scene.page.sentence_at(scene.tokens[at].start)
    if before is None or own is None or before.paragraph != own.paragraph:
        return None
    if scene.tokens[at - 1].text == ":":
        return (before.first, at - 1, before) if before.first < at - 1 else None
    return (before.first, before.last, before) if before.i < own.i and own.first == at else None


def _stands(one: Attribution, start: int, end: int) -> bool:
    """Return True when the attribution names its cue or its source within the characters."""
    return any(span is not None and start <= span.start < end for span in (one.cue, one.source))


def _people(noun: Noun, scene: Scene) -> Iterator[Person]:
    inner: Noun | None = noun
    while inner is not None:
        own = inner.name if inner.name is not None else inner
        person = scene.people.persons.get(own.actor or "")
        if person is not None and (own.tag == "person" or (own.tag == "title" and noun.leading)):
            yield person
        inner = inner.complement if inner.entry("document") else None
