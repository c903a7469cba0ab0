"""Whose words they are: the subject of a cue, shared, dropped, far off, or the place whose people speak."""

from __future__ import annotations

from detente.reading.cased import constituents, extents, marks, nominatives, undeclined
from detente.reading.cased.cues import Hit
from detente.reading.cased.work import CasedWork, Range

_BACK = 5  # parts between commas that are looked through
_FAR = 15  # tokens of what a relative takes up
_REACH = 80  # tokens between a cue and the place whose people speak
_VERBS = 8  # verbs before or behind a gerund that are looked at


def of(work: CasedWork, hit: Hit) -> Range | None:
    """The source of the cue; None when the sentence names none."""
    if hit.at not in work.sources:
        work.sources[hit.at] = None
        work.sources[hit.at] = _find(work, hit)
    return work.sources[hit.at]


def _find(work: CasedWork, hit: Hit) -> Range | None:
    if hit.form == "gerund":
        return _of_main(work, hit)
    if hit.form == "participle":
        return _taken_up(work, hit.at)
    if hit.cue.impersonal or hit.form == "passive":
        return place(work, hit)
    before, behind = left(work, hit), right(work, hit)
    if before is None and behind is not None and undeclined.shows_no_case(work, behind):
        before = undeclined.held(work, hit)
    if before is not None and work.words.scope.opens(before[0]) and hit.verb.number == "p":
        before = None if place(work, hit) is not None else before  # a paper was told
    if before is not None and behind is not None:
        if any(work.words.low[k] in work.words.small.that for k in range(before[1], hit.start)):
            return behind  # the other is the subject of the clause around
        first, second = (nominatives.ranked(work.words, one, hit.verb) for one in (before, behind))
        stands = first > 1 and before[1] == hit.start and undeclined.shows_no_case(work, behind)
        return behind if second > first and not stands else before
    return (
        before
        or behind
        or undeclined.held(work, hit)
        or place(work, hit)
        or _shared(work, hit)
        or _of_clause_around(work, hit)
    )


def _of_clause_around(work: CasedWork, hit: Hit) -> Range | None:
    """The subject of the clause before a relative one without a subject ("sent a letter in which told that …")."""
    words = work.words
    first = marks.boundary(work, hit.start)
    opens = any(words.lemma(k, words.small.relative) for k in (first, first + 1))
    if first < 2 or not opens or hit.form != "finite":
        return None
    for i in range(first - 2, -1, -1):
        if not words.finite(i) or words.scope.quote[i] >= 0:
            continue
        verb = words.read[i][0]
        alike = (verb.number, verb.gender) == (hit.verb.number, hit.verb.gender)
        made = Hit(hit.cue, i, i, i + 1, "finite", verb, negated=False)
        return (left(work, made) or right(work, made)) if alike else None
    return None


def right(work: CasedWork, hit: Hit) -> Range | None:
    """The subject behind the cue, before the next comma; a medium before it is the one told."""
    words = work.words
    limit = marks.stop(work, hit.end)
    limit = next(
        (i for i in range(hit.end, limit) if words.mostly(i, "inf")), limit
    )  # what follows is its own
    found = nominatives.subject(words, hit.end, limit, hit.verb, after=True)
    if found is None and hit.end > hit.at + 1:
        return nominatives.subject(words, hit.at + 1, hit.end - 1, hit.verb, after=True)
    if found is None:
        return None
    found = _told(work, found, limit, hit)
    if found is None:
        return None
    end = constituents.apposed(words, found[1], words.n)
    if end == found[1] and any(words.lemma(k, words.small.insiders) for k in range(*found)):
        behind = constituents.prepositional(words, end, limit)
        end = behind if end + 1 < behind and words.low[end] in words.small.where else end
    return found[0], end


def _told(work: CasedWork, found: Range, limit: int, hit: Hit) -> Range | None:
    """The subject that stands behind a name without cases, to whom it was told: "told Interfax the mayor"."""
    words = work.words
    text = words.scope.toks[found[0]].text
    if (
        not (text.isupper() and len(text) > 1)
        and not words.foreign(found[0])
        and not work.names_medium(found)
    ):
        return found
    behind = nominatives.subject(words, found[1], limit, hit.verb, after=True)
    if behind is not None and behind[0] == found[1]:
        return behind
    mismatched = nominatives.ranked(words, found, hit.verb) == 1
    return None if mismatched and place(work, hit) is not None else found


def left(work: CasedWork, hit: Hit) -> Range | None:
    """The subject before the cue, over asides and what hangs on it."""
    words = work.words
    end = hit.start
    for _ in range(_BACK):
        first = marks.boundary(work, end)
        while (
            end > first
            and (
                words.mostly(end - 1, "adv", "particle", "conj")
                or words.low[end - 1] in words.small.adverbial
            )
            and not words.upper(end - 1)
        ):
            end -= 1
        if words.lemma(first, words.small.relative) or words.lemma(first + 1, words.small.relative):
            if end == hit.start or first + 2 >= hit.start:
                return _relative(work, first, hit)
        elif first < end:
            if end != hit.start and (_opens(work, first) or _hung(work, first, end)):
                found = None
            else:
                found = nominatives.subject(words, first, end, hit.verb, after=False)
            if found is not None:
                return extents.with_name(work, (found[0], extents.rooted(work, *found, end)))
            if any(words.finite(k) for k in range(first, end)) and not _opens(work, first):
                return None
        elif first == end and (first == 0 or words.low[first - 1] != ","):
            return None
        if first == 0 or words.low[first - 1] != ",":
            return None
        end = first - 1
    return None


