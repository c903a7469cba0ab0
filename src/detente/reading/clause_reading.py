"""A content with all that stands in it: which words govern a matter, and what they make of it.

What governs a matter stands before it in the same conjunct. "Refrain from threats and resume talks" has two: a
coordinator with a governing verb right behind it opens another one, and the talks are not what to refrain from.
"""

from __future__ import annotations

from functools import cached_property

from detente.reading import attitudes
from detente.reading.issue_words import Turns
from detente.reading.patterns import Hit, Words

REJECT = "reject"
_BEFORE = 2  # words before a term in which a negation is its own
_REACH = 6  # words before a term in which a reverser governs it
_BEHIND = 12  # words behind a term in which a passive does away with it
_BACK = 24  # words before a term that are searched for the start of its conjunct
_WITHIN = 8  # words before a term in a condition that may negate it
_TOPIC = 5  # words before a term in which a preposition makes it a topic
_ADVERB = 1  # words between a coordinator and the verb it joins
_ENDS = frozenset(".;:!?…")


class Clauses:
    """The words of a content with everything found in them.

    Without a cue the act is a guess at a whole turn of speech: a refusal or a promise in it need not be of the matter.
    `judged` are the words with those of the cue before them, where it governs them; `others` the places in `words` at
    which somebody else than the speaker is named; `condition` the places (half-open) of the statement's condition.
    """

    def __init__(
        self,
        words: Words,
        judged: Words,
        turns: Turns,
        *,
        act: str,
        red_line: bool,
        cued: bool,
        others: frozenset[int] = frozenset(),
        condition: tuple[int, int] | None = None,
    ) -> None:
        self.words, self.judged, self.turns = words, judged, turns
        self.act, self.red_line, self.cued = act, red_line, cued
        self.others, self.condition = others, condition
        self.led = len(judged.low) - len(words.low)  # words of the cue before the content's

    @cached_property
    def judgements(self) -> tuple[Hit, ...]:
        """All judgements, but for those that somebody else is said to hold."""
        return tuple(hit for hit in self.turns.judgements.find(self.judged) if not self._held(hit))

    @cached_property
    def negations(self) -> tuple[Hit, ...]:
        return tuple(self.turns.negations.find(self.judged))

    @cached_property
    def _verbs(self) -> tuple[Hit, ...]:
        """All that governs matters behind it."""
        verbs = [hit for hit in self.turns.judgements.find(self.words) if hit.entry.get("governs")]
        return (*verbs, *self.turns.reversers.find(self.words), *self.turns.promoters.find(self.words))

    @cached_property
    def _conjuncts(self) -> tuple[tuple[int, Hit], ...]:
        """(first word, the verb that governs it) of each conjunct that a coordinator opens."""
        joined = {hit.last for hit in self.turns.coordinators.find(self.words)}
        return tuple(
            sorted(
                (
                    (start, verb)
                    for verb in self._verbs
                    for start in joined
                    if 0 <= verb.first - start <= _ADVERB
                ),
                key=lambda one: (one[0], one[1].first, -one[1].last),
            )
        )

    def part(self, first: int, last: int) -> Words:
        first = max(first, 0)
        return Words(self.words.low[first:last], self.words.tokens[first:last], self.words.roles[first:last])

    def conjunct(self, hit: Hit) -> tuple[int, Hit | None]:
        """The first word of the hit's conjunct and the verb behind the coordinator; (0, None) for the first one."""
        found: tuple[int, Hit | None] = (0, None)
        for start, verb in self._conjuncts:
            if (
                hit.first - _BACK <= start
                and verb.last <= hit.first
                and not self._ended(verb.last, hit.first)
            ):
                found = (start, verb) if start != found[0] else found
        return found

    def refusal(self, hit: Hit) -> bool:
        """True when the act refuses what the hit names: not when a contrast parts it from the refusal."""
        if self.act != REJECT or not self.cued:
            return self.red_line
        if self.turns.contrasts.find(self.part(hit.last, len(self.words.low))):
            return False
        first, last = self._told(hit)  # what refuses is in the cue, or in the clause that names the matter
        return not self._refusing(0, len(self.words.low)) or self._refusing(first, last)

    def asked(self, hit: Hit) -> bool:
        """True when the matter is only asked about ("asked whether he would …")."""
        return bool(self.turns.questions.find(self.part(self._told(hit)[0], hit.first)))

    def spoken_of(self, hit: Hit) -> bool:
        """True when the matter is only a topic ("consults them on the extension")."""
        return bool(self.turns.topics.find(self.part(hit.first - _TOPIC, hit.first)))

    def turned(self, hit: Hit, *, refused: bool) -> bool:
        """True when an odd number of negations and reversers governs the hit."""
        return self._negated(hit, hit.first - _BEFORE, refused=refused) ^ self.undone(hit)

    def undone(self, hit: Hit) -> bool:
        """True when a reverser before the hit or a passive behind it, but not both, does away with what it names."""
        start = self._clause(hit)
        reversers = self.turns.reversers.find(self.part(start, hit.last + 1))
        passives = self.turns.passives.find(self.part(hit.last, self._end(hit.last)))
        # A reverser that opens the term ("an end to talks") is what the term's own side already says.
        return any(start + found.first != hit.first for found in reversers) ^ bool(passives)

    def negated_inside(self, hit: Hit) -> bool:
        """True when something in the condition before the hit negates it ("if they don't sit down to talks")."""
        first = self.condition[0] if self.condition else hit.first
        return self._negated(hit, max(first, hit.first - _WITHIN), refused=False)

    def unplanned(self, hit: Hit) -> bool:
        """True when the words around the hit only say whether it stands in somebody's diary."""
        return bool(self.turns.schedules.find(self.part(hit.first - _REACH, self._end(hit.last))))

    def attitude(self, hit: Hit, *, beside: bool = False) -> attitudes.Attitude | None:
        """What the words beside the hit make of it, when something does."""
        start, _ = self.conjunct(hit)
        since = start + self.led if start else 0
        moved = Hit(hit.entry, tuple(place + self.led for place in hit.places))
        near = [one for one in self.judgements if one.first >= since]
        return attitudes.of(moved, self.judged, near, self.negations, beside=beside)

    def reversed_beside(self, hit: Hit, judgement: attitudes.Attitude) -> bool:
        """True when a reverser that is not the judgement itself stands between it and the hit."""
        start = max(self._clause(hit), judgement.last - self.led)
        return any(
            start + found.first < hit.first
            for found in self.turns.reversers.find(self.part(start, hit.first))
        )

    def conditional(self, hit: Hit) -> str | None:
        """Whether it is hypothetical: "inside" when the hit stands in the statement's condition, "beside" when in the sentence that it limits."""
        if self.condition is None:
            return None
        first, last = self.condition
        if first <= hit.first < last:
            return "inside"
        near = (hit.last, first) if hit.last <= first else (last, hit.first)
        return None if self._ended(*near) or self._another(*near) else "beside"

    def of_another(self, hit: Hit) -> bool:
        """True behind a contrast where somebody else acts ("but Ruritania refused to lift them")."""
        return self._another(self._told(hit)[0], hit.first)

    def _another(self, first: int, last: int) -> bool:
        """True when a contrast between the two words is followed by another than the speaker and what he does."""
        for contrast in self.turns.contrasts.find(self.part(first, last)):
            start = max(first, 0) + contrast.last
            named = [i for i in range(start, min(start + _ADVERB + 2, last)) if i in self.others]
            acting = named[0] if named else last
            while acting in self.others:
                acting += 1
            if any(verb.first == acting < last for verb in self._verbs if verb.entry.get("held", True)):
                return True
        return False

    def demanding(self) -> bool:
        """True when the condition is what the speaker asks for ("only after the sanctions are lifted")."""
        if self.condition is None:
            return False
        first, last = self.condition
        return bool(self.turns.terms.find(self.part(first - 1, last)))

    def _held(self, hit: Hit) -> bool:
        """True when another than the speaker is named right before a verb that says what its subject thinks."""
        if not hit.entry.get("held"):
            return False
        first = hit.first - self.led
        return any(i in self.others for i in range(max(first - 3, 0), first)) and not self._ended(
            max(first - 3, 0), max(first, 0)
        )

    def _refusing(self, first: int, last: int) -> bool:
        found = self.part(first, last)
        return any(
            group.find(found)
            for group in (self.turns.negations, self.turns.reversers, self.turns.oppositions)
        )

    def _told(self, hit: Hit) -> tuple[int, int]:
        """The first word and the word after the last of the clause around the hit."""
        starts = [one.first + 1 for one in self.turns.clauses.find(self.words)]
        starts += [i + 1 for i, word in enumerate(self.words.low) if word in _ENDS]
        first = max((start for start in starts if start <= hit.first), default=0)
        return first, min((start for start in starts if start > hit.first), default=len(self.words.low))

    def _negated(self, hit: Hit, first: int, *, refused: bool) -> bool:
        """True when a negation from the word `first` on is not one of the term's own words; `refused`: a lasting one."""
        first = max(first, 0)
        return any(
            first + one.first < hit.last
            and not any(first + place in hit.places for place in one.places)
            and not (refused and one.entry["absorbed"])
            for one in self.turns.negations.find(self.part(first, hit.last + _BEFORE))
        )

    def _ended(self, first: int, last: int) -> bool:
        return any(word in _ENDS for word in self.words.low[first:last])

    def _end(self, start: int) -> int:
        """The word after the last that may say of the word before `start` what becomes of it."""
        end = min(start + _BEHIND, len(self.words.low))
        for i in range(start, end):
            if not self.words.low[i][0].isalnum():
                return i
        return end

    def _clause(self, hit: Hit) -> int:
        """The first word, a few at most, of what governs the hit without a mark between."""
        end = hit.first
        start = max(end - _REACH, 0)
        for i in range(end - 1, start - 1, -1):
            if not self.words.low[i][0].isalnum():
                start = i + 1
                break
        purposes = self.turns.purposes.find(self.part(start, end))
        start += max((found.last for found in purposes), default=0)
        return max(start, self.conjunct(hit)[0])
