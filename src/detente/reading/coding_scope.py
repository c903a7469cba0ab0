"""Where predicates with a code stand in their sentence: main clause or not, what governs what, what is denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.reading.patterns import MARKS, Hit, Words

if TYPE_CHECKING:
    from detente.reading.coding_lexicon import CodeLexicon

FINITE, NOUN, NON_FINITE, ADJUNCT, SUBORDINATE, ATTRIBUTIVE = range(6)
_NEAR = 4  # words before a predicate in which a negation is its own
_REACH = 30  # words of a complement
_BACK = 12  # predicates that one looks back over for its governor
_PHRASE = 6  # words of a noun phrase before its noun
_WEAK = 6  # words between an auxiliary and the deed it governs
_STOPS = frozenset(MARKS - {"-", "(", ")", "[", "]", "/", "."})


@dataclass(slots=True)
class Predicate:
    """A hit where it stands: `level` says how far from the sentence's main clause, lowest nearest."""

    head: int
    hit: Hit
    level: int
    negated: bool
    unreal: bool
    governor: Predicate | None = None
    topic: Predicate | None = None  # the first deed that it governs

    @property
    def entry(self) -> Mapping[str, Any]:
        """The entry of the data that fired."""
        return self.hit.entry

    @property
    def force(self) -> str | None:
        """What it makes of the deed it governs; None for a deed."""
        force: str | None = self.hit.entry.get("force")
        return force


