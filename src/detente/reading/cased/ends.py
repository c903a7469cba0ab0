"""Where a content ends, and the incises that part it."""

from __future__ import annotations

from detente.reading.cased import marks
from detente.reading.cased.cues import Hit
from detente.reading.cased.work import CasedWork, Incise, Range

_BACK = 120  # tokens in which the verb of a content is looked for
_AFTER = 6  # words between a conjunction and the cue behind it
CLAUSE, PHRASE, HUNG = "clause", "phrase", "hung"  # of a verb, of an infinitive or noun, of a noun of saying


def pieces(work: CasedWork, first: int, own: Hit | None, kind: str = CLAUSE) -> list[Range]:
    """The token ranges of the content that begins at `first`, incises left out."""
    words = work.words
    found: list[Range] = []
    begin = i = first
    within = -1 if words.scope.opens(first) else words.scope.quote[first]
    while i < words.n:
        scope = words.scope
        if within >= 0 and (scope.quote[i] != within or scope.closes(i)):
            break  # somebody's quoted words hold the whole content
        if scope.opens(i):
            i = scope.after_quote(i)
            continue
        behind = words.bracket(i)
        if behind > i:
            i = behind
            continue
        incise = _incise(work, i)
        if incise is not None and (own is None or incise.hit is None or incise.hit.at != own.at):
            if begin < i:
                found.append((begin, i))
            begin = i = _resumed(work, incise)
            if begin >= words.n or not goes_on(work, begin):
                return found
            continue
        if i > first and ends(work, i, own, kind):
            break
        i += 1
    return [*found, (begin, i)] if begin < i else found


def _incise(work: CasedWork, i: int) -> Incise | None:
    """The incise that begins behind the marks at token `i`."""
    words = work.words
    if words.low[i] not in (",", "\N{EM DASH}", "\N{EN DASH}", "-"):
        return None
    first = i + 1
    if words.low[i] == "," and words.dash(first):
        first += 1
    found = work.incises.get(first)
    if found is None:
        return None
    closed = (
        found.end >= words.n
        or words.low[found.end] in ",.;!?"
        or words.dash(found.end)
        or words.scope.closes(found.end)
    )
    return found if closed else None


def _resumed(work: CasedWork, incise: Incise) -> int:
    """The token behind the incise and the marks that close it."""
    words = work.words
    i = incise.end
    while i < words.n and (words.low[i] in (",", ".") or words.dash(i)):
        i += 1
    return i


def goes_on(work: CasedWork, i: int) -> bool:
    """True when what stands behind an incise is more of the content and not the narrator's."""
    words = work.words
    if words.mostly(i, "gerund", "participle") or any(
        words.lemma(k, words.small.relative) for k in range(i, i + 3)
    ):
        return False
    if words.low[i] in words.small.that | words.small.comparing:
        return False
    incise = work.incises.get(i)
    return incise is None


def ends(work: CasedWork, i: int, own: Hit | None, kind: str) -> bool:
    """True when the narrator speaks again from token `i` on."""
    words = work.words
    low = words.low[i]
    if low == ";" or words.stops(i):
        return True
    if low == ":" and words.scope.opens(i + 1) and words.named_quote(i + 1) == i + 1:
        return True
    if low == ",":
        return _comma(work, i, own, kind)
    if low in words.small.joining and words.scope.is_word(i):
        return _coordinated(work, i + 1, own)
    if words.dash(i):
        follows = work.hit_at(i + 1)
        return follows is not None and follows.form == "finite" and "quote" in follows.cue.frames
    return False


def _comma(work: CasedWork, comma: int, own: Hit | None, kind: str) -> bool:
    words = work.words
    i = comma + 1
    hung = kind == HUNG or (own is not None and own.form == "participle")
    if hung and words.finite(i):
        return True
    hit = work.hit_at(i) or (work.hit_at(i + 1) if words.mostly(i, "adv", "particle", "conj") else None)
    if hit is not None and hit.form == "gerund" and hit.cue.frames:
        return True
    if words.low[i : i + 1] and words.low[i] in words.small.joining | words.small.contrasting:
        if _coordinated(work, i + 1, own):
            return True
        if words.low[i] in words.small.contrasting and _speaks(work, i + 1, own):
            return True
        return kind == PHRASE and words.low[i] in words.small.contrasting and _predicates(work, i + 1)
    if kind == PHRASE and _another(work, i):
        return True
    if own is None or hit is None or hit.form != "finite" or not _alike(own, hit):
        return False
    return kind == PHRASE or _governs(work, hit)


