"""What stands before the head of a mention in a language that puts it there: "Russia's former deputy defence minister"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.reading.runs import Noun
from detente.reading.standing import Standing

if TYPE_CHECKING:
    from detente.reading.gazetteer import Form

_LONG = 12  # words before a head
_DEPTH = 3
_POWERS = frozenset({"state", "organisation", "capital", "seat", "group", "people", "person", "medium"})
_ATTRIBUTIVE = frozenset({"organ", "body", "outlet"})  # nouns that may stand before another without a mark


@dataclass(slots=True)  # not frozen: one is made for every step
class Front:
    """What was read before token `at`, never changed; `form` is the head that stands there, when one does."""

    first: int
    at: int
    form: Form | None = None
    person: Noun | None = None  # a form of address with its name, in place of a head
    state: str | None = None
    domain: str | None = None
    home: str | None = None
    adjective: int | None = None
    complement: Noun | None = None
    qualifiers: tuple[str, ...] = ()
    former: bool = False
    deputy: bool = False
    determiner: str | None = None
    topic: str | None = None  # a state named without a mark: for some titles what they are about
    noun: bool = False  # the last word was a noun without a possessive's mark

    def onto(self, noun: Noun) -> None:
        """Give the head what stands before it."""
        noun.first, noun.adjective, noun.complement = self.first, self.adjective, self.complement
        about = any("topic" in sense.entry for sense in noun.senses)
        noun.state = noun.state or self.state or (None if about else self.topic)
        noun.domain = self.domain or noun.domain
        noun.home, noun.qualifiers = noun.home or self.home, self.qualifiers
        noun.former, noun.deputy = self.former, self.deputy
        noun.determiner = self.determiner


class Fronting(Standing):
    """Reads from the first word of a phrase to its head; every call looks at a bounded number of tokens."""

    def at(self, i: int, end: int, depth: int = 0) -> Noun | None:
        """Return the mention whose head stands at token `i` and that ends before token `end`."""
        raise NotImplementedError

    def front(self, i: int, end: int, depth: int) -> Front | None:
        """Return the farthest head that the words from token `i` lead to; None where they lead to none."""
        if not self.known.fronts or depth > _DEPTH:
            return None
        read: Front | None = Front(i, i)
        found: tuple[Front, Form] | None = None
        limit = min(end, i + _LONG)
        while read is not None and read.at < limit and (read.at == i or self._touches(read.at)):
            person = self._addressed(read, end)
            if person is not None:
                return replace(read, person=person)
            here = self._headed(read, end)
            if here is not None and read.at > i:
                found = read, here
            read = self._step(read, here, end, depth)
        if found is None or self._covered(found[0], end):
            return None
        return replace(found[0], form=found[1])

    def _covered(self, front: Front, end: int) -> bool:
        """Return True when a known name that begins with the phrase holds its head ("the Western alliance")."""
        name = self.known.proper.match(self.tokens, front.first, end)
        return name is not None and front.first + len(name.words) > front.at

    def _fronted(self, front: Front, end: int, depth: int) -> Noun | None:
        if front.form is not None:
            return self._common(front.form, front.at, end, depth, front)
        noun = front.person
        if noun is None:
            return None
        noun.first, noun.state = front.first, front.state
        self._article(noun)
        return noun

    def _addressed(self, read: Front, end: int) -> Noun | None:
        """The person that a form of address names behind what was read ("US Sen. Jane Doe")."""
        form = self.known.nouns.match(self.tokens, read.at, end) if read.at > read.first else None
        civil = form is not None and form.senses[0].tag == "civility"
        return self._civil(form, read.at, end) if form is not None and civil else None

    def _civil(self, form: Form, i: int, end: int) -> Noun | None:
        raise NotImplementedError

    def _headed(self, read: Front, end: int) -> Form | None:
        form = self.known.nouns.match(self.tokens, read.at, end)
        if form is None or (not read.noun and self._longer_name(form, read, end)):
            return None
        if form.senses[0].tag == "civility":
            return None
        low = self.tokens[read.at].low
        if len(form.words) == 1 and self.tokens[read.at].text.islower():
            if read.noun and low in self.known.fronts.verbs:
                return None
            if read.at == read.first and self._other_part_of_speech(form, read.at):
                return None
        return form

    def _longer_name(self, form: Form, read: Front, end: int) -> bool:
        """Return True where a known name holds the head; behind a possessor, one that goes on behind it."""
        name = self.known.proper.match(self.tokens, read.at, end) if self._capital(read.at) else None
        return name is not None and len(name.words) >= len(form.words) + (read.determiner is not None)

    def _step(self, read: Front, here: Form | None, end: int, depth: int) -> Front | None:
        """Step over what stands at `read.at`; None when it can't stand before a head."""
        if here is not None:
            return self._over_noun(read, here, end, depth)
        form = self.known.proper.match(self.tokens, read.at, end) if self._capital(read.at) else None
        if form is not None and not self._only_article(form, read.at) and self._leads(form, read.at, end):
            return self._over_known(read, form, end)
        return self._over_words(read, end) or self._over_unknown(read, end)

    def _leads(self, form: Form, i: int, end: int) -> bool:
        """Return True for a known name that is not the beginning of somebody else's."""
        if form.words in self.known.fronts.adjectives or not self._part_of_name(form, i, end):
            return True
        after = i + len(form.words)
        low = self.tokens[after].low
        listed = low in self.known.before or self.known.fronts.portfolio.match(self.tokens, after, end)
        return bool(listed) or self.known.nouns.match(self.tokens, after, end) is not None

    def _over_noun(self, read: Front, here: Form, end: int, depth: int) -> Front | None:
        sense = here.senses[0]
        possessor = self._common(here, read.at, end, depth + 1, read)
        if self._genitive(possessor.last, end):
            return self._possessed(read, possessor)
        after = read.at + len(here.words)
        if sense.tag not in _ATTRIBUTIVE:
            return self._over_words(read, end) if len(here.words) == 1 else None
        portfolio = self.known.portfolios.match(self.tokens, after, end)
        domain = read.domain or sense.entry.get("domain")
        if portfolio is not None:
            domain = domain or portfolio.senses[0].entry["domain"]
            after += len(portfolio.words)
        inner = self._common(here, read.at, after, _DEPTH, read)
        inner.first = read.at
        state = read.state or sense.actor
        return replace(read, at=after, state=state, domain=domain, complement=inner, noun=True)

    def _common(self, form: Form, i: int, end: int, depth: int, front: Front | None = None) -> Noun:
        raise NotImplementedError

    def _genitive(self, k: int, end: int) -> bool:
        return (
            bool(self.known.fronts)
            and k < end
            and self.tokens[k].low in self.known.fronts.genitives
            and self._touches(k)
        )

    def _possessed(self, read: Front, owner: Noun) -> Front:
        """Go on behind a possessor and its mark."""
        after = owner.last + 1
        if owner.entry("country"):
            return Front(read.first, after, determiner="possessive")
        state = owner.actor if owner.tag in _POWERS and owner.tag != "person" else owner.state
        return Front(
            min(read.first, owner.first), after, state=state, domain=owner.domain, home=owner.home,
            complement=owner, determiner="definite",
        )  # fmt: skip

    def _over_words(self, read: Front, end: int) -> Front | None:
        """Over an adjective, a portfolio, a noun or a compound."""
        token = self.tokens[read.at]
        form = self.known.fronts.portfolio.match(self.tokens, read.at, end)
        if form is not None:
            entry = form.senses[0].entry
            return replace(
                read, at=read.at + len(form.words), domain=entry["domain"],
                home=read.home or entry.get("home"), noun=False,
            )  # fmt: skip
        if token.low in self.known.before:
            deputy = read.deputy or token.low in self.known.fronts.deputies
            former = read.former or token.low in self.known.formers
            return replace(
                read, at=read.at + 1, qualifiers=(*read.qualifiers, token.low), former=former, deputy=deputy,
                noun=False,
            )  # fmt: skip
        if token.text.isdigit() and read.at > 0 and self._determiner(read.at - 1):
            return replace(read, at=read.at + 1)
        form = self.known.fronts.nouns.match(self.tokens, read.at, end)
        if form is not None:
            return replace(read, at=read.at + len(form.words), noun=True)
        if token.low.endswith(self.known.fronts.endings) and token.low not in self.known.fronts.endings:
            return replace(read, at=read.at + 1, noun=False)
        return None

    def _name(self, k: int, end: int) -> Noun | None:
        raise NotImplementedError

    def _proper(self, form: Form, i: int) -> Noun:
        raise NotImplementedError

    def _over_known(self, read: Front, form: Form, end: int) -> Front | None:
        sense = form.senses[0]
        after = read.at + len(form.words)
        if sense.tag == "people" and form.words in self.known.fronts.adjectives:
            adjective = read.adjective if read.adjective is not None else after - 1
            other = self._joined_adjective(after, end)
            if other is not None:
                return replace(read, at=other, noun=False)
            return replace(read, at=after, state=read.state or sense.actor, adjective=adjective, noun=False)
        noun = self._proper(form, read.at)
        if self._genitive(after, end):
            return self._possessed(read, noun)
        if sense.tag == "people":
            return None
        noun.first = read.at
        state = None if sense.tag in ("person", "medium") else noun.actor
        acronym = sense.tag not in ("state", "capital") or self.tokens[read.at].text.isupper()
        return replace(
            read, at=after, complement=noun, domain=read.domain or noun.domain, noun=True,
            state=read.state or (state if acronym else None), topic=read.topic or state,
        )  # fmt: skip

    def _joined_adjective(self, k: int, end: int) -> int | None:
        """The token behind "and" and the adjective of another state: what follows belongs to both."""
        if k + 1 >= end or not self.known.is_a(self.tokens[k].low, "and"):
            return None
        form = self.known.proper.match(self.tokens, k + 1, end) if self._capital(k + 1) else None
        if form is not None and form.words in self.known.fronts.adjectives:
            return k + 1 + len(form.words)
        return k + 2 if self.tokens[k + 1].low in self.known.before else None

    def _over_unknown(self, read: Front, end: int) -> Front | None:
        """Over a name that nobody knows: behind it a possessive's mark, or small letters."""
        if (
            read.at != read.first
            or not self._capital(read.at)
            or self.tokens[read.at].low in self.known.closed
        ):
            return None
        name = self._name(read.at, end)
        if name is None:
            return None
        if self._genitive(name.last, end):
            return self._possessed(read, replace(name, first=read.at))
        opener = name.lone and self.tokens[read.at].low.endswith(self.known.fronts.openers)
        if opener or name.last >= end:
            return None
        if not (self.tokens[name.last].text[0].islower() or self._titles(name.last)):
            return None
        return replace(read, at=name.last, complement=name, noun=True)
