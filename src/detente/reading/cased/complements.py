"""What a cue takes: a clause, an infinitive, a noun phrase in the case that it governs."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.attributing.draft import Draft
from detente.reading.cased import constituents, ends, marks, subjects
from detente.reading.cased.cues import Hit
from detente.reading.cased.drafting import aimed_at, drafted, phrase_of, told
from detente.reading.cased.incises import credit
from detente.reading.cased.work import CasedWork, Range

_REACH = 120  # tokens of the part in which a noun phrase is looked for
_FRONTED = 6  # tokens that a clause before its cue has at least
_FAR = 30  # tokens between a cue and what it takes


def clauses(work: CasedWork) -> Iterator[Draft]:
    """A cue with a clause: "X said that A", "X is sure that A", "saying that A", "asked whether A"."""
    words = work.words
    taken: set[int] = set()
    for hit in reversed(work.found):
        if hit.at in work.explained or not hit.cue.frames & {"that", "want", "whether"}:
            continue
        opened = _opened(work, hit)
        if opened is None or opened in taken:
            continue
        taken.add(opened)
        source = subjects.of(work, hit)
        if source is None and not (hit.cue.impersonal or "incise" in hit.cue.frames or hit.form == "passive"):
            continue
        if hit.verb.pos == "short" and source is not None and _pronoun(work, source) and _told(work, hit):
            continue
        relays: tuple[Range, ...] = ()
        referred = credit(work, hit.end, opened) or credit(work, marks.boundary(work, hit.start), hit.start)
        if referred is not None and source is not None:
            relays, source = (source,), referred
        relays += (
            told(work, marks.boundary(work, hit.start), opened, subjects.of(work, hit))
            if referred is None
            else ()
        )
        work.explained.add(hit.at)
        addressed = aimed_at(work, hit, opened)
        yield from drafted(
            work, ends.pieces(work, opened, hit), (hit.start, hit.end), hit.cue.id, source,
            "clause-that" if words.low[opened] in words.small.that else "clause-want", 0.95 if source else 0.8,
            addressed=addressed, relays=relays, negated=hit.negated,
        )  # fmt: skip


def fronted(work: CasedWork) -> Iterator[Draft]:
    """A clause before its cue: "That A, X said yesterday"."""
    words = work.words
    if (
        words.row(0, words.small.about) == 0
        or words.low[2:3] != [","]
        or words.low[3] not in words.small.that
    ):
        return
    for hit in work.found:
        behind = hit.at not in work.explained and hit.form == "finite" and "that" in hit.cue.frames
        first = marks.boundary(work, hit.start)
        if not behind or first < _FRONTED or words.low[first - 1] != ",":
            continue
        source = subjects.of(work, hit)
        if source is None or (source[0] < first and source[1] > 3):
            continue
        work.explained.add(hit.at)
        yield from drafted(
            work, [(3, first - 1)], (hit.start, hit.end), hit.cue.id, source, "clause-fronted", 0.9,
            relays=told(work, first, marks.stop(work, hit.end), source), negated=hit.negated,
        )  # fmt: skip
        return


def _opened(work: CasedWork, hit: Hit) -> int | None:
    """The token with which the clause of the cue begins: behind a comma, no other verb between."""
    words = work.words
    i = hit.end
    while i < min(words.n - 1, hit.end + _FAR):
        behind = max(words.named_quote(i), words.bracket(i))
        if behind > i:
            i = behind
            continue
        if words.scope.opens(i) or words.low[i] in (";", ":"):
            return None
        if words.low[i] == ",":
            at = i + 1
            if words.low[at] in words.small.that and "that" in hit.cue.frames:
                return at
            if (
                words.low[at] in words.small.want
                and not any(words.mostly(k, "inf") for k in range(hit.end, i))
                and hit.cue.frames & {"want", "that"}
            ):
                return at
            if "whether" in hit.cue.frames and _asks(work, at):
                return at
        elif _leads_away(work, hit, i):
            return None
        i += 1
    return None


def _leads_away(work: CasedWork, hit: Hit, i: int) -> bool:
    """True for another verb that a clause behind it would belong to, or the cue's own infinitive."""
    words = work.words
    if any(other.at == i and other.form != "participle" for other in work.found):
        return True
    own = "inf" in hit.cue.frames and words.mostly(i, "inf")
    return words.scope.quote[i] < 0 and (own or words.finite(i))


def _asks(work: CasedWork, i: int) -> bool:
    words = work.words
    if words.low[i] in words.small.questions:
        return True
    return any(words.low[k] in words.small.whether for k in range(i, min(i + 5, words.n)))


def infinitives(work: CasedWork) -> Iterator[Draft]:
    """A cue with an infinitive: "X promised to", "X called on Y to"."""
    words = work.words
    for hit in work.found:
        if hit.at in work.explained or "inf" not in hit.cue.frames or words.scope.quote[hit.at] >= 0:
            continue
        opened = _infinitive(work, hit)
        if opened is None:
            continue
        source = subjects.of(work, hit)
        if source is None or (
            (hit.verb.pos in ("short", "adj") or _pronoun(work, source)) and _told(work, hit)
        ):
            continue
        work.explained.add(hit.at)
        yield from drafted(
            work, ends.pieces(work, opened, hit, ends.PHRASE), (hit.start, hit.end), hit.cue.id, source, "infinitive", 0.9,
            addressed=aimed_at(work, hit, opened), negated=hit.negated,
        )  # fmt: skip


def _pronoun(work: CasedWork, source: Range) -> bool:
    """True when nothing but a pronoun names the source."""
    return source[1] - source[0] == 1 and work.words.mostly(source[0], "pron")


