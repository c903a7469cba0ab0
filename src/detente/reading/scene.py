"""Builds the cast of a page step by step: parse, name people, give roles, resolve what points back."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile

from detente import edtf
from detente.actors import registry
from detente.reading import apposition, coreference, parsing, quotes
from detente.reading.cased.governing import govern
from detente.reading.cast import Member
from detente.reading.gazetteer import Gazetteer, Sense, gazetteer
from detente.reading.idle import idle
from detente.reading.metonymy import Metonymy
from detente.reading.model import Page
from detente.reading.offices import fact_of
from detente.reading.people import Person
from detente.reading.pointing import Pointing
from detente.reading.runs import Noun

_ROLES = 40  # of one person that are kept apart
_PEOPLE = frozenset(("title", "described", "anonymous", "person", "run", "people"))
_WIDE = 12  # mentions of a sentence that are asked whether one is its subject
_VERB = 4  # words of a verb between a quotation and its subject
_TURN = 4  # words in which an impersonal turn shows itself


class Scene:
    """The mentions of a page while they are being understood; `build` leaves them resolved."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tokens = page.tokens
        self.known: Gazetteer = gazetteer(page.language)
        when = edtf.point(page.frame.published or "")
        self.people = parsing.people(page, self.known, when)
        self.parser = parsing.parser(page.tokens, self.known, page.language)
        self._metonymy = Metonymy(page.tokens, self.known, page.language)
        self._idle = idle(page.language)
        self.nouns: list[Noun] = []
        self.strangers: dict[str, Member] = {}  # speakers whom only their statement describes
        self.media: dict[str, str] = {}
        self.demonyms: list[tuple[int, int, str]] = []  # first and last token, the state
        self._closing = quotes.marks(page.language).closing
        self._quoted = [(one.inner_start, one.inner_end) for one in page.quotes if not one.runs_on]
        self._quote_starts = [start for start, _ in self._quoted]

    def build(self) -> Scene:
        """Parse every sentence and resolve what can be; the same page gives the same scene."""
        for sentence in self.page.sentences:
            self._parse(sentence.first, sentence.last, sentence.i)
        self._name_media()
        self._name_people()
        self._give_roles()
        Pointing(self.page, self.nouns, self.people).resolve()
        return self

    def in_quotes(self, offset: int) -> bool:
        """Return True when the character stands inside quotation marks."""
        at = bisect_right(self._quote_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at][1]

    def _parse(self, first: int, last: int, sentence: int) -> None:
        i = first
        while i < last:
            if self._idle[self.tokens[i].text]:
                i += 1
                continue
            noun = self._pronoun(i, last) or self.parser.at(i, last)
            if noun is None:
                words, actor = self.parser.adjective(i, last) or (1, None)
                if actor is not None:
                    self.demonyms.append((i, i + words, actor))
                i += words
                continue
            noun.first = max(noun.first, self.nouns[-1].last if self.nouns else first, first)
            noun.sentence = sentence
            noun.quoted = self.in_quotes(self.tokens[noun.head].start)
            self._govern(noun, first)
            self._metonymy.settle(noun, first, last)
            self.nouns.append(noun)
            i = max(noun.last, i + 1)

    def _pronoun(self, i: int, last: int) -> Noun | None:
        if self.tokens[i].low not in self.known.pronoun_starts:
            return None
        form = self.known.phrases["subject"].match(self.tokens, i, last)
        if form is None:
            return None
        after = i + len(form.words)
        sense = form.senses[0]
        if self._impersonal(after, last, sense):
            return None
        noun = Noun(i, after, "pronoun", tuple(form.senses), i)
        noun.gender, noun.number = sense.gender, sense.number or "s"
        return noun

    def _impersonal(self, after: int, last: int, sense: Sense) -> bool:
        """An impersonal turn ("il y a", "il est clair que"), or a time ("ces derniers mois")."""
        if sense.entry.get("personal"):
            return False
        lows = [token.low for token in self.tokens[after : min(last, after + _TURN)]]
        if sense.entry.get("alone") and not self.parser.nothing_follows(after):
            return True
        if sense.entry.get("nearest"):
            return bool(lows) and self.known.is_a(lows[0], "moments")
        if any(self.known.is_a(low, "nobody") for low in lows[:2]):
            return True
        copula = bool(lows) and self.known.is_a(lows[0], "copula")
        return copula and any(self.known.is_a(low, "complementizer") for low in lows[2:])

    def _govern(self, noun: Noun, first: int) -> None:
        if govern(noun, self.nouns, self.tokens, self.known, first):
            return
        start = noun.first
        if start <= first:
            noun.leading = True
            return
        at = start - 1
        if at > first and self.known.is_a(self.tokens[at].low, "others"):
            at -= 1  # "in all of the country"
        before = self.tokens[at]
        topic = at == first and self.known.is_a(before.low, "topics")
        noun.governed = not topic and self.known.is_a(before.low, "prepositions")
        joined = self.nouns[-1] if self.nouns and self.nouns[-1].last == start - 1 else None
        if joined is not None and (
            self.known.is_a(before.low, "and") or (before.text == "," and self._listed(noun, joined, first))
        ):
            noun.governed, noun.leading = joined.governed, joined.leading and not joined.governed
            return
        noun.leading = topic or not before.text[0].isalnum() or self.known.is_a(before.low, "clauses")
        if not noun.governed and (noun.tag in ("person", "run") or noun.name is not None):
            noun.leading = noun.leading or self._inverted(self._behind(at, start), first)
        if before.text == ":" and noun.tag in ("capital", "state"):
            noun.leading = False  # a list of places

    def _behind(self, at: int, start: int) -> int:
        """The token before what stands between a verb and its subject ("protested on Monday's show Jane Doe")."""
        last = self.nouns[-1] if self.nouns else None
        return last.first - 2 if last is not None and last.last == start and last.governed else at

    def _inverted(self, at: int, first: int) -> bool:
        """Return True when the words up to token `at` are a verb that follows a quotation: its subject comes next."""
        for i in range(at, max(first, at - _VERB), -1):
            token = self.tokens[i]
            if token.text == ",":
                return self.tokens[i - 1].text in self._closing
            if not token.text[0].islower() or self.known.is_a(token.low, "prepositions"):
                return False
        return False

    def _listed(self, noun: Noun, joined: Noun, first: int) -> bool:
        """Return True when a comma makes a list of the two: like with like, and no subject yet to come."""
        before = self.tokens[joined.first - 1].low if joined.first > first else ""
        placed = joined.tag in ("run", "thing") and self.known.is_a(before, "places")
        if joined.place or placed or (joined.tag in _PEOPLE) != (noun.tag in _PEOPLE):
            return False
        opened = any(one.leading for one in self._since(first))
        return opened or noun.tag != "title" or noun.name is None

    def _since(self, first: int) -> list[Noun]:
        """The mentions of the sentence so far, the last ones first."""
        return list(takewhile(lambda one: one.first >= first, reversed(self.nouns[-_WIDE:])))

    def _name_media(self) -> None:
        """A medium goes by the fullest name the page gives it."""
        for noun in self.nouns:
            for part, _ in self._parts(noun):
                if part.tag == "medium" and part.actor is not None:
                    written = self.people.written(part)
                    if len(written) > len(self.media.get(part.actor, "")):
                        self.media[part.actor] = written

    def _name_people(self) -> None:
        waiting: list[tuple[Noun, bool]] = []
        for k, noun in enumerate(self.nouns):
            for part, beside in self._parts(noun):
                titled = beside or (part is noun and self._explained(k))
                if part.tag == "person":
                    part.governed, part.quoted = noun.governed, noun.quoted
                    person = self.people.known_person(part, fact_of(noun, None) if beside else None)
                    part.actor = person.id
                    part.gender = noun.gender if part is noun and noun.gender else person.gender
                elif part.tag == "run":
                    part.governed, part.quoted = noun.governed, noun.quoted
                    said = fact_of(noun, None) if beside else None
                    found = self.people.meet(part, titled=titled, said=said)
                    if found is None:
                        waiting.append((part, titled and self._kin(noun)))
                    else:
                        self._is(part, found)
        for part, kin in waiting:
            self._short(part, kin)
        self.nouns = [noun for noun in self.nouns if noun.actor or not noun.lone]

    def _explained(self, k: int) -> bool:
        """Return True for a name behind whose comma a title says who that is, where capitals alone don't."""
        if not self.known.fronts or k + 1 >= len(self.nouns) or self.nouns[k].determiner is not None:
            return False
        own, after = self.nouns[k], self.nouns[k + 1]
        if own.last >= after.first or self.tokens[own.last].text != "," or after.first != own.last + 1:
            return False
        return after.entry("title") is not None and after.number == "s" and after.determiner is not None

    def _parts(self, noun: Noun) -> list[tuple[Noun, bool]]:
        found: list[tuple[Noun, bool]] = []
        inner: Noun | None = noun
        while inner is not None:
            found.append((inner, False))
            if inner.name is not None:
                found.append(
                    (inner.name, inner.entry("title") is not None or inner.tag in ("described", "people"))
                )
            inner = inner.complement
        return found

    def _kin(self, noun: Noun) -> bool:
        """Return True for one who goes by one name alone: a relative, or the holder of a title before it."""
        title = noun.entry("title")
        kin = title is not None and bool(title.entry.get("kin"))
        led = bool(self.known.fronts) or self.known.morphology is not None  # titles stand before their name
        return noun.number == "s" and title is not None and (kin or led)

    def _short(self, part: Noun, kin: bool) -> None:
        person = self.people.short(part)
        if person is None and (part.determiner == "civility" or kin):
            person = self.people.only_titled(part)
        if person is not None:
            self._is(part, person)
            person.seen(part)

    def _is(self, part: Noun, person: Person) -> None:
        part.actor, part.tag = person.id, "person"
        person.gender = person.gender or part.gender
        part.gender, part.number = person.gender, "s"

    def _give_roles(self) -> None:
        for k, noun in enumerate(self.nouns):
            noun.name = noun.name or apposition.named(self.nouns, k, self.tokens, self.known)
            inner: Noun | None = noun
            while inner is not None:
                national = inner.tag == "people" and inner.number == "s"
                if inner.entry("title") or inner.entry("described") or national:
                    person = self._beside(inner, k if inner is noun else None)
                    if person is not None and None is not inner.gender != person.gender is not None:
                        person = None  # somebody else's title
                    if person is not None and national:
                        inner.actor, person.home = person.id, person.home or inner.state
                    elif person is not None:
                        self._role(inner, person)
                if inner.complement and inner.state is None:
                    inner.state = coreference.state_of(self._named(inner.complement), self.people)
                inner = inner.complement

    def _named(self, noun: Noun) -> str | None:
        return noun.actor or (noun.name.actor if noun.name else None)

    def _beside(self, noun: Noun, k: int | None) -> Person | None:
        """The person whose name stands in the phrase, or just before its comma."""
        if noun.name is not None:
            return self.people.persons.get(noun.name.actor or "")
        if not k:
            return None
        before = self.nouns[k - 1]
        apposed = before.last == noun.first - 1 and self.tokens[before.last].text in self.known.apposing
        apposed = apposed and (noun.case is None or before.case is None or bool(noun.case & before.case))
        return self.people.persons.get(self._named(before) or "") if apposed else None

    def _role(self, noun: Noun, person: Person) -> None:
        noun.actor = person.id
        noun.gender = noun.gender or person.gender
        person.gender = person.gender or noun.gender
        last = noun.name.first if noun.name else noun.last
        while self.tokens[last - 1].text == "," and last > noun.head + 1:
            last -= 1
        words = self.page.text[self.tokens[self._bare(noun)].start : self.tokens[last - 1].end]
        fact = fact_of(noun, " ".join(words.split()))
        if fact is None:
            return
        if fact.state is None and noun.home:
            noun.state = registry.resolve(str(noun.home))
            fact = fact_of(noun, fact.title) or fact
        if len(person.facts) < _ROLES and fact not in person.facts:
            person.facts.append(fact)
        person.party = person.party or fact.state

    def _bare(self, noun: Noun) -> int:
        """The first token of the phrase that is no determiner."""
        first = noun.first
        while first < noun.head and any(
            name.startswith("determiners") for name in self.known.closed.get(self.tokens[first].low, ())
        ):
            first += 1
        return first