def _governs(work: CasedWork, hit: Hit) -> bool:
    """True for a cue with an infinitive or a clause of its own right behind it."""
    words = work.words
    stop = marks.stop(work, hit.end)
    opened = stop + 1 < words.n and words.low[stop] == "," and words.low[stop + 1] in words.small.that
    return opened or words.mostly(hit.end, "inf")


def _another(work: CasedWork, i: int) -> bool:
    """True where a clause begins that no word joins: it has a verb and is no relative's, participle's or list's."""
    words = work.words
    if (
        i >= words.n
        or words.mostly(i, "conj", "gerund", "participle", "adv")
        or words.low[i] in words.small.that | words.small.want
    ):
        return False
    if (
        any(words.lemma(k, words.small.relative) for k in range(i, min(i + 4, words.n)))
        or words.low[i] in words.small.questions
    ):
        return False
    return _predicates(work, i)


def _predicates(work: CasedWork, i: int) -> bool:
    """True when a finite verb stands before the next comma: another clause."""
    words = work.words
    stop = marks.stop(work, i)
    return any(words.finite(k) for k in range(i, stop))


def _speaks(work: CasedWork, i: int, own: Hit | None) -> bool:
    """True for a clause that attributes words by itself: a cue of saying in the tense of the cue before."""
    stop = marks.stop(work, i)
    return any(
        hit.form == "finite" and i <= hit.at < stop and "incise" in hit.cue.frames
        and (own is None or own.form != "finite" or own.verb.tense == hit.verb.tense)
        for hit in work.found
    )  # fmt: skip


def _coordinated(work: CasedWork, i: int, own: Hit | None) -> bool:
    """As in "and added that": another cue of the same subject, right behind the conjunction."""
    words = work.words
    first = i
    while (
        i < words.n
        and i - first < _AFTER
        and (words.mostly(i, "adv", "particle", "conj") or words.low[i] in words.small.joining)
    ):
        i += 1
    hit = work.hit_at(i)
    if own is None or (hit is not None and hit.at == own.at):
        return False
    if own.form == "gerund":
        return (hit is not None and hit.form in ("gerund", "finite")) or (
            words.finite(i) and not _agrees_inside(work, own, first, i)
        )
    if hit is not None and hit.form == "finite" and _alike(own, hit):
        return True
    return own.form == "finite" and _own_verb(work, own, first, i)


def _own_verb(work: CasedWork, own: Hit, first: int, i: int) -> bool:
    """True for a verb behind "and" that agrees with the cue and with no verb of the content."""
    words = work.words
    if not words.finite(i) or words.read[i][0].pos != "verb":
        return False
    a, b = own.verb, words.read[i][0]
    told = range(max(own.end, first - _BACK), first - 1)
    if not any(words.finite(k) or words.mostly(k, "inf") for k in told):
        return False
    alike = (a.number, a.tense, a.person) == (b.number, b.tense, b.person)
    return (
        alike
        and (a.gender == b.gender or None in (a.gender, b.gender))
        and not _agrees_inside(work, own, first, i)
    )


def _agrees_inside(work: CasedWork, own: Hit, first: int, i: int) -> bool:
    """True when a verb of the content before token `first` agrees with the one at `i`: the two have one subject."""
    words = work.words
    b = words.read[i][0]
    for k in range(max(own.end, first - _BACK), first - 1):
        if words.finite(k) and words.read[k][0].pos == "verb":
            c = words.read[k][0]
            if c.number == b.number and (c.gender == b.gender or None in (c.gender, b.gender)):
                return True
    return False


def _alike(one: Hit, other: Hit) -> bool:
    a, b = one.verb, other.verb
    return (a.number, a.tense, a.person) == (b.number, b.tense, b.person) and (
        a.gender == b.gender or None in (a.gender, b.gender)
    )