def _opens(work: CasedWork, i: int) -> bool:
    """True where a part begins that is no main clause: a participle's, a relative's, "that"."""
    words = work.words
    return (
        words.mostly(i, "gerund", "participle")
        or words.low[i] in words.small.that
        or words.low[i] in words.small.comparing | words.small.questions
        or any(words.lemma(k, words.small.relative) for k in (i, i + 1, i + 2, i + 3))
        or any(words.is_pos(k, "gerund") for k in range(i, min(i + 2, words.n)))
    )


def _hung(work: CasedWork, first: int, end: int) -> bool:
    """True for a part between commas with a participle and no verb: it hangs on the noun before it."""
    words = work.words
    return words.low[first - 1 : first] == [","] and any(
        words.mostly(k, "participle") and words.readings(k, "nom", ("participle",)) for k in range(first, end)
    )


def _relative(work: CasedWork, first: int, hit: Hit) -> Range | None:
    words = work.words
    at = first if words.lemma(first, words.small.relative) else first + 1
    told = words.readings(at, "nom", ("adj", "pron"))
    if hit.verb.number and not any(one.number in (None, hit.verb.number) for one in told):
        told = []  # of another number than the verb: its object
    if not told or words.is_pos(at - 1, "prep"):
        return nominatives.subject(words, at + 1, hit.start, hit.verb, after=False)
    return _taken_up(work, first)


def _taken_up(work: CasedWork, first: int) -> Range | None:
    """The phrase right before the comma at `first` - 1: what a relative or participle stands behind."""
    words = work.words
    comma = first - 1
    if comma < 1 or words.low[comma] != ",":
        return None
    begin = marks.boundary(work, comma)
    best: Range | None = None
    for i in range(comma - 1, max(begin, comma - _FAR) - 1, -1):
        if words.finite(i) or (words.is_pos(i, "prep") and best is not None and not words.upper(i)):
            break
        for case in ("nom", "gen", "dat", "acc", "ins", "loc"):
            if constituents.phrase(words, i, comma, case) == comma:
                best = (i, comma)
                break
    return best


def place(work: CasedWork, hit: Hit) -> Range | None:
    """The noun phrase behind "in" with a verb that has no subject: "they said in the ministry"."""
    words = work.words
    impersonal = hit.cue.impersonal or hit.form == "passive"
    if not impersonal and not (hit.verb.number == "p" and hit.verb.person in (3, None)):
        return None
    begin = marks.boundary(work, hit.start)
    limit = marks.stop(work, hit.end)
    if begin == hit.start and begin > 1 and words.low[begin - 1] == ",":  # behind "where …,"
        hung = marks.boundary(work, begin - 1)
        begin = marks.boundary(work, hung - 1) if _opens(work, hung) and hung > 1 else begin
    for first, end in ((max(begin, hit.start - _REACH), hit.start), (hit.end, min(limit, hit.end + _REACH))):
        for i in range(first, end):
            for wanted in hit.cue.origin:
                if words.low[i] == wanted.preposition:
                    behind = constituents.phrase(words, i + 1, end, wanted.case)
                    if behind is not None:
                        return i + 1, behind
            if words.low[i] in words.small.where and (
                impersonal or not words.lemma(i + 1, words.small.occasions)
            ):
                behind = constituents.phrase(words, i + 1, end, "loc")
                if behind is not None and not _time(work, i + 1):
                    return i + 1, behind
    return None


def _time(work: CasedWork, i: int) -> bool:
    return work.words.low[i] in work.words.small.adverbial or work.words.low[i][0].isdigit()


def _shared(work: CasedWork, hit: Hit) -> Range | None:
    """The subject of the cue before, where "and" joins the two."""
    words = work.words
    before = [
        one
        for one in work.found
        if one.at < hit.at and one.form == "finite" and words.scope.quote[one.at] < 0
    ]
    for one in reversed(before):
        if one.verb.number == hit.verb.number and one.verb.tense == hit.verb.tense:
            return of(work, one)
    return None


def _main(work: CasedWork, hit: Hit) -> int:
    """The token behind the last cue that has a clause of its own before the gerund; the gerund where none has."""
    words = work.words
    for other in reversed(work.found):
        if other.at >= hit.at or other.form != "finite" or words.scope.quote[other.at] >= 0:
            continue
        comma = marks.stop(work, other.end)
        if comma + 1 < hit.at and words.low[comma] == "," and words.low[comma + 1] in words.small.that:
            return other.end
    return hit.at


def _of_main(work: CasedWork, hit: Hit) -> Range | None:
    """The subject of the verb that a gerund goes with: the nearest finite one before it, else behind it."""
    words = work.words
    before = [i for i in range(_main(work, hit)) if words.finite(i) and words.scope.quote[i] < 0]
    behind = [i for i in range(hit.at, words.n) if words.finite(i) and words.scope.quote[i] < 0]
    for i in [*reversed(before[-_VERBS:]), *behind[:_VERBS]]:
        known = next((one for one in work.found if one.at == i), None)
        if known is not None and known.form == "finite":
            source = of(work, known)
        else:
            made = Hit(hit.cue, i, i, i + 1, "finite", words.read[i][0], negated=False)
            source = left(work, made) or right(work, made)
        if source is not None:
            return source
    return None
