"""Incises whose verb no list of cues holds: behind a quotation any verb may attribute."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.attributing.draft import Draft, Work
from detente.reading.attributing.incises import drafts, subject_after
from detente.reading.inflection import SINGULAR
from detente.reading.lexicon import Cue, Word
from detente.reading.verbs import Hit

UNLISTED = Cue(id="unlisted", frames=frozenset({"quote"}))


def unlisted(work: Work) -> Iterator[Draft]:
    """Behind a quotation any verb may attribute: "…", V le ministre; no list of verbs is ever whole."""
    scope = work.scope
    listed = {i for hit in work.hits for i in range(hit.start, hit.end)}
    for i, quote in enumerate(scope.quote):
        if quote < 0:
            if "-" in scope.low[i] and i and scope.is_clitic(i) and i not in listed:
                yield from _unlisted_clitic(work, i)
            continue
        if scope.quote[i + 1 : i + 2] == [quote] or not scope.closes(i) or not i:
            continue
        first = i + 2 if i + 1 < scope.n and scope.low[i + 1] == "," else i + 1
        group = _unlisted_group(work, first)
        if group is None:
            continue
        hit = Hit(
            UNLISTED, SINGULAR, first, group, group - 1, group - first > 1, None, False, False, False, False
        )
        source = subject_after(work, hit, must_act=True)
        if source is not None and not any(other.start <= first < other.end for other in work.hits):
            yield from drafts(work, hit, source, source[1], "unlisted")


def _unlisted_clitic(work: Work, clitic_: int) -> Iterator[Draft]:
    """The same with a subject pronoun hung on the verb or its auxiliary."""
    scope, first = work.scope, clitic_ - 1
    if not scope.lex.words.get(scope.low[clitic_].rpartition("-")[2], 0) & Word.THIRD_PERSON:
        return
    first -= scope.has(first - 1, Word.REFLEXIVE)
    before = first - (first > 0 and scope.low[first - 1] == ",")
    if before < 1 or not scope.closes(before - 1):
        return
    end = clitic_ + 1
    if scope.auxiliary(clitic_ - 1):
        while end < scope.n and scope.is_adverb(end):
            end += 1
        if end >= scope.n or not scope.low[end].endswith(scope.lex.participle_endings):
            return
        end += 1
    hit = Hit(UNLISTED, SINGULAR, first, end, end - 1, end - first > 2, clitic_, False, False, False, False)
    yield from drafts(work, hit, (clitic_, clitic_ + 1), end, "unlisted")


def _unlisted_group(work: Work, first: int) -> int | None:
    """The token behind one finite verb, or behind an auxiliary and its participle, that no cue lists."""
    scope = work.scope
    if scope.has(first, Word.REFLEXIVE):
        first += 1
    if first >= scope.n or not scope.toks[first].text.islower():
        return None
    auxiliary = scope.auxiliary(first)
    if auxiliary is None:
        finite = len(scope.low[first]) > 3 and not scope.low[first].endswith(scope.lex.opening_endings)
        return first + 1 if finite and not scope.flags[first] else None
    i = first + 1
    while i < scope.n and scope.is_adverb(i):
        i += 1
    if auxiliary.verb == "have" and auxiliary.finite and i < scope.n:
        return i + 1 if scope.low[i].endswith(scope.lex.participle_endings) and not scope.flags[i] else None
    return None
