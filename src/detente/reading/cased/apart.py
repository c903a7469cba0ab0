"""What is said around an attribution that stands apart: before, behind, on both sides, within quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from detente.anchor import Span
from detente.reading import wording
from detente.reading.attributing.draft import Draft
from detente.reading.cased import ends, incises, marks
from detente.reading.cased.cues import Hit
from detente.reading.cased.drafting import drafted, quoting, told
from detente.reading.cased.work import CasedWork, Incise, Range

_LEAST = 2  # words of a clause before an incise that ends it


def apart(work: CasedWork) -> Iterator[Draft]:
    """Incises: "A", said X; A, said X, B; As X said, A; In the words of X, A."""
    for incise in sorted(work.incises.values(), key=lambda one: one.first):
        if incise.kind == "verb":
            yield from _behind(work, incise)
        else:
            yield from _around(work, incise)


def _cue_of(work: CasedWork, incise: Incise) -> Range:
    if incise.hit is not None:
        return incise.hit.start, incise.hit.end
    if incise.source and incise.source[1] < incise.end and _possessive(work, incise.source):
        return incise.first, incise.end  # "in his words"
    return incise.first, incise.source[0] if incise.source and incise.source[0] > incise.first else incise.end


def _possessive(work: CasedWork, source: Range) -> bool:
    return source[1] - source[0] == 1 and work.words.lemma(source[0], work.words.small.ranks)


def _behind(work: CasedWork, incise: Incise) -> Iterator[Draft]:
    """What stands before a verb's incise, and what goes on behind it."""
    hit = incise.hit
    if hit is None or hit.at in work.explained:
        return
    words = work.words
    if words.scope.quote[hit.at] >= 0:
        yield from _within(work, incise, hit)
        return
    before = incise.first
    while before > 0 and (words.low[before - 1] == "," or words.dash(before - 1)):
        before -= 1
    first = _from(work, before)
    if first is None:
        return
    parts = [(first, before), *_further(work, incise, hit, first, before)]
    quoted = incises.quoted(work, incise.first)
    if len(parts) == 1 and sum(words.scope.is_word(k) for k in range(first, before)) < _LEAST:
        return
    work.explained.add(hit.at)
    relays: tuple[Range, ...] = ()
    source = incise.source
    if incise.credit is not None and source is not None:
        relays, source = (source,), incise.credit
    relays += tuple(one for one in told(work, hit.end, incise.end, incise.source) if one != source)
    if hit.cue.quotes:
        relays, source = quoting(work, hit, source, incise.end)
    rule = "incise-quoted" if quoted else "incise"
    yield from drafted(
        work, parts, (hit.start, hit.end), hit.cue.id, source, rule, 0.95, relays=relays, negated=hit.negated
    )


def _further(work: CasedWork, incise: Incise, hit: Hit, first: int, before: int) -> list[Range]:
    """What goes on behind the incise: the next quotation, or the rest of the clause."""
    words = work.words
    quoted = incises.quoted(work, incise.first)
    after = incise.end
    marked = False
    while after < words.n and (words.low[after] in (",", ".", ":") or words.dash(after)):
        marked = marked or words.dash(after)
        after += 1
    if after >= words.n:
        return []
    if words.scope.opens(after) and (marked or quoted):
        return [(after, words.scope.after_quote(after))]
    clause = not quoted and words.low[incise.end] == "," and ends.goes_on(work, after)
    return ends.pieces(work, after, hit) if clause and _open(work, first, before, after) else []


def _open(work: CasedWork, first: int, before: int, after: int) -> bool:
    """True when the words before an incise are no whole clause, or the words behind have a verb of their own."""
    words = work.words
    return any(words.finite(k) for k in range(after, marks.stop(work, after))) and not any(
        words.finite(k) for k in range(first, before)
    )


def _from(work: CasedWork, before: int) -> int | None:
    """The first token of what is said before an incise: of the quotation, or of the clause of so many words."""
    words = work.words
    if before <= 0:
        return None
    if words.scope.closes(before - 1):
        opening = words.scope.before_quote(before - 1) + 1
        if words.named_quote(opening) == opening:
            return _clause(work, opening, opening)
    first = _clause(work, before, 0)
    return first if any(words.scope.is_word(k) for k in range(first, before)) else None


def _clause(work: CasedWork, before: int, least: int) -> int:
    """Where the clause begins that ends before a token: behind a semicolon, "that" of another cue, another incise."""
    words = work.words
    first = 0
    for i in range(before - 1, -1, -1):
        if words.scope.quote[i] >= 0:
            continue
        if words.low[i] == ";" or (words.low[i] == ":" and not least):
            first = i + 1
            break
    if least and first < least:
        narrated = any(words.finite(k) for k in range(first, least) if words.scope.quote[k] < 0)
        return least if narrated or words.low[least - 1] == ":" else _lead(work, first, least)
    return _lead(work, first, before)


