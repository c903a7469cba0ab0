"""From the words that name a source to the mentions they hold: one party, or several joined by "and"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.anchor import Span
from detente.reading.cased import told
from detente.reading.cased.phrases import heads, leads, modifying, numeral
from detente.reading.mentions import group_id
from detente.reading.model import Token
from detente.reading.morphology import Morphology
from detente.reading.runs import Noun
from detente.reading.scene import Scene

_THINGS = ("organ", "document", "body")
_COMMON = (*_THINGS, "title", "anonymous", "outlet", "described", "country", "neighbour")
_HOLDERS = ("title", "anonymous", "described", "people")
_OUTLETS = {"outlet": "medium"}
_EPITHET = 4  # words of the longest epithet before a name, its article included
_AHEAD = 8  # mentions of a source that are looked at for a name


_NAMES = ("person", "run")


class Lookup:
    """Looks up the mentions of a page by place."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.starts = [scene.tokens[noun.first].start for noun in scene.nouns]

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds the character, else of the first one after it."""
        i = bisect_left(self.scene.page.starts, offset)
        return i - 1 if i > 0 and self.tokens[i - 1].end > offset else i

    def first_in(self, offset: int) -> int:
        """Return the index of the first mention that starts at or after the character."""
        return bisect_left(self.starts, offset)

    def nouns(self, span: Span) -> list[Noun]:
        """Return the mentions that make up the source, coordinated or in apposition; [] when none does."""
        first, last = self.token_at(span.start), self.token_at(span.end)
        k = bisect_left(self.starts, span.start)
        held: list[Noun] = []
        if k > 0 and self.scene.nouns[k - 1].tag == "medium":
            first = max(first, min(self.scene.nouns[k - 1].last, last))  # told "Radio Oslo Jane Doe"
        if k > 0:
            inner = self._inside(self.scene.nouns[k - 1], first, last)
            if inner is not None:
                held.append(inner)
        while k < len(self.starts) and self.starts[k] < span.end:
            noun = self._inside(self.scene.nouns[k], first, last)
            if noun is not None:
                held.append(noun)
            k += 1
        cut = self.scene.nouns[k - 1] if not held and k > 0 else None
        if cut is not None and cut.tag == "person" and cut.first == first and cut.head >= last:
            return [cut]  # the source breaks off within the name, at a full stop
        chained = (
            self._chained(held, first) or self._apposed(held, first, last) or self._epithet(held, first, last)
        )
        chained = told.teller(chained, held, self) or self._member(chained)
        person = self._named_in(held, chained, last)
        return [person] if person is not None else chained

    def _member(self, chained: list[Noun]) -> list[Noun]:
        """Leave only the person of an organisation joined to one who speaks for it: one voice, and not two."""
        if len(chained) != 2 or chained[0].tag != "organisation":
            return chained
        person = self.scene.people.persons.get(self.actor(chained[1]) or "")
        return chained[1:] if person is not None and person.party == chained[0].actor else chained

    def same(self, noun: Noun) -> bool:
        """Return True when the phrase says that its source is the one just before."""
        words = self.tokens[noun.first : noun.head]
        return any(self.scene.known.is_a(token.low, "same") for token in words)

    def _named_in(self, held: list[Noun], chained: list[Noun], last: int) -> Noun | None:
        """Return the person whom a source that begins as a title or description goes on to name."""
        if len(chained) > 1 or not held or not self._only_described(held[0]):
            return None
        for noun in held[1:_AHEAD]:
            own = noun.name if noun.name is not None and noun.tag in _HOLDERS else noun
            if held[0].tag == "outlet" and own.tag in ("run", "medium") and not self._governed(noun):
                return noun
            if own.tag != "person" or self._governed(noun) or noun.last > last:
                continue
            full = own.last - own.head > 1 or own.determiner == "civility"
            between = self.tokens[held[0].last : noun.first]
            if full and not any(self._parts(token.low) for token in between):
                return noun
        return None

    def _apposed(self, held: list[Noun], first: int, last: int) -> list[Noun]:
        """Return the full name behind a comma that closes a source whose head nobody knows; [] for none."""
        for noun in held[:_AHEAD]:
            own = noun.name if noun.name is not None and noun.tag in _HOLDERS else noun
            closes = noun.last == last or self.tokens[noun.last].text == ","
            if (
                own.tag == "person"
                and own.last - own.head > 1
                and closes
                and self.tokens[noun.first - 1].text == ","
            ):
                return (
                    [] if any(self._parts(token.low) for token in self.tokens[first : noun.first]) else [noun]
                )
        return []

    def _epithet(self, held: list[Noun], first: int, last: int) -> list[Noun]:
        """Return the full name that closes a source behind a noun nobody knows ("the novelist Jane Doe"); [] for none."""
        own = held[0] if held else None
        if self.scene.known.morphology is not None and held:
            return self._led(held[-1], first, last, self.scene.known.morphology)
        if own is None or own.last - own.head < 2 or own.tag not in ("person", "run"):
            return []
        if own.last != last and (self.tokens[own.last].text != "," or own.last > last):
            return []
        known = self.scene.known
        words = self.tokens[first : own.first]
        small = ("and", "of", "prepositions", "relatives", "speaker", "subject", "quantities")
        plain = all(
            token.text[0].isalpha()
            and token.text[0].islower()
            and not any(known.is_a(token.low, one) for one in small)
            for token in words
        )
        article = bool(words) and known.is_a(words[0].low, "determiners:definite")
        return held[:1] if article and plain and 2 <= len(words) <= _EPITHET else []

    def _led(self, own: Noun, first: int, last: int, known: Morphology) -> list[Noun]:
        """Return the name that closes a source behind words in its case that nobody knows; [] for none."""
        words = self.tokens[first : own.first]
        if own.tag not in ("person", "run") or own.last != last or not words or self._governed(own):
            return []
        full = own.last - own.head > 1 and own.case is not None and "nom" in own.case
        small = any(self._parts(token.low) for token in words)
        if modifying(words[0], known) and not (full and not small and heads(words, own.case, known, True)):
            led = leads(words[0], own.case, known) and heads(words, None, known) is False
            return [own] if led else []
        return [own] if full and not small and heads(words, own.case, known) else []

    def _governed(self, noun: Noun) -> bool:
        return noun.first > 0 and self.scene.known.is_a(self.tokens[noun.first - 1].low, "prepositions")

    def _parts(self, low: str) -> bool:
        """Return True for what begins a clause or another member of a list: a name behind it is somebody else."""
        known = self.scene.known
        return any(known.is_a(low, name) for name in ("relatives", "and", "speaker", "subject"))

    def _only_described(self, noun: Noun) -> bool:
        named = noun.name is not None and noun.name.tag == "person"
        outlet = noun.tag == "outlet" and noun.name is None
        return (outlet or noun.tag in _HOLDERS) and noun.number == "s" and not named

    def _inside(self, noun: Noun, first: int, last: int) -> Noun | None:
        begun = noun.tag in _NAMES and noun.head < first < noun.last <= last
        if first <= noun.head < last or (begun and self.scene.known.morphology is not None):
            return noun  # or the source has only the end of the name, behind its initials
        for part in (noun.name, noun.complement):
            if part is not None:
                found = self._inside(part, first, last)
                if found is not None:
                    return found
        return None

    def _chained(self, held: list[Noun], first: int) -> list[Noun]:
        """Keep the first mention and those joined to it by a comma or "and"; drop what only modifies it."""
        chained: list[Noun] = []
        joints: list[bool] = []
        at = first
        for noun in held:
            between = self.tokens[at : noun.first]
            if chained and not between:
                if self._heads(noun, chained[-1]):
                    chained[-1] = noun
                at = noun.last
                continue  # what follows without a joint only says more of the one before
            if chained and not all(self._joins(token.low) for token in between):
                break
            if not chained and not self._opening(at, noun):
                return []
            if chained and self._titled_too(noun, chained[-1], between):
                at = noun.last
                continue
            if chained and all(self._beside(token.low) for token in between):
                if self._restates(noun, chained[-1]):
                    at = noun.last
                    continue
                if self._named(noun) and chained[-1].senses and not self._named(chained[-1]):
                    del chained[-1], joints[-1]
            chained.append(noun)
            joints.append(any(self.scene.known.is_a(token.low, "and") for token in between))
            at = noun.last
        while len(chained) > 1 and not joints[-1]:
            del chained[-1], joints[-1]  # a list ends with "and"
        return chained

    def _heads(self, noun: Noun, before: Noun) -> bool:
        """Return True for a titled name behind the name of the house it is of ("Acme Inc. chief Jane Doe")."""
        house = before.tag in ("run", "organisation") and before.number == "s"
        return house and bool(self.scene.known.fronts) and noun.tag == "title" and noun.name is not None

    def _titled_too(self, noun: Noun, before: Noun, between: Sequence[Token]) -> bool:
        """Return True for a title without article joined to another of the same person ("critic and ex-envoy")."""
        if noun.determiner is not None or noun.number != "s" or self._named(noun):
            return False
        joined = bool(between) and all(self.scene.known.is_a(token.low, "and") for token in between)
        return (
            joined and noun.tag in _HOLDERS and before.tag in (*_HOLDERS, "person") and before.number == "s"
        )

    def _restates(self, noun: Noun, before: Noun) -> bool:
        """Return True when a phrase only says more of the one just named."""
        if self._named(noun):
            return False
        inner = (
            before.complement.actor or (before.complement.name and before.complement.name.actor)
            if before.complement is not None
            else None
        )
        return self._named(before) or (noun.actor is not None and noun.actor == inner)

    def _beside(self, low: str) -> bool:
        return low == "," or self._is_determiner(low)

    def _named(self, noun: Noun) -> bool:
        return (
            noun.tag not in _COMMON and not (noun.tag == "people" and noun.number == "s")
        ) or noun.name is not None

    def _joins(self, low: str) -> bool:
        known = self.scene.known
        return low == "," or known.is_a(low, "and") or low in known.before or self._is_determiner(low)

    def _is_determiner(self, low: str) -> bool:
        return any(name.startswith("determiners") for name in self.scene.known.closed.get(low, ()))

    def _opening(self, first: int, noun: Noun) -> bool:
        """Return True when nothing but small words stands before the first mention of the source."""
        known = self.scene.known
        return all(
            self._is_determiner(token.low)
            or not token.text[0].isalpha()
            or (self.scene.in_quotes(token.start) and not noun.quoted)
            or known.is_a(token.low, "prepositions")
            or token.low in known.before
            or known.is_a(token.low, "and")
            or known.is_a(token.low, "quantities")
            or known.is_a(token.low, "ordinals")
            or (known.morphology is not None and numeral(token, known.morphology))
            or (known.morphology is not None and leads(token, noun.case, known.morphology))
            for token in self.tokens[first : noun.first]
        )

    def actor(self, noun: Noun) -> str | None:
        """Return the actor the mention stands for by name, title or metonym."""
        if noun.name is not None and noun.name.tag == "person" and noun.tag in _HOLDERS:
            return noun.name.actor
        if (
            noun.name is not None
            and noun.name.actor is not None
            and "medium" in (noun.name.tag, _OUTLETS.get(noun.tag))
        ):
            return noun.name.actor
        if noun.tag == "outlet" and noun.name is None and (own := noun.complement) is not None:
            before = own.tag == "medium" and own.last <= noun.head  # "the Xinhua news agency"
            if before and own.actor is not None:
                return own.actor
        return group_id(noun)

    def text(self, first: int, last: int) -> str:
        """Return the words of tokens `first` to `last` as they stand, white space made single."""
        words = self.scene.page.text[self.tokens[first].start : self.tokens[last - 1].end]
        return " ".join(words.split())

    def bare(self, first: int, last: int) -> int:
        """Return the first token after leading determiners and marks."""
        while first < last - 1 and (
            not self.tokens[first].text[0].isalnum()
            or self._is_determiner(self.tokens[first].low)
            or self.scene.known.is_a(self.tokens[first].low, "others")
            or self.scene.known.is_a(self.tokens[first].low, "of")
            or self._counted(first)
        ):
            first += 1
        return first

    def _counted(self, i: int) -> bool:
        """Return True for a noun of number ("some sixty" experts): those who are counted speak."""
        known = self.scene.known
        follows = i + 1 < len(self.tokens) and known.is_a(self.tokens[i + 1].low, "of")
        return follows and known.is_a(self.tokens[i].low, "quantities")
