"""The people of a page: full names first, then the short forms that lean on them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.actors import lookup, precedence, registry
from detente.reading.bearers import foreign, holders, party, prominent
from detente.reading.gazetteer import Gazetteer, plain
from detente.reading.model import Token
from detente.reading.runs import Noun

_SLUG = re.compile("[^a-z0-9\u0370-\u1dff]+")  # letters of other alphabets stay
_LONGEST = 5
_MANY = 20  # people of one surname that are weighed


@dataclass(frozen=True, slots=True)
class Fact:
    """A role that the page or the registry gives somebody."""

    offices: tuple[str, ...]
    domain: str | None
    state: str | None
    title: str | None  # the words of the page; None when the registry knows it
    former: bool = False


@dataclass(slots=True)
class Person:
    """Somebody with a name; `names` are the forms used in the page."""

    id: str
    name: str
    gender: str | None
    party: str | None
    first: int  # token of the first mention
    home: str | None = None  # the state whose people they are of, where the page says it
    facts: list[Fact] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    leads: list[int] = field(default_factory=list)  # mentions that no preposition governs

    def seen(self, noun: Noun) -> None:
        """Note a mention; the lists stay sorted."""
        for places, wanted in ((self.mentions, True), (self.leads, not noun.governed and not noun.quoted)):
            at = bisect_left(places, noun.first)
            if wanted and (at == len(places) or places[at] != noun.first):
                places.insert(at, noun.first)

    def last_before(self, token: int) -> tuple[int, int]:
        """Return the last mention as a subject and the last of any kind before the token; -1 for none."""
        lead, any_ = bisect_left(self.leads, token), bisect_left(self.mentions, token)
        return self.leads[lead - 1] if lead else -1, self.mentions[any_ - 1] if any_ else -1


def slug(name: str) -> str:
    """Return the name as an id: small letters, digits and hyphens."""
    return _SLUG.sub("-", plain(name)).strip("-")


class People:
    """Who is named in the page; built by `meet` in the order of the text."""

    def __init__(
        self, tokens: Sequence[Token], known: Gazetteer, text: str, when: str | None, code: str
    ) -> None:
        self.tokens, self.known, self.text, self.when, self.code = tokens, known, text, when, code
        self.persons: dict[str, Person] = {}
        self._by_part: dict[str, list[str]] = {}
        self._namesakes: dict[str, str] = {}  # of people of the registry
        self._states: dict[str, str] = {}  # code of the state that the page first gives an unknown name

    def written(self, noun: Noun) -> str:
        """Return the words of the mention as they stand in the text, white space made single."""
        return " ".join(self.text[self.tokens[noun.head].start : self.tokens[noun.last - 1].end].split())

    def known_person(self, noun: Noun, said: Fact | None = None) -> Person:
        """Return the registry's person whom the mention names in full.

        Of several people of that name the one whom `said` or the day shows; somebody unknown when neither does.
        """
        actor = self._namesake(self._bearer(noun, said), noun, said)
        person = self.persons.get(actor)
        if person is None and actor in registry.actors():
            person = self._enrol(actor, self.written(noun), noun.first, said)
        elif person is None:
            person = self._stranger(actor, self.written(noun), noun)
        person.seen(noun)
        return person

    def _bearer(self, noun: Noun, said: Fact | None) -> str:
        ids = dict.fromkeys(str(sense.actor) for sense in noun.senses if sense.tag == "person")
        if len(ids) < 2:
            return str(noun.actor)
        named = [one for one in ids if one in self.persons]
        if len(named) == 1 and said is None:
            return named[0]
        people = [registry.actors()[one] for one in ids]
        found = precedence.one_person(people, said.state if said else None, self.when)
        return found.id if found else f"person:{slug(self.written(noun))}"

    def _namesake(self, actor: str, noun: Noun, said: Fact | None) -> str:
        """The id of somebody else of that name: who holds an office of a state that the known one never served."""
        if actor not in registry.actors():
            return actor
        if said is None or said.state is None:
            other = self._namesakes.get(actor)
            return other if other is not None and actor not in self.persons else actor
        code = foreign(actor, said)
        if code is None:
            return actor
        self._namesakes[actor] = f"person:{slug(self.written(noun))}-{code.lower()}"
        return self._namesakes[actor]

    def _homonym(self, actor: str, said: Fact) -> str | None:
        """The id of a second person of an unknown name: the page gives it an office of another state; else None."""
        states = registry.by_code()
        code = next((code for code, state in states.items() if state == said.state), None)
        if code is None or said.former:
            return None
        first = self._states.setdefault(actor, code)
        return f"{actor}-{code.lower()}" if first != code else None

    def _stranger(self, actor: str, name: str, noun: Noun) -> Person:
        person = Person(actor, name, noun.gender, None, noun.first)
        self.persons[actor] = person
        self._index(person, name)
        return person

    def _enrol(self, actor: str, name: str, first: int, said: Fact | None = None) -> Person:
        known = registry.actors()[actor]
        person = Person(actor, name, known.gender, party(known, self.when, said), first)
        for term in known.terms:
            if term.covers(self.when):
                person.facts.append(Fact((term.office,), term.domain, term.of, None))
        self.persons[actor] = person
        self._index(person, name)
        return person

    def meet(self, noun: Noun, *, titled: bool, said: Fact | None = None) -> Person | None:
        """Return the person a run of capitalised words names in full, or None when it names nobody in full.

        `said`: the role that the words beside the name give.
        """
        words = [token.text for token in self.tokens[noun.head : noun.last] if token.text != "."]
        if len(words) < 2 and not self._aged(noun):
            return None
        if len(words) > _LONGEST or all(word.isupper() for word in words):
            return None
        if not titled and not self._looks_personal(noun, words):
            return None
        name = self.written(noun)
        if (known := self._without_initials(noun)) is not None:
            return known
        if said is not None and (other := self._homonym(f"person:{slug(name)}", said)) is not None:
            namesake = self.persons.get(other) or self._stranger(other, name, noun)
            namesake.party = said.state
            namesake.seen(noun)
            return namesake
        found = self.short(noun)
        if found is not None and (
            found.name.endswith(name) or name.endswith(found.name) or _outer(name) == _outer(found.name)
        ):
            found.seen(noun)
            return found
        given = plain(words[0])
        gender = (
            noun.gender or self.known.given.get(given) or self.known.given.get(given.split("-")[0]) or None
        )
        person = self.persons.get(f"person:{slug(name)}") or self._spelled(name, gender, said, noun.first)
        if person is None:
            person = Person(f"person:{slug(name)}", name, gender, None, noun.first)
            self.persons[person.id] = person
            self._index(person, name)
        person.seen(noun)
        return person

    def _spelled(self, name: str, gender: str | None, said: Fact | None, first: int) -> Person | None:
        """The registry's person whose name this is in another spelling, where nobody else can be meant."""
        parties, offices = frozenset[str](), frozenset[tuple[str, str | None, str | None]]()
        if said is not None and said.state is not None:
            parties = frozenset((said.state,))
        if said is not None:
            offices = frozenset((office, said.domain, said.state) for office in said.offices)
        actor = lookup.sure(name, self.code, gender, parties, offices)
        return (self.persons.get(actor) or self._enrol(actor, name, first)) if actor is not None else None

    def _without_initials(self, noun: Noun) -> Person | None:
        """The registry's person whose name this is but for its initials ("Jane D. Doe")."""
        tokens = self.tokens[noun.head : noun.last]
        suffixes = self.known.fronts.suffixes
        bare = [token for token in tokens if len(token.text) > 1 and token.low not in suffixes]
        form = self.known.proper.match(bare, 0, len(bare)) if 1 < len(bare) < len(tokens) else None
        if form is None or len(form.words) < len(bare) or form.senses[0].tag != "person":
            return None
        actor = str(form.senses[0].actor)
        if len({sense.actor for sense in form.senses}) > 1:
            return None  # several people have that name
        person = self.persons.get(actor) or self._enrol(actor, self.written(noun), noun.first)
        person.seen(noun)
        return person

    def _looks_personal(self, noun: Noun, words: Sequence[str]) -> bool:
        first = plain(words[0])
        if first in self.known.given or first.split("-")[0] in self.known.given:
            return noun.determiner is None or noun.determiner == "civility"
        after = self.tokens[noun.head + 1 : noun.head + 3]
        if (
            len(after) == 2
            and self.known.is_a(after[0].low, "of")
            and plain(after[1].low) in self.known.given
        ):
            return False  # "Ally of Jane Doe" is not her name
        if self.known.proper.match(self.tokens, noun.head, noun.last) is not None:
            return False  # it begins with the name of a country, a city, an organisation
        shaped = all(
            word[0].isupper() and not word.isupper() and word.replace("-", "").isalpha() for word in words
        )
        if self.known.fronts:
            return noun.determiner is None and shaped and self._aged(noun)  # small words have capitals too
        return noun.determiner is None and shaped and (self._alone(noun, words) or self._aged(noun))

    def _alone(self, noun: Noun, words: Sequence[str]) -> bool:
        """Return True when the first word has its capital as a name: not at a sentence's start before a name."""
        if not self._starts(noun.first):
            return True
        second = plain(words[1]) if len(words) > 1 else ""
        named = self.known.proper.match(self.tokens, noun.head + 1, noun.last) is not None
        return bool(second) and second not in self.known.given and not named

    def _aged(self, noun: Noun) -> bool:
        """Return True when the name is followed by an age: "Amina, 30 years old"."""
        after = self.tokens[noun.last : noun.last + 3]
        if len(after) < 3 or after[0].text != "," or noun.determiner is not None:
            return False
        return after[1].text.isdigit() and self.known.is_a(after[2].low, "ages")

    def _starts(self, i: int) -> bool:
        return i == 0 or self.tokens[i - 1].text in '.!?"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}'

    def _index(self, person: Person, name: str) -> None:
        words = plain(name).split()
        parts = {" ".join(words[k:]) for k in range(len(words))} | {words[0], _outer(name)}
        parts |= {part.split("-", 1)[1] for part in parts if part.startswith(("al-", "el-"))}
        for part in parts:
            held = self._by_part.setdefault(part, [])
            if len(held) < _MANY and person.id not in held:
                held.append(person.id)

    def short(self, noun: Noun) -> Person | None:
        """Return the person a part of a name points to: one named before, else one named later or well known."""
        return self._pointed(noun, plain(self.written(noun)))

    def _pointed(self, noun: Noun, key: str) -> Person | None:
        held = [self.persons[one] for one in self._by_part.get(key, ())]
        held = [one for one in held if noun.gender is None or one.gender in (None, noun.gender)] or held
        before = [one for one in held if one.first < noun.first]
        chosen = before or held
        if len(chosen) > 1:
            by_surname = [one for one in chosen if plain(one.name).endswith(key)]
            chosen = by_surname or chosen
        if chosen:
            return max(chosen[:_MANY], key=lambda one: (one.last_before(noun.first)[1], -one.first))
        return self._famous(noun, key)

    def _famous(self, noun: Noun, key: str) -> Person | None:
        ids = prominent(self.known.surnames.get(key, []), self.when, noun.gender)
        titled = noun.determiner == "civility"
        if key in self.known.ordinary and not titled:
            return None
        if len(ids) != 1 or not (titled or (len(key) > _LONGEST - 1 and key not in self.known.given)):
            return None
        if not titled and noun.determiner is not None:
            return None
        return self._enrol(ids[0], registry.actors()[ids[0]].called(self.code), noun.first)

    def only_titled(self, noun: Noun) -> Person:
        """Return a new person known by civility and surname alone."""
        name = self.written(noun)
        person = self._stranger(f"person:{slug(name)}", name, noun)
        person.seen(noun)
        return person

    def office_holder(self, offices: Sequence[str], domain: str | None, state: str) -> Person | None:
        """Return the one known person who held the office on the day of the dispatch; None when in doubt."""
        found = holders(offices, domain, state, self.when) if self.when is not None else ()
        if len(found) != 1:
            return None
        name = registry.actors()[found[0]].called(self.code)
        return self.persons.get(found[0]) or self._enrol(found[0], name, 0)


def _outer(name: str) -> str:
    """Return the first and the last word of a name, in plain letters."""
    words = plain(name).split()
    return f"{words[0]} {words[-1]}"