def _lead(work: CasedWork, first: int, end: int) -> int:
    """Over the words that join a sentence to the one before."""
    words = work.words
    behind = words.row(first, words.small.connectors)
    if behind > first and behind < end and words.low[behind] == ",":
        return behind + 1
    bare = words.row(first, words.small.openers)
    return bare if first < bare < end else first


def _within(work: CasedWork, incise: Incise, hit: Hit) -> Iterator[Draft]:
    """An incise inside the quotation marks, between dashes."""
    words = work.words
    scope = words.scope
    if not words.dash(incise.first - 1):
        return
    place = scope.quote[hit.at]
    inside = [k for k in range(words.n) if scope.quote[k] == place]
    first = inside[0] + scope.opens(inside[0])
    last = inside[-1] + 1 - scope.closes(inside[-1])
    before = incise.first
    while before > first and (words.low[before - 1] == "," or words.dash(before - 1)):
        before -= 1
    after = incise.end
    if words.low[after : after + 1] == [","] and words.mostly(after + 1, "gerund"):
        after = next(
            (k for k in range(after, last) if words.dash(k)), after
        )  # what the speaker does meanwhile
    while after < last and (words.low[after] in (",", ".") or words.dash(after)):
        after += 1
    spans = [
        span
        for a, b in ((first, before), (after, last))
        if a < b and (span := wording.words(scope, a, b)) is not None
    ]
    if not spans:
        return
    work.explained.add(hit.at)
    source = incise.source
    relays: tuple[Range, ...] = ()
    if hit.cue.quotes:
        relays, source = quoting(work, hit, incise.source, incise.end)
    yield Draft(
        tuple(spans), "direct", work.span(hit.start, hit.end), hit.cue.id,
        work.span(*source) if source else None, "incise-within", 0.95, source_tokens=source,
        relays=tuple(work.span(*one) for one in relays),
        evidence=(f"cue {hit.cue.id} inside the quotation",),
    )  # fmt: skip


def _around(work: CasedWork, incise: Incise) -> Iterator[Draft]:
    """What stands behind "as X said" or "in the words of X", or on both sides of it."""
    words = work.words
    used = incise.hit is not None and incise.hit.at in work.explained
    if (
        used
        or words.scope.quote[incise.first] >= 0
        or (incise.source is None and incise.kind == "preposition")
    ):
        return
    begin = incise.first
    marked = begin > 0 and (words.low[begin - 1] == "," or words.dash(begin - 1))
    after = incise.end
    closed = after >= words.n or words.low[after] in ",.;!?" or words.dash(after) or words.scope.closes(after)
    if not closed and incise.kind == "as":
        return
    while after < words.n and (words.low[after] == "," or words.dash(after)):
        after += 1
    before = begin
    while before > 0 and (words.low[before - 1] == "," or words.dash(before - 1)):
        before -= 1
    lead = _lead_of(work, before, begin)
    if lead < before and not marked:
        return  # "the decision in the words of X": part of a phrase
    parts: list[Range] = [(lead, before)] if lead < before else []
    if after < words.n and words.low[after] not in ".;" and (not parts or ends.goes_on(work, after)):
        parts += ends.pieces(work, after, incise.hit)
    if not parts:
        return
    if incise.hit is not None:
        work.explained.add(incise.hit.at)
    relays: tuple[Range, ...] = ()
    source = incise.source
    if incise.credit is not None and source is not None:
        relays, source = (source,), incise.credit
    if incise.hit is not None:
        relays += tuple(one for one in told(work, incise.hit.end, incise.end, incise.source) if one != source)
    yield from drafted(
        work, parts, _cue_of(work, incise), incise.id, source, incise.kind + "-apart", 0.93, relays=relays
    )


def _lead_of(work: CasedWork, before: int, begin: int) -> int:
    """The first token of the content before an incise; `before` where nothing of it stands there."""
    words = work.words
    first = _since(work, before)
    if words.row(first, words.small.connectors) == begin or words.low[begin - 1] in words.small.that:
        return before
    return _lead(work, first, begin + 1)


def _since(work: CasedWork, before: int) -> int:
    """The first token of the clause that an incise parts: behind a semicolon or another cue's "that"."""
    words = work.words
    for i in range(before - 1, -1, -1):
        if words.scope.quote[i] >= 0:
            continue
        if words.low[i] == ";" or (words.low[i] in words.small.that and i and words.low[i - 1] == ","):
            return i + (words.low[i] == ";")
        if words.low[i] == "," and any(
            words.lemma(k, words.small.relative) for k in (i + 1, i + 2) if k < before
        ):
            return i + 1
    return 0


def media(work: CasedWork) -> Iterator[Span]:
    """The media that end a sentence as those who pass its words on: ", reports X"."""
    for incise in work.incises.values():
        hit = incise.hit
        if (
            hit is not None
            and hit.cue.medium
            and incise.source is not None
            and work.names_medium(incise.source)
        ):
            yield work.span(*incise.source)
