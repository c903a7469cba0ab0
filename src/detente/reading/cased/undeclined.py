"""Names that show no case: subjects that another phrase seems to hold, and objects that seem to be subjects."""

from __future__ import annotations

from detente.reading.cased import marks
from detente.reading.cased.cues import Hit
from detente.reading.cased.work import CasedWork, Range

_FAR = 15  # tokens back to the preposition of a circumstance


def held(work: CasedWork, hit: Hit) -> Range | None:
    """A name that the dictionary takes for another case, right before a verb in the singular."""
    words = work.words
    if hit.verb.number != "s":
        return None
    end = hit.start
    while end > 0 and (words.mostly(end - 1, "adv", "particle")) and not words.upper(end - 1):
        end -= 1
    first = end
    while (
        first > 0 and words.strange(first - 1) and words.scope.quote[first - 1] == words.scope.quote[hit.at]
    ):
        first -= 1
    alone = first == 0 or not (
        words.is_pos(first - 1, "prep", "adj") or words.readings(first - 1, None, ("noun",))
    )
    if first == end:
        return _held_back(work, hit, end)
    alone = alone or (_circumstance(work, first, hit) and shows_no_case(work, (first, end)))
    return (first, end) if first < end and (alone or words.lemma(first - 1, words.small.pointing)) else None


def _held_back(work: CasedWork, hit: Hit, end: int) -> Range | None:
    """A listed surname without cases right before the verb, behind a circumstance that seemed to hold it."""
    words = work.words
    name = end > 0 and words.upper(end - 1) and words.readings(end - 1, "nom", ("noun",))
    if not name or not all(
        (one.fixed and one.name == "surname")
        or (one.name == "given" and (one.case == "nom" or one.number == "p"))
        for one in words.read[end - 1]
    ):
        return None
    return (end - 1, end) if _circumstance(work, end - 1, hit) else None


def _circumstance(work: CasedWork, first: int, hit: Hit) -> bool:
    """True where a noun right before token `first` ends a prepositional phrase, and the verb asks for a person."""
    words = work.words
    if hit.verb.gender == "n" or not words.readings(first - 1, None, ("noun",)):
        return False
    begin = max(marks.boundary(work, first), first - _FAR)
    return any(words.mostly(k, "prep") for k in range(begin, first - 1))


def shows_no_case(work: CasedWork, found: Range) -> bool:
    """True for a name that no ending shows to be in the nominative: behind its verb it is as well what is spoken of."""
    words, last = work.words, found[1] - 1
    fixed = words.strange(last) or any(one.fixed for one in words.read[last])
    return words.foreign(last) or (fixed and words.low[last][-1] in words.small.undeclined)
