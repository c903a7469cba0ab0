"""The grammar around a word for an event: its clause, the verb group it stands in, its noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.frozen import frozen
from detente.reading.event_lexicon import UNREAL, EventLexicon, Occurrence, Trigger
from detente.reading.patterns import QUOTATION

if TYPE_CHECKING:
    from detente.reading.model import Page, Sentence

_NONE: frozenset[str] = frozenset()
_CLAUSE = 60  # tokens to either side that a clause may reach
_GROUP = 7  # tokens between an auxiliary and its participle
_PHRASE = 40  # tokens of a noun phrase with its complements
_STATUS = {
    "present": "under way", "imperfect": "held", "past": "held", "future": "planned", "gerund": "held",
}  # fmt: skip
_COMPOUND = {"present": "held", "past": "held", "future": "planned"}


@frozen
class VerbGroup:
    """Tokens `first` to `last` (half-open) of a verb with its auxiliaries; no status: it did not happen."""

    first: int
    last: int
    status: str | None
    bare: bool = False  # a participle without auxiliary, after its noun
    passive: bool = False
    present: bool = False  # the tense that may also tell of what is to come


@frozen
class NounPhrase:
    """Tokens of a noun with what stands before it and its complements; head and `after` are its own words."""

    first: int
    head: int
    after: int
    last: int
    definite: bool


class Clauses:
    """Questions about the tokens of one page; every answer looks at a bounded number of them."""

    def __init__(self, page: Page, lexicon: EventLexicon) -> None:
        self.page = page
        self.lexicon = lexicon
        self.low = [token.low for token in page.tokens]

    def is_mark(self, i: int) -> bool:
        """True for a token that is no word and no number."""
        return not self.low[i][0].isalnum()

    def ends_clause(self, i: int) -> bool:
        """True for a mark that no clause crosses."""
        return self.low[i] in (";", ":", "?", "!", "...", "…")

    def part(self, i: int, *names: str) -> bool:
        """True when token `i` may be one of these parts."""
        return not self.lexicon.parts.get(self.low[i], _NONE).isdisjoint(names)

    def clause_start(self, sentence: Sentence, i: int) -> int:
        """The first token of the clause of `i`: an opener or relative itself is the first."""
        begin = max(sentence.first, i - _CLAUSE)
        for j in range(i - 1, begin - 1, -1):
            if self.ends_clause(j):
                return j + 1
            if self.part(j, "opener", "relative"):
                return j
        return begin

    def unreal(self, start: int, i: int, *, adverbial: bool = False) -> bool:
        """True when a word shortly before `i`, in its clause from `start`, makes it wanted, feared or possible.

        What is `adverbial` ("at the end of talks") stands for itself behind a comma.
        """
        for j in range(i - 1, max(start, i - UNREAL) - 1, -1):
            if self.lexicon.unreal.get(self.low[j], 0) >= i - j:
                return True
            if adverbial and self.low[j] == ",":
                return False
            if self.low[j] in QUOTATION and self.low[j + 1] == ",":
                return False  # what was quoted before is no part of the clause
        return False

    def tense(self, start: int, at: int, end: int) -> str | None:
        """The tense of the verb nearest before `at` that shows one, else of the first behind it."""
        for j in (*range(at - 1, start - 1, -1), *range(at, min(end, at + _CLAUSE))):
            tense = self.lexicon.tense(self.low[j])
            if tense and tense != "infinitive":
                return tense
            governor = self.lexicon.governors.get(self.low[j])
            if governor is not None and governor[0] == "planned":
                return "future"
        return None

    def tells(self, tokens: range) -> bool:
        """True when a verb among the tokens shows its tense."""
        return any(self.lexicon.tense(self.low[i]) not in (None, "infinitive") for i in tokens)

    def matches(self, i: int, trigger: Trigger, last: int) -> bool:
        """True when the trigger's words all stand from `i` on."""
        end = i + 1 + len(trigger.rest)
        return end <= last and tuple(self.low[i + 1 : end]) == trigger.rest

    def occurrence(self, i: int, begin: int) -> tuple[int, Occurrence] | None:
        """The occurrence phrase that ends with token `i`, and where it begins."""
        if i < begin:
            return None
        for known in self.lexicon.occurrences.get(self.low[i], ()):
            first = i + 1 - len(known.words)
            if first >= begin and tuple(self.low[first : i + 1]) == known.words:
                return first, known
        return None

    def follows(self, i: int, begin: int) -> bool:
        """True when token `i` alone says that what follows happened before ("after")."""
        found = self.occurrence(i, begin)
        return found is not None and found[0] == i and not found[1].ahead

    def aside(self, i: int, begin: int) -> int | None:
        """Where the aside ("for its part") begins that ends with token `i`, or None."""
        for phrase in self.lexicon.asides.get(self.low[i], ()) if i >= begin else ():
            first = i + 1 - len(phrase)
            if first >= begin and tuple(self.low[first : i + 1]) == phrase:
                return first
        return None

    def verb_group(self, begin: int, at: int, trigger: Trigger) -> VerbGroup | None:
        """The group of the verb at `at`; None when the words there are no such verb."""
        after = at + 1 + len(trigger.rest)
        j, seen = self._leftwards(begin, at - 1)
        if trigger.tense == "gerund":
            return self._gerund(begin, j, seen, at, after)
        if trigger.tense == "participle":
            return self._compound(begin, j, seen, at, after, trigger)
        if bool(trigger.entry.get("reflexive")) != ("reflexive" in seen):
            return None
        negated = "negation" in seen or "negation-after" in seen
        if trigger.tense == "infinitive":
            return VerbGroup(j + 1, after, None if negated else self._governed(begin, j))
        if j >= begin and (self.low[j] in self.lexicon.auxiliaries or self.part(j, "infinitive-mark")):
            return None
        now = trigger.tense == "present" and trigger.entry.get("punctual")
        status = "held" if now else _STATUS.get(trigger.tense or "")
        if status is not None:
            status = None if negated else trigger.entry.get("status", status)
        return VerbGroup(j + 1, after, status, present=trigger.tense == "present")

    def _gerund(self, begin: int, j: int, seen: set[str], at: int, after: int) -> VerbGroup | None:
        """The group of a present participle: after its mark ("by massing"), a comma or a form of "be"."""
        if at > begin and (self.low[at - 1] in self.lexicon.gerunds or self.low[at - 1] == ","):
            return VerbGroup(at - (self.low[at - 1] != ","), after, "held")
        tense = self.lexicon.auxiliaries.get(self.low[j]) if j >= begin else None
        if tense is None or not (self.part(j, "goes-on") or "been" in seen):
            return None
        status = None if "negation" in seen else _STATUS.get(tense)
        return VerbGroup(j, after, status, present=tense == "present")

    def _leftwards(self, begin: int, j: int) -> tuple[int, set[str]]:
        """Over adverbs, clitics, negations and "been" that end at `j`: the token before, and what was seen."""
        seen: set[str] = set()
        names = ("negation", "negation-after", "been", "reflexive", "clitic", "adverb")
        for _ in range(_GROUP):
            set_off = j > begin and self.low[j] == ","
            aside = self.aside(j - set_off, begin)
            if aside is not None:
                j = aside - 1 - (set_off and aside > begin and self.low[aside - 1] == ",")
                continue
            found = next((name for name in names if j >= begin and self.part(j, name)), None)
            if found is None:
                break
            seen.add(found)
            j -= 1
        return j, seen

    def _compound(
        self, begin: int, j: int, seen: set[str], at: int, after: int, trigger: Trigger
    ) -> VerbGroup | None:
        tense = self.lexicon.auxiliaries.get(self.low[j]) if j >= begin else None
        if tense is None:
            # A reflexive verb's participle alone is another verb ("maintained" beside "conversed").
            if trigger.entry.get("reflexive") and trigger.group == "moves":
                return None
            predicate = self._predicate(at)
            return VerbGroup(
                at, after, trigger.entry.get("status", "held"), bare=not predicate, passive=predicate
            )
        be = self.part(j, "be")
        before, more = self._leftwards(begin, j - 1)
        seen = seen | more
        reflexive = "reflexive" in seen
        if bool(trigger.entry.get("reflexive")) != reflexive:
            return None
        status = _COMPOUND.get(tense)
        if tense == "infinitive":
            status = self._governed(begin, before)
            if status is None and self.follows(before, begin):
                status = "held"
        if status is not None:
            status = trigger.entry.get("status", status)
        if "negation" in seen or "negation-after" in seen:
            status = None
        return VerbGroup(before + 1, after, status, passive=(be and not reflexive) or "been" in seen)

    def _predicate(self, at: int) -> bool:
        """True for a participle in the short form, which stands for a whole passive verb."""
        cases = self.lexicon.cases
        reading = next(iter(cases.of(self.low[at])), None) if cases is not None else None
        return reading is not None and reading.pos == "short-participle"

    def _governed(self, begin: int, j: int) -> str | None:
        """What becomes of an infinitive whose governor ends at `j`."""
        for back in (0, 1):
            if j - back < begin or self.low[j - back] not in self.lexicon.governors:
                continue
            status, links = self.lexicon.governors[self.low[j - back]]
            if (not links and not back) or (back and self.low[j] in links):
                negated = j - back > begin and self.part(j - back - 1, "negation")
                return None if negated else status
        return None

    def governed_from(self, begin: int, verb: int) -> int:
        """The first of the words that end before `verb` and only govern it ("is expected to")."""
        while verb > begin and (
            self.low[verb - 1] in self.lexicon.governors or self.part(verb - 1, "infinitive-mark")
        ):
            verb -= 1
        return verb

    def noun_phrase(self, sentence: Sentence, head: int, trigger: Trigger) -> NounPhrase:
        """The noun at `head` with its determiner, adjectives and complements."""
        after = head + 1 + len(trigger.rest)
        j = head
        while j > sentence.first and self.lexicon.adjectival(self.low[j - 1]):
            j -= 1
        definite = False
        if j > sentence.first and self.part(j - 1, "determiner"):
            j -= 1
            definite = self.part(j, "definite", "contracted") and not self.lexicon.adjectival(self.low[j + 1])
            j += self.part(j, "contracted")
        elif j < head and j > sentence.first and self.part(j - 1, "of"):
            j -= 1
        return NounPhrase(j, head, after, self.phrase_end(after, sentence.last), definite)

    def phrase_end(self, i: int, end: int) -> int:
        """The token behind the complements that begin at `i`; trailing links are left out."""
        start, end = i, min(end, i + _PHRASE)
        while i < end:
            if self.low[i] == "(":
                closing = self._acronym(i, end)
                if closing is None:
                    break
                i = closing
                continue
            if self._stops(i, end):
                break
            i += 1
        while i > start and self.part(
            i - 1, "and", "of", "at", "with", "between", "by", "other", "determiner"
        ):
            i -= 1
        return i

    def _acronym(self, i: int, end: int) -> int | None:
        """The token behind "(OSCE)" that begins at `i`."""
        tokens = self.page.tokens
        if i + 2 < end and tokens[i + 1].text.isupper() and self.low[i + 2] == ")":
            return i + 3
        return None

    def _stops(self, i: int, end: int) -> bool:
        low = self.low[i]
        if self.is_mark(i):
            ends = low != "." or i + 1 >= end  # inside a sentence a full stop belongs to an abbreviation
            return ends and not self.lexicon.pairs(self.page.tokens, i)
        if self.part(i, "opener", "relative", "negation", "reflexive", "subject", "then") and not self.part(
            i, "of"
        ):
            return True
        if (
            self.part(i, "of", "at", "and", "other")
            and i + 1 < end
            and self.lexicon.tense(self.low[i + 1]) == "infinitive"
        ):
            return True
        if self.part(i, "purpose"):
            return i + 1 >= end or not self.part(i + 1, "determiner")
        if self.lexicon.tense(low) not in (None, "infinitive") or low in self.lexicon.auxiliaries:
            return True
        triggers = self.lexicon.triggers.get(low, ())
        finite = ("present", "imperfect", "past", "future", "conditional")
        return any(trigger.tense in finite and not trigger.rest for trigger in triggers) and not any(
            trigger.tense is None or trigger.tense == "participle" for trigger in triggers
        )
