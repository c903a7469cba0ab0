"""Looks through a page for words of events, and for the evidence that each took or is to take place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from detente.reading import event_evidence, event_parties
from detente.reading.event_candidate import HYPOTHETICAL, Candidate
from detente.reading.event_evidence import Evidence, Verb
from detente.reading.event_lexicon import UNREAL
from detente.reading.event_moves import Moves

if TYPE_CHECKING:
    from detente.reading.event_grammar import NounPhrase
    from detente.reading.event_lexicon import Trigger
    from detente.reading.event_parties import Governed
    from detente.reading.model import Sentence

_APPOSING = (",", "-", "\N{EN DASH}", "\N{EM DASH}")
_APPOSED = 3  # places in apposition
_OWNER = 8  # tokens of a mention before the noun
_MEETING = "CONSULT"
_PAIR = 2  # parties that hypothetical talks name at least
_CLAUSE = 60  # tokens from a noun within which a verb may tell of it


class Finder(Moves):
    """The candidates of one page."""

    _met: tuple[str, ...] = ()  # who took part in the last meeting of several

    def candidates(self) -> Iterator[Candidate]:
        """Every mention with evidence, in the order of the text."""
        clauses, triggers = self._clauses, self._clauses.lexicon.triggers
        hits = [i for i, low in enumerate(clauses.low) if low in triggers]
        at = 0
        for sentence in clauses.page.sentences:
            until = bisect_left(hits, sentence.last, at)
            inside, at = hits[at:until], until
            if inside and not self._asks(sentence):
                yield from self._sentence(sentence, inside)

    def _asks(self, sentence: Sentence) -> bool:
        low = self._clauses.low
        return "?" in low[max(sentence.first, sentence.last - 3) : sentence.last]

    def _sentence(self, sentence: Sentence, hits: list[int]) -> Iterator[Candidate]:
        nouns: list[tuple[int, Trigger]] = []
        verbs: dict[tuple[int, str], list[Verb]] = {}  # the readings of forms spelt alike
        covered = 0  # the token behind a noun of several words: its own words are no further nouns
        for i in hits:
            for trigger in self._clauses.lexicon.triggers[self._clauses.low[i]]:
                if not self._clauses.matches(i, trigger, sentence.last):
                    continue
                if trigger.tense is None:
                    if i < covered:
                        break
                    covered = i + 1 + len(trigger.rest)
                    nouns.append((i, trigger))
                    if i > sentence.first and self._may_be_verb(i):
                        continue
                    break
                group = self._clauses.verb_group(sentence.first, i, trigger)
                if group is not None:
                    verbs.setdefault((i, trigger.entry["id"]), []).append(Verb(i, trigger, group))
        readings = [_likely(known) for known in verbs.values()]
        moves = [known for known in readings if known[0].trigger.group == "moves"]
        others = [verb for known in readings for verb in known if verb.trigger.group != "moves"]
        found: list[Candidate | None] = [
            next(filter(None, (self._move(sentence, verb) for verb in known)), None) for known in moves
        ]
        told = {one.head for one in found if one}
        found += self._nouns(sentence, [known for known in nouns if known[0] not in told], others)
        for one in sorted((one for one in found if one), key=lambda one: one.head):
            if one.entry["type"] == _MEETING and len(one.participants) > 1:
                self._met = one.participants
            yield one

    def _may_be_verb(self, i: int) -> bool:
        """True when the word before makes a verb of one that is a noun as well ("to visit", "after meeting")."""
        clauses = self._clauses
        return (
            clauses.part(i - 1, "infinitive-mark", "modal") or clauses.low[i - 1] in clauses.lexicon.gerunds
        )

    def _nouns(
        self, sentence: Sentence, nouns: list[tuple[int, Trigger]], verbs: list[Verb]
    ) -> Iterator[Candidate]:
        before: dict[str | None, Mapping[str, Any]] = {}
        places = [verb.at for verb in verbs]
        for i, trigger in nouns:
            entry = trigger.entry
            if trigger.group == "anaphors":
                if entry["gender"] not in before:
                    continue
                entry = before[entry["gender"]]
            else:
                before[entry.get("gender")] = entry
            near = verbs[bisect_left(places, i - _CLAUSE) : bisect_left(places, i + _CLAUSE)]
            declared = bool(entry.get("declared"))
            near = [verb for verb in near if bool(verb.trigger.entry.get("declares")) is declared]
            yield from self._noun(sentence, entry, self._clauses.noun_phrase(sentence, i, trigger), near)

    def _noun(
        self, sentence: Sentence, entry: Mapping[str, Any], phrase: NounPhrase, verbs: list[Verb]
    ) -> Iterator[Candidate]:
        clauses = self._clauses
        words = clauses.lexicon.objects.get(entry.get("needs", ""))
        if words and not any(clauses.low[i] in words for i in range(phrase.after, phrase.last)):
            return
        phrase, fronted = self._fronted(sentence, phrase)
        start = clauses.clause_start(sentence, phrase.first)
        own = [*fronted, *event_parties.governed(clauses, self._cast, phrase.after, phrase.last)]
        phrase = self._without_subject(phrase, own[len(fronted) :])
        told = event_evidence.of_noun(clauses, self._times, sentence, phrase, start, verbs, own)
        told = self._real(entry, start, told, phrase)
        if told is None or told.status is None:
            return
        status = told.status
        if entry.get("declared") and told.occurred:
            return
        if told.happens:
            told = replace(told, last=self._apposed(self._leg_end(told), sentence.last))
        participants, target = self._taking_part(sentence, entry, phrase, told, start, fronted)
        if not participants and told.resumed and phrase.definite:
            participants = [*self._met]
        made = self._candidate(
            sentence, entry, status, (told.first, told.last), phrase.head, participants, target,
            definite=phrase.definite or (told.verb is None and told.first < phrase.first),
            present=told.present, since=start if told.verb and clauses.lexicon.turns else told.since,
        )  # fmt: skip
        if status == HYPOTHETICAL and len(made.participants) < _PAIR:
            return
        if entry.get("aimed") and not (target or made.place):
            return
        if entry.get("mode") == "visit" and len(participants) == 1 and not (made.place or told.verb):
            return
        yield made
        if told.happens and made.when:
            yield from self._next_leg(sentence, made, told.last, present=told.present)

    def _fronted(self, sentence: Sentence, phrase: NounPhrase) -> tuple[NounPhrase, list[Governed]]:
        """The phrase with those before it whose it is ("the Russian minister's visit"), and these."""
        clauses, first = self._clauses, phrase.first
        if not clauses.lexicon.fronts:
            return phrase, []
        tokens = clauses.page.tokens
        while first > sentence.first:
            end = first - 1 - clauses.part(first - 1, "possessive-mark")
            near = self._cast.within(tokens[max(sentence.first, end - _OWNER)].start, tokens[end].end)
            if not near or near[-1].span.end != tokens[end].end:
                break
            first = clauses.page.first_token(near[-1].span.start)
            while first > sentence.first and clauses.part(first - 1, "adjective", "determiner"):
                first -= 1
        if first == phrase.first:
            return phrase, []
        own = event_parties.governed(clauses, self._cast, first, phrase.head)
        return (replace(phrase, first=first, definite=True), own) if own else (phrase, [])

    def _real(
        self, entry: Mapping[str, Any], start: int, told: Evidence | None, phrase: NounPhrase
    ) -> Evidence | None:
        """The evidence, that of hypothetical talks marked so; None for what is only wanted, feared or possible."""
        if told is not None and (told.status is None or not self._is_unreal(start, told, phrase)):
            return told
        if entry["type"] != _MEETING or not self._supposed(start, phrase.head):
            return None
        return replace(told or Evidence(None, phrase.first, phrase.last, phrase.last), status=HYPOTHETICAL)

    def _supposed(self, start: int, i: int) -> bool:
        """True when words such as "possible" are all that makes it unreal."""
        low, lexicon = self._clauses.low, self._clauses.lexicon
        near = range(max(start, i - UNREAL), i)
        words = [low[j] for j in near if lexicon.unreal.get(low[j], 0) >= i - j]
        return bool(words) and lexicon.supposed.issuperset(words)

    def _is_unreal(self, start: int, told: Evidence, phrase: NounPhrase) -> bool:
        return self._clauses.unreal(start, min(told.first, phrase.first), adverbial=told.occurred)

    def _apposed(self, last: int, end: int) -> int:
        """The token behind the places that follow the phrase in apposition: "in Brussels, at the Council"."""
        for _ in range(_APPOSED):
            if (
                last + 1 >= end
                or self._clauses.low[last] not in _APPOSING
                or not self._clauses.part(last + 1, "at")
            ):
                break
            further = self._clauses.phrase_end(last + 1, end)
            last = further if further > last + 1 else last
        return last

    def _leg_end(self, told: Evidence) -> int:
        """The token behind the first of several days, each with its place ("on Wednesday in Brussels and on Thursday …")."""
        clauses = self._clauses
        days = [
            time
            for time in self._times.within(told.first, told.last)
            if time.type == "DATE" and time.candidates
        ]
        for day in days[1:]:
            at = clauses.page.first_token(day.span.start)
            at -= clauses.part(at - 1, "dating", "at")
            if at > told.first and clauses.part(at - 1, "and", "then"):
                return at - 1
        return told.last

    def _next_leg(
        self, sentence: Sentence, made: Candidate, last: int, *, present: bool
    ) -> Iterator[Candidate]:
        """The same on another day, named right behind: "… then on Thursday in Vienna"."""
        at = last + (last < sentence.last and self._clauses.low[last] == ",")
        if at + 1 >= sentence.last or not self._clauses.part(at, "then", "and"):
            return
        first = at + 1 + self._clauses.part(at + 1, "dating", "at")
        end = self._apposed(self._clauses.phrase_end(first, sentence.last), sentence.last)
        if end <= first or not self._times.starting_with(first):
            return
        takers = event_parties.joined(event_parties.governed(self._clauses, self._cast, first, end))
        found = list(dict.fromkeys(takers)) or [*made.participants]
        yield self._candidate(
            sentence, made.entry, made.status, (first, end), first, found, None, present=present
        )

    def _without_subject(self, phrase: NounPhrase, own: list[Governed]) -> NounPhrase:
        """The phrase up to a person named without a preposition, or one in the nominative: a verb's subject."""
        turns = self._clauses.lexicon.turns
        for one in own:
            alone = (
                event_parties.nominative(self._clauses, one.mention)
                if turns
                else one.mention.kind == "person"
            )
            if one.role is None and alone:
                first = self._clauses.page.first_token(one.mention.span.start)
                return replace(phrase, last=max(phrase.after, first))
        return phrase

    def _taking_part(
        self, sentence: Sentence, entry: Mapping[str, Any], phrase: NounPhrase, told: Evidence, start: int,
        fronted: list[Governed],
    ) -> tuple[list[str], str | None]:  # fmt: skip
        """(participants, target) of a noun; whose it is when that stands before it, else what follows "of"."""
        clauses = self._clauses
        own = [*fronted, *event_parties.governed(clauses, self._cast, phrase.after, told.inner)]
        if entry.get("target"):
            takers = event_parties.doing(fronted or own, phrase.after)
        else:
            takers = event_parties.taking_part(own, phrase.after, visit=entry.get("mode") == "visit")
            beyond = event_parties.governed(clauses, self._cast, told.inner, told.last)
            takers += event_parties.objects(beyond) if told.gathers else event_parties.joined(beyond)
        alone = len(takers) == 1 and any(one.role == "with" for one in own)
        alone = alone or (not takers and (bool(entry.get("alone")) or told.timed))
        alone = alone or entry.get("mode") == "visit" or clauses.part(phrase.first, "possessive")
        if told.verb is not None or (told.occurs and alone):
            takers = [*self._joining(sentence, phrase, told, start), *takers]
        if entry.get("mode") == "visit" and phrase.after < told.last:
            takers += event_parties.hosts(clauses, self._cast, phrase.after, told.last, takers)
        target = event_parties.others(own, takers) if entry.get("target") else []
        return list(dict.fromkeys(takers)), next(iter(target), None)

    def _speaking(self, begin: int, verb: int, end: int) -> list[str]:
        """The subject behind a verb that stands behind what was said (", warned the minister")."""
        if verb > begin and not self._clauses.is_mark(verb - 1):
            return []
        return event_parties.subject(self._clauses, self._cast, verb + 1, end)

    def _joining(self, sentence: Sentence, phrase: NounPhrase, told: Evidence, start: int) -> list[str]:
        """The subject of the clause that the event stands in, or of the verb that holds it."""
        clauses = self._clauses
        if told.verb is not None:
            return self._subject(start, told.verb)
        begin = event_parties.unquoted(clauses, start, told.first)
        verbs = [i for i in range(begin, told.first) if clauses.tells(range(i, i + 1))]
        found = self._speaking(begin, verbs[-1], told.first) if verbs else []
        found = found or event_parties.subject(clauses, self._cast, begin, verbs[0] if verbs else told.first)
        if verbs and not found:
            found = event_parties.subject(clauses, self._cast, verbs[-1] + 1, told.first)
        if found:
            return found
        behind = range(phrase.last, min(sentence.last, phrase.last + _CLAUSE))
        verb = next((i for i in behind if clauses.tells(range(i, i + 1))), phrase.last)
        return event_parties.subject(clauses, self._cast, phrase.last, verb) if verb > phrase.last else []


def _likely(readings: list[Verb]) -> list[Verb]:
    """The readings of one form by which something happens; the first where by none does."""
    return [verb for verb in readings if verb.group.status is not None] or readings[:1]