class Scope:
    """The predicates of one sentence, each with its place."""

    def __init__(self, lexicon: CodeLexicon, words: Words, left_out: frozenset[int] = frozenset()) -> None:
        self._lexicon = lexicon
        self._low = words.low
        self._roles = words.roles
        self._under, self._pending = self._subordinated()
        self.predicates = [
            self._placed(head, hit)
            for head, hit in lexicon.hits(words)
            if head not in left_out and not self._named(head)
        ]
        self._reduce()
        self._govern(self.predicates)

    def group_start(self, head: int) -> int:
        """The first word of the verb with its auxiliaries."""
        first, i = head, self._before(head)
        while self._part(i, "auxiliary", "modal", "negation", "infinitive"):
            first, i = i, self._before(i)
        return first

    def is_future(self, one: Predicate) -> bool:
        """True when the form of the verb alone puts it ahead."""
        return self._lexicon.ends(self._low[one.head], "future")

    def is_passive(self, one: Predicate) -> bool:
        """True for a past participle behind a form of "be", or without auxiliary behind its noun."""
        if not self._lexicon.ends(self._low[one.head], "past"):
            return False
        return one.level == ATTRIBUTIVE or self._part(self._before(one.head), "be")

    def is_earlier(self, one: Predicate) -> bool:
        """True when its tense says that it was over before what the text tells ("had attacked")."""
        first = self.group_start(one.head)
        return any(self._part(i, "earlier") for i in range(first, one.head))

    def _part(self, i: int, *names: str) -> bool:
        if not 0 <= i < len(self._low) or (i and self._roles[i] and len(self._low[i]) > 1):
            return False  # a capital within the sentence is a name's: the month is no auxiliary
        return self._lexicon.part(self._low[i], *names)

    def _named(self, i: int) -> bool:
        """True for a capital within the sentence: what it says is a name's, not a predicate's."""
        return i > 0 and bool(self._roles[i]) and self._low[i - 1] not in MARKS and len(self._low[i]) > 1

    def _subordinated(self) -> tuple[list[bool], list[bool]]:
        """For each word: whether it stands behind an opener, up to the next comma; and behind one that points ahead."""
        under, pending = [], []
        inside = ahead = False
        for i, low in enumerate(self._low):
            if low in _STOPS:
                inside = ahead = False
            elif self._part(i, "opener") or (self._part(i, "that") and not self._tells(i - 1)):
                inside = True
                ahead = ahead or self._part(i, "pending")
            under.append(inside)
            pending.append(ahead)
        return under, pending

    def _tells(self, i: int) -> bool:
        """True when a clause with "that" depends on the word at `i`: a verb of telling, a day or mark between."""
        return (
            i < 0
            or self._low[i] in MARKS
            or self._part(i, "told")
            or self._lexicon.ends(self._low[i], "past")
        )

    def _placed(self, head: int, hit: Hit) -> Predicate:
        level = self._level(head)
        if self._under[head] and level < SUBORDINATE:
            level = SUBORDINATE
        near = range(max(0, head - _NEAR), head)
        last_mark = max((i for i in near if self._low[i] in _STOPS), default=-1)
        near = range(max(near.start, last_mark + 1), head)
        negated = any(self._part(i, "negation") for i in near)
        if hit.entry.get("force") == "intend":  # "will not"
            negated = negated or self._part(hit.last, "negation")
        unreal = self._pending[head] or any(self._part(i, "unreal") for i in near)
        return Predicate(head, hit, level, negated, unreal)

    def _before(self, head: int) -> int:
        """The word before, adverbs left out."""
        i = head - 1
        while self._part(i, "adverb"):
            i -= 1
        return i

    def _level(self, head: int) -> int:
        low, before = self._low[head], self._before(head)
        if self._part(head, "modal"):
            return FINITE
        if self._lexicon.ends(low, "gerund"):
            if self._part(before, "auxiliary"):
                return FINITE
            return NOUN if self._part(before, "determiner") else NON_FINITE
        if self._part(before, "infinitive") or self._lexicon.ends(low, "infinitive"):
            return NON_FINITE
        if self._part(before, "modal", "auxiliary"):
            return FINITE
        if self._lexicon.ends(low, "past"):
            return ATTRIBUTIVE if self._part(before, "determiner", "preposition") else FINITE
        return self._nominal(head)

    def _nominal(self, head: int) -> int:
        """A noun's level: adjunct behind a preposition, with what stands between."""
        for i in range(head - 1, max(-1, head - _PHRASE), -1):
            if self._low[i] in _STOPS or self._lexicon.ends(self._low[i], "past"):
                break
            if self._part(i, "preposition"):
                return ADJUNCT
            if self._part(i, "determiner") and not self._part(i, "possessor"):
                return ADJUNCT if self._part(i - 1, "preposition") else NOUN
        return NOUN

    def _reduce(self) -> None:
        """A second verb form in a clause, without a link or mark before it, is a participle of a noun."""
        main: Predicate | None = None
        for one in self.predicates:
            if one.level != FINITE:
                continue
            between = range(max(main.head + 1, one.head - _REACH), one.head) if main else range(0)
            linked = any(
                self._low[i] in _STOPS or self._part(i, "and", "told", "that", "auxiliary", "modal")
                for i in between
            )
            if main and not linked and self._lexicon.ends(self._low[one.head], "past"):
                one.level = ATTRIBUTIVE
                continue
            main = one

    def _govern(self, predicates: Sequence[Predicate]) -> None:
        for k, one in enumerate(predicates):
            subject = predicates[k - 1] if k else None
            while subject is not None and subject.governor is not None:
                subject = subject.governor
            if subject is not None and one.force is not None and self._is_passive_of(one, subject):
                subject.governor, one.topic = one, one.topic or subject
                continue
            for before in reversed(predicates[max(0, k - _BACK) : k]):
                if before.force is None or not self._reaches(before, one):
                    continue
                one.governor = before
                if before.topic is None:
                    before.topic = one
                break

    def _reaches(self, governor: Predicate, one: Predicate) -> bool:
        """True when the second stands in what the first governs."""
        distance = one.head - governor.head
        if distance > (_WEAK if governor.entry.get("weak") else _REACH):
            return False
        if one.head - governor.hit.last >= governor.entry.get("reach", _REACH):
            return False
        between = range(governor.hit.last, one.head)
        if any(self._low[i] in (";", ":") or self._verb_follows(i) for i in between):
            return False
        if self._under[governor.head] and not self._under[one.head]:
            return False
        if governor.entry.get("weak"):
            return not any(self._low[i] in _STOPS for i in between)
        return not (one.level <= FINITE and self._coordinated(between, one))

    def _is_passive_of(self, one: Predicate, subject: Predicate) -> bool:
        """True when the noun or participle before it is the subject of a passive ("the appeal was rejected")."""
        if one.level != FINITE or not self._lexicon.ends(self._low[one.head], "past"):
            return False
        if one.head - subject.head > _REACH:
            return False
        if subject.level not in (NOUN, NON_FINITE) or not self._part(self._before(one.head), "auxiliary"):
            return False
        return not any(
            self._low[i] in _STOPS or self._part(i, "that", "opener", "told", "and")
            for i in range(subject.hit.last, one.head)
        )

    def _verb_follows(self, i: int) -> bool:
        """True for an "and" with a verb of the main clause behind it ("and issued an ultimatum")."""
        if not self._part(i, "and"):
            return False
        after = i + 1
        while self._part(after, "adverb"):
            after += 1
        return after < len(self._low) and self._lexicon.ends(self._low[after], "past")

    def _coordinated(self, between: range, one: Predicate) -> bool:
        """True when the second is a finite verb beside the first: behind "and", or behind a comma."""
        before = self._before(one.head)
        while self._part(before, "auxiliary", "modal"):
            before = self._before(before)
        if before in between and self._part(before, "and"):
            return True
        return any(self._low[i] == "," for i in between) and not any(
            self._part(i, "that", "modal", "infinitive") for i in between
        )