def _told(work: CasedWork, hit: Hit) -> bool:
    """True for a readiness that somebody else's words tell of: it is what they say, and no second statement."""
    place = work.span(hit.start, hit.end)
    return any(span.covers(place) for draft in work.kept for span in draft.content)


def _infinitive(work: CasedWork, hit: Hit) -> int | None:
    words = work.words
    i = hit.end
    while i < min(words.n, hit.end + _FAR):
        behind = max(words.named_quote(i), words.bracket(i))
        if behind > i:
            i = behind
            continue
        if words.mostly(i, "inf"):
            return i - (words.low[i - 1] in words.small.negation)
        if words.low[i] in ",:;" or words.finite(i) or words.scope.opens(i) or words.dash(i):
            return None
        i += 1
    return None


def governed(work: CasedWork) -> Iterator[Draft]:
    """A cue with a noun phrase: "X condemned A", "X announced A", "X accused Y of A"."""
    words = work.words
    for hit in work.found:
        if hit.at in work.explained or not hit.cue.content or words.scope.quote[hit.at] >= 0:
            continue
        if hit.form == "participle" or hit.verb.tense == "fut":
            continue
        found = _content(work, hit)
        if found is None:
            continue
        first, addressed = found
        source = subjects.of(work, hit)
        if source is None or (source[0] <= first < source[1]) or not _can_speak(work, source):
            continue
        parts = [(first, hit.start)] if first < hit.start else ends.pieces(work, first, hit, ends.PHRASE)
        parts = _without(work, parts, addressed)
        if not _tells(work, parts, hit):
            continue
        if hit.cue.predicate and not _predicated(work, parts):
            continue
        if hit.cue.quoted and not any(words.scope.quote[k] >= 0 for a, b in parts for k in range(a, b)):
            continue
        work.explained.add(hit.at)
        yield from drafted(
            work,
            parts,
            (hit.start, hit.end),
            hit.cue.id,
            source,
            "phrase-governed",
            0.8,
            addressed=addressed,
            negated=hit.negated,
        )


def _can_speak(work: CasedWork, source: Range) -> bool:
    """False for a thing, which may ask for or support something, and says nothing: its noun is inanimate and names nobody."""
    words = work.words
    first = source[0]
    if work.names_actor(source) or words.named_quote(first) > first:
        return True
    nouns = [k for k in range(*source) if words.readings(k, "nom", ("noun",))]
    head = nouns[0] if nouns else first
    return words.upper(head) or words.foreign(head) or any(one.animate for one in words.read[head])


def _without(work: CasedWork, parts: list[Range], addressed: Range | None) -> list[Range]:
    """The ranges without whom the cue is aimed at, where that ends them."""
    if addressed is None or not parts or not parts[-1][0] < addressed[0] < addressed[1] == parts[-1][1]:
        return parts
    end = addressed[0]
    while end > parts[-1][0] + 1 and work.words.mostly(end - 1, "prep"):
        end -= 1
    return [*parts[:-1], (parts[-1][0], end)]


def _content(work: CasedWork, hit: Hit) -> tuple[int, Range | None] | None:
    """(first token of the governed content, whom it is aimed at)."""
    words = work.words
    limit = marks.stop(work, hit.end)
    while limit < words.n and words.scope.opens(limit):
        limit = words.scope.after_quote(limit)
        limit = marks.stop(work, limit)
        if limit > hit.end + _REACH:
            break
    limit = min(limit, hit.end + _REACH)
    source = subjects.of(work, hit)
    addressed = aimed_at(work, hit, limit)
    for wanted in hit.cue.content:
        for i in range(hit.end, limit):
            if source is not None and source[0] <= i < source[1]:
                continue
            if addressed is not None and addressed[0] <= i < addressed[1]:
                continue
            found = phrase_of(work, i, limit, wanted)
            if found is None and not wanted.preposition and words.scope.opens(i):
                found = (i, words.scope.after_quote(i))
            if found is not None:
                return found[0], addressed
    return _fronted(work, hit, source, addressed)


def _tells(work: CasedWork, parts: list[Range], hit: Hit) -> bool:
    """False for a pronoun alone, and for one whom the cue praises or blames and nothing else."""
    words = work.words
    inside = [k for a, b in parts for k in range(a, b)]
    if any(words.scope.quote[k] >= 0 for k in inside) or hit.cue.predicate:
        return True
    nouns = [k for k in inside if words.mostly(k, "noun") or words.foreign(k)]
    if not nouns or words.low[inside[0]] in words.small.pointing:
        return False
    return (
        bool(hit.cue.content[0].preposition)
        or not words.read[nouns[0]][:1]
        or not words.read[nouns[0]][0].animate
    )


def _predicated(work: CasedWork, parts: list[Range]) -> bool:
    """True when the content says what something is: a word in the instrumental, or a quotation."""
    words = work.words
    inside = [k for a, b in parts for k in range(a, b)]
    return any(words.readings(k, "ins", ("noun", "adj")) or words.scope.quote[k] >= 0 for k in inside)


def _fronted(
    work: CasedWork, hit: Hit, source: Range | None, addressed: Range | None
) -> tuple[int, Range | None] | None:
    """The object before a verb whose subject stands behind it."""
    words = work.words
    if (
        source is None
        or source[0] < hit.at
        or all(one.preposition or one.case != "acc" for one in hit.cue.content)
    ):
        return None
    first = max(marks.boundary(work, hit.start), hit.start - _FAR)
    for i in range(first, hit.start):
        if constituents.phrase(words, i, hit.start, "acc") == hit.start:
            return i, addressed
    return None
