"""Parses a mention in a language with cases: adjectives that agree, head, genitives behind it, the name in its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.cased.agreement import Agreement, modifies, slots
from detente.reading.cased.before import Before
from detente.reading.cased.beside import CLOSING, HOLDERS, HOUSES, agree
from detente.reading.runs import Noun

if TYPE_CHECKING:
    from detente.reading.gazetteer import Form

_DEPTH = 3
_FRONT = 5  # adjectives before a head
_QUOTED = 8  # tokens of a name in quotation marks
_TAIL = 12  # words of what a head governs
_POWERS = frozenset({"state", "organisation", "capital", "seat", "group", "people", "medium"})
_PRESIDENCY = "presidency"
_LOCAL = "local-head"
_GENITIVE = frozenset(("gen",))


class CasedParser(Before):
    """Reads mentions at given tokens; every call looks at a bounded number of tokens."""

    def at(self, i: int, end: int, depth: int = 0, outer: frozenset[str] | None = None) -> Noun | None:
        """Return the mention that begins at token `i` (or whose head stands there) and ends before token `end`.

        `outer`: the cases of the phrase it stands in; a name in one of them is that of the outer head.
        """
        if i >= end:
            return None
        upper = self._capital(i)
        if upper and (found := self.domain(i, end) or self._name_at(i, end)) is not None:
            return found
        form = self.known.nouns.match(self.tokens, i, end)
        if form is not None and form.senses[0].tag == "civility":
            return self._civil(form, i, end)
        if not upper and self.known.is_a(self.tokens[i].low, "prepositions"):
            return None
        name = self.known.proper.match(self.tokens, i, end) if not upper else None
        if name is not None and (form is None or len(name.words) > len(form.words)):
            return self._proper(name, i)
        if form is not None and not self._modifier(form, i, end):
            return self._common(form, i, i, end, depth, outer)
        if not upper and (self._hung(i) or (self._particle(i, min(end, i + 2)) and self._touches(i + 1))):
            return self._behind_particle(i, end, depth)
        return (
            self._fronted(i, end, depth, outer)
            or self._prefixed(i, end, depth, outer)
            or (self.run(i, end, inner=depth > 0) if upper else None)
        )

    def _behind_particle(self, i: int, end: int, depth: int) -> Noun | None:
        """The name that begins with a small word, apart ("van Dorn") or hung on it ("al-Masri")."""
        if self._hung(i):
            return self.run(i, end, inner=depth > 0)
        noun = self.run(i + 1, end, inner=True)
        if noun is not None:
            noun.first = noun.head = i
        return noun

    def _name_at(self, i: int, end: int) -> Noun | None:
        """The known name that stands here, unless a longer noun or somebody else's name does."""
        form = self.known.proper.match(self.tokens, i, end)
        if form is None:
            return None
        noun = self.known.nouns.match(self.tokens, i, end)
        if noun is not None and len(noun.words) > len(form.words):
            return None
        if self._goes_on(form, i, end):
            return None
        if (
            form.senses[0].tag in ("state", "capital", "people")
            and len(form.words) == 1
            and self.personal(i, end)
        ):
            return None
        return self._proper(form, i)

    def _fronted(self, i: int, end: int, depth: int, outer: frozenset[str] | None) -> Noun | None:
        """The mention whose head stands behind the adjectives that begin at token `i`."""
        j = i
        while j < min(end, i + _FRONT) and (j == i or self._touches(j)):
            if j > i:
                form = self.known.nouns.match(self.tokens, j, end)
                if form is not None and form.senses[0].tag != "civility":
                    held = slots(self.tokens[j], self.morphology)
                    if all(modifies(token, held, self.morphology) for token in self.tokens[i:j]):
                        return self._common(form, i, j, end, depth, outer)
            small = self.tokens[j].low in self.known.closed
            if small or not slots(self.tokens[j], self.morphology, ("adj", "participle")):
                return None
            j += 1
        return None

    def _prefixed(self, i: int, end: int, depth: int, outer: frozenset[str] | None) -> Noun | None:
        """A title with a prefix that makes it another one ("ex-minister")."""
        token = self.tokens[i]
        for prefix in self.known.joined:
            if token.low.startswith(prefix) and len(token.low) > len(prefix):
                bare = type(token)(
                    token.i, token.start, token.end, token.text[len(prefix) :], token.low[len(prefix) :]
                )
                form = self.known.nouns.match([bare], 0, 1)
                if form is not None and form.senses[0].tag != "civility":
                    noun = self._common(form, i, i, end, depth, outer)
                    noun.former = prefix == self.known.joined[0]
                    return noun
        return None

    def _common(
        self, form: Form, first: int, head: int, end: int, depth: int, outer: frozenset[str] | None
    ) -> Noun:
        senses = tuple(form.senses)
        sense = senses[0]
        noun = Noun(first, head + len(form.words), sense.tag, senses, head)
        noun.bare = noun.last
        agreed = self._agreement(form, head)
        held = agreed.slots if agreed is not None else frozenset()
        held = self._adjectives(noun, held)
        agreed = self._governed(noun, Agreement(held)) if held else None
        if agreed is not None and agreed.number() == "s" and all(one.number == "p" for one in senses):
            noun.tag, noun.senses = "thing", ()  # another sense of the word
            return noun
        noun.gender = sense.gender
        if agreed is not None:
            noun.case = agreed.cases
            noun.number = agreed.number() or ("p" if sense.number == "p" else "s")
            if sense.tag in HOUSES or sense.tag == "document":
                noun.gender = agreed.gender()
        noun.state, noun.domain, noun.home = (
            noun.state or sense.actor,
            sense.entry.get("domain"),
            sense.entry.get("home"),
        )
        self._determined(noun, held)
        if depth < _DEPTH:
            self._right(noun, end, depth, outer)
        return noun

    def _right(self, noun: Noun, end: int, depth: int, outer: frozenset[str] | None) -> None:
        portfolio = self.known.portfolios.match(self.tokens, noun.last, end) if noun.tag == "title" else None
        if portfolio is not None:
            entry = portfolio.senses[0].entry
            noun.domain, noun.home = entry["domain"], noun.home or entry.get("home")
            noun.last += len(portfolio.words)
        self._tail(noun, end, depth, outer)
        limit = noun.last
        if depth and noun.tag in HOUSES and self.personal(limit, end):
            return
        if self._named(noun, limit, end, outer):
            return
        if noun.tag in {"title", "anonymous"}:
            self._far_name(noun, end, outer)

    def _tail(self, noun: Noun, end: int, depth: int, outer: frozenset[str] | None) -> None:
        """Take the genitives behind a head: what it is of."""
        held = noun.case if noun.tag in HOLDERS else None
        reach = outer if outer is not None else held
        k, limit = noun.last, min(end, noun.last + _TAIL)
        while k < limit and self._touches(k):
            if self._located(k, end) or self._governs(noun, k, end):
                k += 1
                noun.last, noun.narrowed = k, True
                continue
            if noun.tag in HOLDERS and self._own_name(noun, k, end):
                return
            if self.personal(k, end) and noun.complement is not None:
                return
            if self._quoted(k, end) and noun.tag in HOLDERS:
                k = self._quoted_owner(noun, k, end)
                if k == noun.last:
                    return
                noun.last, noun.narrowed = k, True
                continue
            inner = self._genitive(noun, k, end, depth, reach)
            if inner is None:
                if (
                    self.personal(k, end)
                    or not self._bare_genitive(k)
                    or (depth and noun.complement is not None)
                ):
                    return
                if noun.tag == "title" and noun.domain is None and noun.complement is None:
                    noun.domain = min(self.morphology.lemmas(self.tokens[k].low))  # nobody lists it
                k += 1
            else:
                if noun.complement is None:
                    noun.complement = inner
                    self._inherit(noun, inner)
                k = inner.last
            noun.last, noun.narrowed = k, True

    def _located(self, k: int, end: int) -> bool:
        """Return True for the name of a place behind the noun for what it is ("of the town X"), in whatever case."""
        locality = self.known.is_a(self.tokens[k - 1].low, "localities")
        return locality and self._capital(k) and (not self.personal(k, end) or self._followed(k, end))

    def _followed(self, k: int, end: int) -> bool:
        """Return True for a word that is no given name, right before a full name that begins with one."""
        return not self.given(k) and k + 1 < end and self.given(k + 1) and self.personal(k + 1, end)

    def _governs(self, noun: Noun, k: int, end: int) -> bool:
        """Return True for a place that nobody knows, in the genitive between the head of one and the full name."""
        sense = noun.entry("title")
        local = sense is not None and _LOCAL in sense.entry.get("office", ()) and noun.complement is None
        if not local or noun.narrowed or k + 2 >= end or self.given(k):
            return False
        if self.known.proper.match(self.tokens, k, end) or self.morphology.listed(self.tokens[k].low):
            return False
        named = all(self._capital(i) and self._touches(i) for i in (k, k + 1, k + 2))
        ways = self.naming.ways(self.tokens[k].low)
        return named and any("gen" in way.cases and way.nominative != self.tokens[k].low for way in ways)

    def _quoted_owner(self, noun: Noun, k: int, end: int) -> int:
        """Take the name in quotation marks of what a title is of; where it ends, or where the title ends without one."""
        closing = next(
            (j for j in range(k + 2, min(end, k + _QUOTED)) if self.tokens[j].text in CLOSING), None
        )
        if closing is None or not self._capital(k + 1):
            return noun.last
        form = self.known.proper.match(self.tokens, k + 1, closing)
        if form is not None and noun.complement is None:
            noun.complement = self._proper(form, k + 1)
            self._inherit(noun, noun.complement)
        elif noun.domain is None and noun.complement is None:
            noun.domain = self.tokens[k + 1].low
        return closing + 1

    def _own_name(self, noun: Noun, k: int, end: int) -> bool:
        """Return True when a person's name in the case of the head begins at token `k`."""
        if not self.personal(k, end) and not self._surname(noun, k, end):
            return False
        name = self._name(k, end)
        return name is not None and agree(noun.case, name.case)

    def _genitive(
        self, head: Noun, k: int, end: int, depth: int, outer: frozenset[str] | None
    ) -> Noun | None:
        """The mention in the genitive that begins at token `k`."""
        low = self.tokens[k].low
        locality = self.known.is_a(low, "localities")
        if low in self.known.closed and not (locality or self.known.is_a(low, "determiners")):
            return None
        inner = self.at(k, end, depth + 1, outer)
        if inner is None or inner.head < k:
            return None
        if inner.case is not None and "gen" not in inner.case:
            return None
        named = head.tag in HOUSES and inner.case is None and inner.tag in ("medium", "organisation")
        if named or (
            inner.tag == "run" and head.tag in HOUSES and (inner.case is None or "nom" in inner.case)
        ):
            return None  # its name
        inner.first = max(inner.first, k)
        if inner.case is not None:
            inner.case = _GENITIVE
        return inner

    def _bare_genitive(self, k: int) -> bool:
        """Return True for a word in the genitive that heads no mention, or an adjective before one."""
        token = self.tokens[k]
        if not token.text[0].isalpha():
            return False
        if token.low in self.known.closed and not self.known.is_a(token.low, "localities"):
            return False
        read = self.morphology.of(token.low)
        return (
            bool(read)
            and read[0].pos in ("noun", "adj", "participle")
            and any(one.case == "gen" and one.pos in ("noun", "adj", "participle") for one in read)
        )

    def _inherit(self, noun: Noun, inner: Noun) -> None:
        if inner.tag in _POWERS:
            noun.state = noun.state or inner.actor
        else:
            noun.state = noun.state or inner.state
        sense = inner.entry("organ")
        leads = (
            noun.tag == "title" and noun.domain is None and "head" in noun.senses[0].entry.get("office", ())
        )
        if sense is not None and noun.tag == "title" and noun.domain is None:
            noun.domain = inner.domain
            if "head" in sense.entry and leads:
                noun.offices = tuple(sense.entry["head"])
        elif leads and inner.tag == "seat" and inner.domain is not None:
            noun.domain = None if inner.domain == _PRESIDENCY else inner.domain
            noun.offices = ("president",) if inner.domain == _PRESIDENCY else ("minister",)
        elif noun.tag != "title":
            noun.domain = noun.domain or inner.domain
        noun.home = noun.home or inner.home
