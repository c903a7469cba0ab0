"""Attributions that stand apart from what is said: "said X", "as X said", "in the words of X"."""

from __future__ import annotations

from detente.reading.cased import constituents, cues, marks, nominatives, subjects
from detente.reading.cased.cues import Hit
from detente.reading.cased.work import CasedWork, Incise, Range

_LEAD = 3  # words between the mark and the cue: "he also", "as"
_ADVERBS = ("adv", "particle", "conj")
_MOST = 64  # incises of one sentence


def find(work: CasedWork) -> dict[int, Incise]:
    """Every incise of the sentence by its first token."""
    found: dict[int, Incise] = {}
    for i in range(work.words.n):
        made = _preposition(work, i) or _compared(work, i)
        if made is not None:
            found.setdefault(i, made)
            if len(found) == _MOST:
                break
    for hit in work.found:
        made = _verb(work, hit)
        if made is not None and not any(one.first <= hit.at < one.end for one in found.values()):
            found.setdefault(made.first, made)
    return found


def _preposition(work: CasedWork, i: int) -> Incise | None:
    words = work.words
    for entry in cues.cues(words.scope.page.language).prepositions.get(words.low[i], ()):
        matched = _matched(work, i, entry)
        if matched is None:
            continue
        end, owner = matched
        if owner is not None:
            return Incise(i, end, None, entry.id, owner, "preposition")
        behind = constituents.phrase(words, end, words.n, entry.case)
        if behind is None:
            continue
        behind = constituents.joined(words, behind, words.n, entry.case)
        return Incise(i, _closing(work, behind), None, entry.id, (end, behind), "preposition")
    return None


def _matched(work: CasedWork, i: int, entry: cues.Preposition) -> tuple[int, Range | None] | None:
    """(token behind the entry's words, the possessive among them)."""
    words, row = work.words, entry.words
    at, owner = i, None
    for k, word in enumerate(row):
        if k and entry.noun and k == len(row) - 1:
            skipped = at
            while (
                at < words.n
                and at - skipped < 2
                and words.low[at] != word
                and words.is_pos(at, "adj", "pron")
            ):
                if any(one.lemma in words.small.ranks for one in words.read[at]):
                    owner = (at, at + 1)
                at += 1
        if at >= words.n or words.low[at] != word:
            return None
        at += 1
    return at, owner


def _closing(work: CasedWork, end: int) -> int:
    """Over what hangs on the source up to its comma: a relative, a participle."""
    words = work.words
    if (
        end + 1 < words.n
        and words.low[end] == ","
        and (words.lemma(end + 1, words.small.relative) or _agrees(work, end))
    ):
        return marks.stop(work, end + 1)
    return end


def _agrees(work: CasedWork, comma: int) -> bool:
    """True for a participle behind the comma that goes with the noun before it."""
    words = work.words
    nouns = {(one.case, one.number) for one in words.read[comma - 1] if one.pos == "noun"}
    return any((one.case, one.number) in nouns for one in words.read[comma + 1] if one.pos == "participle")


def _compared(work: CasedWork, i: int) -> Incise | None:
    """As in "as X said": the word, a cue soon, and a mark behind."""
    words = work.words
    if words.low[i] not in words.small.comparing:
        return None
    stop = marks.stop(work, i + 1)
    hit = next((one for one in work.found if i < one.at < stop and one.form == "finite"), None)
    if hit is None or "incise" not in hit.cue.frames:
        return None
    source = (
        subjects.right(work, hit)
        or nominatives.subject(words, i + 1, hit.start, hit.verb, after=False)
        or subjects.place(work, hit)
    )
    if source is None and not hit.cue.impersonal and hit.verb.number != "p":
        return None
    end = max(stop, source[1] if source else stop)
    return Incise(i, end, hit, hit.cue.id, source, "as", credit(work, hit.end, end))


def _verb(work: CasedWork, hit: Hit) -> Incise | None:
    """A cue behind a comma, dash or quotation, with nothing it could govern behind its subject."""
    words = work.words
    if hit.form != "finite" or hit.verb.tense == "fut" or not hit.cue.frames & {"quote"}:
        return None
    first = _begin(work, hit)
    if first is None:
        return None
    stop = marks.stop(work, hit.end)
    if (
        stop + 1 < words.n
        and words.low[stop] == ","
        and (words.low[stop + 1] in words.small.that | words.small.want)
    ):
        return None
    if stop < words.n and words.low[stop] == ":":
        return None
    source = subjects.right(work, hit)
    if source is None and first < hit.start:
        source = nominatives.subject(words, first, hit.start, hit.verb, after=False)
    if source is None:
        source = subjects.place(work, hit)
    if not quoted(work, first) and (source is None or "incise" not in hit.cue.frames):
        return None
    end = max(stop, source[1] if source else stop)
    return Incise(first, end, hit, hit.cue.id, source, "verb", credit(work, hit.end, end))


def _begin(work: CasedWork, hit: Hit) -> int | None:
    """The incise's first token: the cue, or a pronoun or adverb before it, right behind a mark."""
    words = work.words
    i = hit.start
    while (
        i > 0
        and hit.start - i < _LEAD
        and (
            words.mostly(i - 1, *_ADVERBS)
            or (words.mostly(i - 1, "pron") and words.readings(i - 1, "nom", ("pron",)))
        )
        and words.low[i - 1] not in words.small.that
    ):
        i -= 1
    if i == 0:
        return None
    quoted = _speech(work, i - 1)
    if words.low[i - 1] in (",", "!", "?", "\N{HORIZONTAL ELLIPSIS}", "...") or words.dash(i - 1) or quoted:
        if i < hit.start and words.low[i] in words.small.joining | words.small.contrasting:
            return None
        return i
    return None


def _speech(work: CasedWork, last: int) -> bool:
    """True when a quotation that is no name ends at the token."""
    words = work.words
    if not words.scope.closes(last):
        return False
    opening = words.scope.before_quote(last) + 1
    return words.named_quote(opening) == opening


def quoted(work: CasedWork, first: int) -> bool:
    """True when a quotation that is no name stands before the incise that begins at `first`."""
    words = work.words
    while first > 0 and (words.low[first - 1] == "," or words.dash(first - 1)):
        first -= 1
    return first > 0 and (_speech(work, first - 1) or words.scope.quote[first] >= 0)


def credit(work: CasedWork, first: int, end: int) -> Range | None:
    """Whom a medium refers to between two tokens: "with reference to X"."""
    words = work.words
    row = words.row_at(first, end, words.small.credit)
    if row is None:
        return None
    for case in ("acc", "gen"):
        behind = constituents.phrase(words, row[1], words.n, case)
        if behind is not None:
            return row[1], constituents.joined(words, behind, words.n, case)
    return None
