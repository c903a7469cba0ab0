"""Words behind a colon: quotations, what a name says in a headline, blocks of lines without marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.anchor import Span
from detente.reading import wording
from detente.reading.attributing.draft import Draft
from detente.reading.cased import constituents, marks, subjects
from detente.reading.cased.cues import Hit
from detente.reading.cased.drafting import aimed_at, drafted
from detente.reading.cased.work import CasedWork

_SENTENCE = 5  # tokens of a quotation that can be a sentence
_LINES = 40  # sentences of a block


def quotations(work: CasedWork) -> Iterator[Draft]:
    """A cue and a quotation behind a colon, or behind the cue itself; "X: A"."""
    words = work.words
    for hit in work.found:
        if (
            hit.at in work.explained
            or hit.form == "participle"
            or "quote" not in hit.cue.frames
            or words.scope.quote[hit.at] >= 0
        ):
            continue
        stop = marks.stop(work, hit.end)
        if stop >= words.n:
            continue
        first = stop + 1 if words.low[stop] == ":" else stop
        if words.low[stop] == "," and stop + 1 < words.n:
            colon = marks.stop(work, stop + 1)
            first = colon + 1 if colon < words.n and words.low[colon] == ":" else first
        if first < words.n and words.dash(first):
            first += 1
        if first >= words.n or not _can_be_said(work, hit, first):
            continue
        source, aimed = subjects.of(work, hit), aimed_at(work, hit, first)
        relays: tuple[tuple[int, int], ...] = ()
        if hit.cue.quotes and aimed is not None:
            relays, source, aimed = ((source,) if source else ()), aimed, None
        end = words.scope.after_quote(first) if words.scope.opens(first) else words.n
        work.explained.add(hit.at)
        yield from drafted(
            work,
            [(first, end)],
            (hit.start, hit.end),
            hit.cue.id,
            source,
            "colon",
            0.93 if source else 0.8,
            addressed=aimed,
            relays=relays,
            negated=hit.negated,
        )


def _can_be_said(work: CasedWork, hit: Hit, first: int) -> bool:
    """True when what begins at the token can be the words: behind a colon, or a quotation with a capital of its own."""
    words = work.words
    if words.scope.opens(first):
        sentence = words.upper(first + 1) and words.scope.after_quote(first) - first > _SENTENCE
        return (
            words.low[first - 1] == ":"
            or words.dash(first - 1)
            or (sentence and words.named_quote(first) == first)
        )
    if words.foreign(first - 2) and words.foreign(first):
        return False  # a title in another script
    apart = words.scope.toks[first - 1].end < words.scope.toks[first].start and words.scope.is_word(first)
    return words.low[first - 1] == ":" and apart and "incise" in hit.cue.frames and work.hit_at(first) is None


def taken_further(work: CasedWork) -> Iterator[Draft]:
    """A quotation behind a colon that gives the very words of the statement before it."""
    words = work.words
    for i in range(1, words.n - 1):
        if words.low[i] != ":" or words.scope.quote[i] >= 0 or not words.scope.opens(i + 1):
            continue
        start = words.scope.toks[i].start
        before = [
            draft
            for draft in work.kept
            if draft.content[-1].end == start or (draft.cue and draft.cue.end == start)
        ]
        made = wording.spans(work.scope, [(i + 1, words.scope.after_quote(i + 1))])
        if before and made is not None:
            yield Draft(
                made[0], made[1], None, None, None, "colon-further", 0.85, inherits=before[-1],
                evidence=("a quotation behind a colon gives the words of what stands before it",),
            )  # fmt: skip


def announced(work: CasedWork) -> Iterator[Draft]:
    """A name, a colon and the words, without a cue: a headline's way."""
    words = work.words
    colon = next((i for i in range(1, words.n) if words.low[i] == ":" and words.scope.quote[i] < 0), None)
    if colon is None or colon + 1 >= words.n or any(words.finite(k) for k in range(colon)):
        return
    if constituents.phrase(words, 0, colon, "nom") != colon or not _opens_with_actor(work, colon):
        return
    yield from drafted(work, [(colon + 1, words.n)], None, "colon", (0, colon), "colon-named", 0.85)


def _opens_with_actor(work: CasedWork, colon: int) -> bool:
    """True where the words before a colon are an actor's own name or title, and no matter of theirs."""
    if work.cast is None:
        return False
    span = work.span(0, colon)
    named = [one for one in work.cast.within(span.start, span.end) if one.span.start == span.start]
    return bool(named) and work.names_actor((0, colon))


def block(work: CasedWork, following: Sequence[CasedWork]) -> Iterator[Draft]:
    """Lines of a paragraph behind a sentence that ends with a cue and a colon: the words themselves, without marks."""
    words = work.words
    if not words.n or words.low[-1] != ":" or not following or words.scope.quote[words.n - 1] >= 0:
        return
    hits = [hit for hit in work.found if hit.form == "finite" and "quote" in hit.cue.frames]
    if not hits:
        return
    text = work.scope.page.text
    lines: list[CasedWork] = []
    for other in following:
        if other.scope.sentence.paragraph - work.scope.sentence.paragraph > 1 or other.scope.quotes:
            break
        if (
            lines
            and "\n" in text[lines[-1].scope.sentence.end : other.scope.sentence.start]
            and len(lines) > _LINES
        ):
            break
        lines.append(other)
    if not lines or "\n" not in text[work.scope.sentence.end - 1 : lines[0].scope.sentence.start + 1]:
        return
    start, end = wording.trimmed(text, lines[0].scope.sentence.start, lines[-1].scope.sentence.end)
    hit = hits[-1]
    holder = _holder(work, hit)
    source = None if holder else subjects.of(work, hit)
    yield Draft(
        (Span.cut(text, start, end),), "indirect", None if holder else work.span(hit.start, hit.end),
        None if holder else hit.cue.id, work.span(*source) if source else None, "colon-block", 0.8,
        inherits=holder, source_tokens=source, evidence=(f"cue {hit.cue.id} and a colon",),
    )  # fmt: skip


def _holder(work: CasedWork, hit: Hit) -> Draft | None:
    """The statement whose words go on behind the colon: the cue's own, else the last one where the cue has no subject."""
    at = work.words.scope.toks[hit.start].start
    own = next((one for one in reversed(work.kept) if one.cue is not None and one.cue.start == at), None)
    if own is not None or not work.kept:
        return own
    return work.kept[-1] if subjects.of(work, hit) is None else None
