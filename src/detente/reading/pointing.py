"""Mentions that point to somebody: pronouns, titles alone, descriptions, organs without a country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.actors import registry
from detente.reading import coreference, homeland, outlets
from detente.reading.gazetteer import gazetteer
from detente.reading.model import Page
from detente.reading.offices import counterpart, fact_of, holder, writers_own
from detente.reading.people import People, Person
from detente.reading.runs import Noun

_ALL = 400  # mentions of a page that are asked what it is about
_MEDIA = 40  # mentions looked back over for a medium
_CLEAR = 2  # times more often than any other, and at all
_EITHER = (None, "foreign")  # portfolios by which the other side is meant as often
_AHEAD = 12  # mentions looked ahead over for a fuller form


class Pointing:
    """Gives mentions without a name the actor they stand for, in the order of the text; None when in doubt."""

    def __init__(self, page: Page, nouns: list[Noun], people: People) -> None:
        self.page = page
        self.tokens = page.tokens
        self.known = gazetteer(page.language)
        self.nouns = nouns
        self.people = people
        self._powers: list[str] | None = None
        self._homes: list[str | None] | None = None

    def resolve(self) -> None:
        """Resolve every mention that can be; looks at a bounded number of mentions for each."""
        for k in range(len(self.nouns)):
            self._one(k)

    def _one(self, k: int) -> None:
        noun = self.nouns[k]
        inner = noun.complement
        while inner is not None:
            self._inner(inner, k)
            noun.state = noun.state or inner.state
            inner = inner.complement
        if noun.actor is not None:
            return
        if noun.tag == "pronoun":
            nearest = bool(noun.senses[0].entry.get("nearest"))
            found = None if noun.quoted else coreference.pronoun(self.nouns, k, nearest=nearest)
            noun.actor = found.actor if found else None
        elif noun.tag == "people":
            self._national(noun, k)
        elif noun.determiner in ("definite", "possessive", "demonstrative", None) and noun.number == "s":
            self._definite(noun, k)
        if noun.tag == "organ" and noun.actor is None:
            self._owner(noun, k)
        if noun.entry("neighbour"):
            sentence = self.page.sentences[noun.sentence]
            noun.actor = coreference.neighbour(noun, self.tokens, sentence.first, sentence.last, self.known)

    def _national(self, noun: Noun, k: int) -> None:
        """One of a people ("the Norwegian") is the last person named whom the page calls so."""
        if noun.number != "s" or noun.determiner not in ("definite", "demonstrative"):
            return
        for other in reversed(self.nouns[max(0, k - _MEDIA) : k]):
            person = self.people.persons.get(other.actor or "")
            if person is not None and noun.state == person.home:
                if noun.gender in (None, person.gender):
                    noun.actor = person.id
                return

    def _inner(self, inner: Noun, k: int) -> None:
        if inner.actor is not None:
            return
        if inner.entry("title") and inner.name is None and inner.number == "s" and inner.state is not None:
            self._titled(inner, k)
        elif inner.tag == "organ":
            self._owner(inner, k)
        elif inner.tag == "outlet" and inner.number == "s" and self.known.morphology is not None:
            inner.actor = outlets.meant(
                inner, self.nouns, k, self.tokens, self.known
            )  # "according to the paper's data"

    def _definite(self, noun: Noun, k: int) -> None:
        apart = noun.complement is not None or noun.narrowed
        if noun.tag == "anonymous" and apart and self.known.morphology is not None:
            return  # without articles, one whom nobody names and more words set apart is somebody new
        if noun.entry("country"):
            self._country(noun, k)
        if noun.actor is None and noun.entry("title"):
            self._titled(noun, k)
        if noun.actor is None and noun.entry("described") and noun.determiner != "possessive":
            person = coreference.described(self.nouns, k, self.people)
            noun.actor = person.id if person else None
        if noun.actor is None and noun.entry("body"):
            noun.actor = self._organisation(noun, k)
        if noun.actor is None and noun.tag == "outlet":
            noun.actor = outlets.meant(noun, self.nouns, k, self.tokens, self.known)

    def _organisation(self, noun: Noun, k: int) -> str | None:
        """The last organisation named of the kind that a bare phrase says; None when it says no kind."""
        types = {one for sense in noun.senses for one in sense.entry.get("types", ())}
        among = {one for sense in noun.senses for one in sense.entry.get("among", ())}
        if noun.determiner not in ("definite", "demonstrative") or noun.name or noun.complement:
            return None
        if among:
            return self._among(among, k)
        if not types:
            return None
        for other in reversed(self.nouns[max(0, k - _MEDIA) : k]):
            known = registry.actors().get(other.actor or "")
            if (
                known is not None
                and known.kind == "organisation"
                and (known.type in types or known.id in among)
            ):
                fits = noun.state is None or known.party in (None, noun.state)
                return known.id if fits and not other.governed else None
            if other.tag == "run" and other.actor is None and not other.governed:
                return None  # it may as well be the one nobody knows
        return None

    def _among(self, ids: set[str], k: int) -> str | None:
        """The one of these that was named last, on its own or in somebody's title."""
        for other in reversed(self.nouns[max(0, k - _MEDIA) : k]):
            for actor in (other.actor, other.state):
                if actor in ids:
                    return actor
        return None

    def _country(self, noun: Noun, k: int) -> None:
        sense = noun.entry("country")
        if sense is None or noun.state is not None:
            return
        if sense.entry.get("possessive"):
            if noun.determiner == "possessive":
                noun.actor = coreference.possessor(self.nouns, k, self.people, first=False)
        elif noun.determiner == "definite" or sense.entry.get("of"):
            noun.actor = coreference.nearest_state(self.nouns, k, sense.entry.get("of"))
        if noun.actor is None and noun.determiner == "definite" and noun.entry("country"):
            bare = [one for one in noun.senses if one.tag == "country" and not one.entry.get("possessive")]
            if bare:
                noun.actor = coreference.nearest_state(self.nouns, k, bare[0].entry.get("of"))

    def _titled(self, noun: Noun, k: int) -> None:
        sense = noun.entry("title")
        if sense is None or sense.entry.get("kin") or noun.name is not None:
            return  # a name that nobody knows is still somebody's
        if noun.determiner == "possessive" and noun.state is None:
            noun.state = coreference.possessor(self.nouns, k, self.people, first=True)
            if noun.state is None:
                return
        if noun.state is None and noun.home is None and not noun.domain:
            self._elaborated(noun, k)
        person: Person | None
        if sense.entry.get("counterpart"):
            person = counterpart(noun, self.people, self._subject_before(k))
        else:
            person = self._holder(noun)
        if person is not None:
            noun.actor, noun.gender = person.id, noun.gender or person.gender
            person.seen(noun)

    def _elaborated(self, noun: Noun, k: int) -> None:
        """A bare title that nobody before holds takes the state of the same title soon after it."""
        asked = fact_of(noun, None)
        if asked is None or holder(noun, self.people, asked) is not None:
            return
        ahead = self.nouns[k + 1 : k + _AHEAD]
        fuller = [one for one in ahead if one.senses and one.senses[0].id == noun.senses[0].id]
        states = {one.state for one in fuller if one.state and one.determiner == "definite"}
        if len(states) == 1:
            noun.state = states.pop()

    def _holder(self, noun: Noun) -> Person | None:
        """Who holds the office: at home first when the title is one that only home uses."""
        asked = fact_of(noun, None)
        if asked is None:
            return None
        if asked.state is None and noun.home:
            state = registry.resolve(noun.home)
            found = holder(noun, self.people, replace(asked, state=state))
            if found is not None:
                noun.state = state
                return found
        noun.own = asked.state is None and writers_own(noun, self.tokens[noun.head].text)
        own = homeland.home(self.nouns, self.people.persons) if noun.own else asked.state
        return None if noun.own and own is None else holder(noun, self.people, replace(asked, state=own))

    def _subject_before(self, k: int) -> Person | None:
        for j in range(k - 1, max(-1, k - 20), -1):
            person = self.people.persons.get(self.nouns[j].actor or "")
            if person is not None and not self.nouns[j].governed:
                return person
        return None

    def _owner(self, noun: Noun, k: int) -> None:
        """Give an organ the state it belongs to: said, possessed, said elsewhere of the same, or at home."""
        if noun.state is None and noun.determiner == "possessive":
            noun.state = coreference.possessor(self.nouns, k, self.people, first=True)
        if noun.state is None and noun.determiner in ("definite", None) and not self._regional(noun):
            same = coreference.same_head(noun, self.nouns, k, self.tokens)
            noun.state = same.state if same else self._later(noun, k)
        if noun.state is None and noun.home:
            noun.state = registry.resolve(noun.home)
        if noun.state is None and k + 1 < len(self.nouns) and self.nouns[k + 1].first == noun.last:
            noun.state = coreference.state_of(self.nouns[k + 1].actor, self.people)  # "the Doe government"
        sense = noun.entry("organ")
        if noun.state is None and sense is not None and "seats" in sense.entry:
            noun.state = self._seat(sense.entry["seats"], k)
        if (
            noun.state is None
            and sense is not None
            and sense.entry.get("sole")
            and noun.determiner == "definite"
        ):
            noun.state = self._only_power()
        if (
            noun.state is None
            and sense is not None
            and sense.entry.get("main")
            and noun.domain not in _EITHER
        ):
            noun.state = self._main_power(k) if noun.determiner == "definite" else None
        house = sense is not None and (sense.entry.get("main") or sense.entry.get("sole"))
        if noun.state is None and house and noun.determiner == "definite" and noun.domain != "foreign":
            noun.state = self._home()
        if sense is not None and sense.entry["speaks"] == "state" and not self._branch(noun):
            noun.actor = noun.state

    def _seat(self, seats: Sequence[str], k: int) -> str | None:
        """The state whose seat of that kind was named last ("the Kremlin … the presidency")."""
        for other in reversed(self.nouns[max(0, k - _MEDIA) : k]):
            if other.tag == "seat" and other.senses[0].id in seats:
                return other.actor
        return None

    def _regional(self, noun: Noun) -> bool:
        """Return True for the organ of a region ("the Scottish police"): its state is not that of others."""
        return any(token.low in self.known.regions for token in self.tokens[noun.bare : noun.last])

    def _branch(self, noun: Noun) -> bool:
        """Return True for one branch of a power ("health authorities"), which speaks under its own name."""
        return any(token.low in self.known.branches for token in self.tokens[noun.bare : noun.last])

    def _only_power(self) -> str | None:
        """The state of everybody here who speaks for one, when there is only one."""
        if self._powers is None:
            parties = {person.party for person in self.people.persons.values() if person.mentions}
            parties |= {noun.state for noun in self.nouns if noun.tag in ("title", "organ")}
            states = set(registry.by_code().values())
            self._powers = sorted(party for party in parties if party in states)
        return self._powers[0] if len(self._powers) == 1 else None

    def _main_power(self, k: int) -> str | None:
        """The state most of whose officials and organs were named before mention `k`; None without a clear one."""
        states = set(registry.by_code().values())
        found: dict[str, int] = {}
        for noun in self.nouns[max(0, k - _ALL) : k]:
            person = self.people.persons.get(noun.actor or "")
            state = (
                person.party if person is not None else noun.state if noun.tag in ("title", "organ") else None
            )
            if state in states and not noun.quoted:
                found[str(state)] = found.get(str(state), 0) + 1
        first, *rest = sorted(found.values(), reverse=True) or [0]
        clear = first > _CLEAR and first > _CLEAR * (rest[0] if rest else 0)
        return max(found, key=lambda state: found[state]) if found and clear else None

    def _home(self) -> str | None:
        if self._homes is None:
            self._homes = [homeland.home(self.nouns[:_ALL], self.people.persons)]
        return self._homes[0]

    def _later(self, noun: Noun, k: int) -> str | None:
        low = self.tokens[noun.head].low
        for other in self.nouns[k + 1 : k + 40]:
            if other.state and self.tokens[other.head].low == low and noun.domain in (None, other.domain):
                return other.state
        return None
