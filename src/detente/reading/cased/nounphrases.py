"""Parses a mention in a language with cases: adjectives that agree, head, genitives behind it, the name in its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.cased.agreement import Agreement, modifies, slots
from detente.reading.cased.names import Names
from detente.reading.runs import Noun

if TYPE_CHECKING:
    from detente.reading.gazetteer import Form

_DEPTH = 3
_FRONT = 5  # adjectives before a head
_TAIL = 12  # words of what a head governs
_POWERS = frozenset({"state", "organisation", "capital", "seat", "group", "people", "medium"})
_HOLDERS = frozenset({"title", "described", "anonymous"})
_HOUSES = frozenset({"organ", "body", "outlet"})
_PRESIDENCY = "presidency"
_GENITIVE = frozenset(("gen",))
_OPENING = frozenset('"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}')
_CLOSING = frozenset('"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}')


class CasedParser(Names):
    """Reads mentions at given tokens; every call looks at a bounded number of tokens."""

    def at(self, i: int, end: int, depth: int = 0, outer: frozenset[str] | None = None) -> Noun | None:
        """Return the mention that begins at token `i` (or whose head stands there) and ends before token `end`.

        `outer`: the cases of the phrase it stands in; a name in one of them is that of the outer head.
        """
        if i >= end:
            return None
        upper = self._capital(i)
        if upper and (found := self._name_at(i, end)) is not None:
            return found
        form = self.known.nouns.match(self.tokens, i, end)
        if form is not None and form.senses[0].tag == "civility":
            return self._civil(form, i, end)
        if form is not None:
            return self._common(form, i, i, end, depth, outer)
        form = self.known.proper.match(self.tokens, i, end) if not upper else None
        if form is not None:
            return self._proper(form, i)
        return self._fronted(i, end, depth, outer) or self._prefixed(i, end, depth, outer) or (
            self.run(i, end, inner=depth > 0) if upper else None
        )

    def adjective(self, i: int, end: int) -> tuple[int, str] | None:
        """Return 1 and the state, where token `i` is the adjective of one; None for none."""
        sense = self._demonym(i)
        return (1, sense) if sense is not None and i < end else None

    def nothing_follows(self, k: int) -> bool:
        """Return True when token `k` is no noun that the word before it could belong to."""
        if k >= len(self.tokens) or not self.tokens[k].text[0].isalpha():
            return True
        return not any(one.pos in ("noun", "adj", "participle") for one in self.morphology.of(self.tokens[k].low))

    def _demonym(self, i: int) -> str | None:
        sense = self.known.demonyms.get(self.tokens[i].low)
        adjective = sense is not None and any(one.pos == "adj" for one in self.morphology.of(self.tokens[i].low))
        return sense.actor if adjective and sense is not None else None

    def _name_at(self, i: int, end: int) -> Noun | None:
        """The known name that stands here, unless a longer noun or somebody else's name does."""
        form = self.known.proper.match(self.tokens, i, end)
        if form is None:
            return None
        noun = self.known.nouns.match(self.tokens, i, end)
        if noun is not None and len(noun.words) > len(form.words):
            return None
        if form.senses[0].tag in ("state", "capital", "people") and len(form.words) == 1 and self.personal(i, end):
            return None
        return self._proper(form, i)

    def _proper(self, form: Form, i: int) -> Noun:
        sense = form.senses[0]
        last = i + len(form.words)
        noun = Noun(i, last, sense.tag, tuple(form.senses), i)
        agreed = self._agreement(form, i)
        if agreed is not None:
            if sense.tag == "people":
                agreed = Agreement(frozenset(slot for slot in agreed.slots if slot[1] == sense.number)) or agreed
            noun.case = agreed.cases
        noun.actor, noun.number = sense.actor, sense.number or "s"
        noun.gender = sense.gender if sense.tag in ("person", "people", "group") or agreed is None else agreed.gender()
        noun.open, noun.domain = sense.number is None, sense.entry.get("domain")
        if sense.tag == "people" and noun.number == "s":
            noun.state, noun.actor, noun.determiner = noun.actor, None, "definite"
            if self.personal(last, min(len(self.tokens), last + _TAIL)):
                self._named(noun, last, len(self.tokens))
        return noun

    def _agreement(self, form: Form, i: int) -> Agreement | None:
        """In which cases the words of a form stand; those in the genitive behind its head tell nothing."""
        held = slots(self.tokens[i], self.morphology)
        if not held:
            return None
        for token in self.tokens[i + 1 : i + len(form.words)]:
            agreed = modifies(token, held, self.morphology)
            own = slots(token, self.morphology)
            if agreed:
                held = agreed
            elif form.shape is not None and own and (both := held & own):
                held = both
            else:
                head = frozenset(slot for slot in own if slot[0] != "gen")
                both = frozenset(slot for slot in held if any(slot[0] == other[0] for other in head))
                if not any(slot[0] == "gen" for slot in own) and both:
                    held = both
        return Agreement(held)

    def _civil(self, form: Form, i: int, end: int) -> Noun | None:
        after = i + len(form.words)
        if after >= end or not self._capital(after):
            return None
        noun = self._name(after, end)
        if noun is None:
            return None
        noun.first, noun.gender = i, form.senses[0].gender or noun.gender
        noun.tag = "person" if noun.actor else "run"
        noun.determiner = "civility"
        return noun

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
            if not slots(self.tokens[j], self.morphology, ("adj", "participle")):
                return None
            j += 1
        return None

    def _prefixed(self, i: int, end: int, depth: int, outer: frozenset[str] | None) -> Noun | None:
        """A title with a prefix that makes it another one ("ex-minister")."""
        token = self.tokens[i]
        for prefix in self.known.joined:
            if token.low.startswith(prefix) and len(token.low) > len(prefix):
                bare = type(token)(token.i, token.start, token.end, token.text[len(prefix) :], token.low[len(prefix) :])
                form = self.known.nouns.match([bare], 0, 1)
                if form is not None and form.senses[0].tag != "civility":
                    noun = self._common(form, i, i, end, depth, outer)
                    noun.former = prefix == self.known.joined[0]
                    return noun
        return None

    def _common(self, form: Form, first: int, head: int, end: int, depth: int, outer: frozenset[str] | None) -> Noun:
        senses = tuple(form.senses)
        sense = senses[0]
        noun = Noun(first, head + len(form.words), sense.tag, senses, head)
        noun.bare = noun.last
        agreed = self._agreement(form, head)
        held = agreed.slots if agreed is not None else frozenset()
        held = self._adjectives(noun, held)
        agreed = self._governed(noun, Agreement(held)) if held else None
        noun.gender = sense.gender
        if agreed is not None:
            noun.case = agreed.cases
            noun.number = agreed.number() or ("p" if sense.number == "p" else "s")
            if sense.tag in _HOUSES or sense.tag == "document":
                noun.gender = agreed.gender()
        noun.state, noun.domain, noun.home = noun.state or sense.actor, sense.entry.get("domain"), sense.entry.get("home")
        self._determined(noun)
        if depth < _DEPTH:
            self._right(noun, end, depth, outer)
        return noun

    def _adjectives(self, noun: Noun, held: frozenset[tuple[str, str | None, str | None]]) -> frozenset[tuple[str, str | None, str | None]]:
        """Take the adjectives before the head that agree with it; what is left of its readings."""
        k = noun.head - 1
        while k >= max(0, noun.head - _FRONT) and self._touches(k + 1):
            token = self.tokens[k]
            agreed = modifies(token, held, self.morphology) if held else frozenset()
            if not agreed or token.low in self.known.closed or (self._capital(k) and not self._opens(k)):
                break
            held = agreed
            state = self._demonym(k)
            if state is not None:
                noun.state, noun.adjective = noun.state or state, k
            noun.former = noun.former or token.low in self.known.formers
            noun.qualifiers += (token.low,) if token.low in self.known.labels else ()
            noun.first = min(noun.first, k)
            k -= 1
        return held

    def _governed(self, noun: Noun, agreed: Agreement) -> Agreement:
        """The readings behind a preposition: in no nominative."""
        before = self.tokens[noun.first - 1].low if noun.first else ""
        if self.known.is_a(before, "prepositions"):
            return agreed.within(frozenset(agreed.cases - {"nom"}))
        return agreed

    def _determined(self, noun: Noun) -> None:
        """What stands for an article: a demonstrative, a possessive; a bare singular may be known already."""
        k = noun.first - 1
        classes = self.known.closed.get(self.tokens[k].low, {}) if k >= 0 else {}
        for kind in ("possessive", "demonstrative", "speaker", "indefinite"):
            if f"determiners:{kind}" in classes:
                noun.determiner = kind
                if kind != "indefinite":
                    noun.first = k
                return
        if noun.number == "p" or noun.tag == "anonymous":
            described = noun.entry("described") is not None and noun.number == "s" and noun.first == noun.head
            noun.determiner = "definite" if described else "indefinite"
        else:
            noun.determiner = "definite"

    def _right(self, noun: Noun, end: int, depth: int, outer: frozenset[str] | None) -> None:
        portfolio = self.known.portfolios.match(self.tokens, noun.last, end) if noun.tag == "title" else None
        if portfolio is not None:
            entry = portfolio.senses[0].entry
            noun.domain, noun.home = entry["domain"], noun.home or entry.get("home")
            noun.last += len(portfolio.words)
        self._tail(noun, end, depth, outer)
        limit = noun.last
        if depth and noun.tag in _HOUSES and not self._quoted(limit, end):
            return
        if self._named(noun, limit, end, outer):
            return
        if noun.tag == "title" or noun.tag == "anonymous":
            self._far_name(noun, end, outer)

    def _tail(self, noun: Noun, end: int, depth: int, outer: frozenset[str] | None) -> None:
        """Take the genitives behind a head: what it is of."""
        held = noun.case if noun.tag in _HOLDERS else None
        reach = outer if outer is not None else held
        k, limit = noun.last, min(end, noun.last + _TAIL)
        while k < limit and self._touches(k):
            if noun.tag in _HOLDERS and self._own_name(noun, k, end):
                return
            if self.personal(k, end) and noun.complement is not None:
                return
            inner = self._genitive(k, end, depth, reach)
            if inner is None:
                if not self._bare_genitive(k) or (depth and noun.complement is not None):
                    return
                k += 1
            else:
                if noun.complement is None:
                    noun.complement = inner
                    self._inherit(noun, inner)
                k = inner.last
            noun.last = k

    def _own_name(self, noun: Noun, k: int, end: int) -> bool:
        """Return True when a person's name in the case of the head begins at token `k`."""
        if not self.personal(k, end):
            return False
        name = self._name(k, end)
        return name is not None and _agree(noun.case, name.case)

    def _genitive(self, k: int, end: int, depth: int, outer: frozenset[str] | None) -> Noun | None:
        """The mention in the genitive that begins at token `k`."""
        low = self.tokens[k].low
        if low in self.known.closed and not self.known.is_a(low, "determiners"):
            return None
        inner = self.at(k, end, depth + 1, outer)
        if inner is None or inner.first > inner.head or inner.head < k:
            return None
        if inner.case is not None and "gen" not in inner.case:
            return None
        if inner.tag in ("pronoun", "run") and not self._capital(k):
            return None
        inner.first = max(inner.first, k)
        if inner.case is not None:
            inner.case = _GENITIVE
        return inner

    def _bare_genitive(self, k: int) -> bool:
        """Return True for a word in the genitive that heads no mention, or an adjective before one."""
        token = self.tokens[k]
        if token.low in self.known.closed or not token.text[0].isalpha():
            return False
        read = self.morphology.of(token.low)
        return bool(read) and read[0].pos in ("noun", "adj", "participle") and any(
            one.case == "gen" and one.pos in ("noun", "adj", "participle") for one in read
        )

    def _inherit(self, noun: Noun, inner: Noun) -> None:
        if inner.tag in _POWERS:
            noun.state = noun.state or inner.actor
        else:
            noun.state = noun.state or inner.state
        sense = inner.entry("organ")
        leads = noun.tag == "title" and noun.domain is None and "head" in noun.senses[0].entry.get("office", ())
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

    def _named(self, noun: Noun, k: int, end: int, outer: frozenset[str] | None = None) -> bool:
        """Take the name that stands right behind the phrase, in quotation marks or in the case of the head."""
        sense = noun.entry("organ")
        if noun.tag == "document" or (sense is not None and sense.entry["speaks"] == "state") or k >= end:
            return False
        quoted = self._quoted(k, end)
        at = k + quoted
        if at >= end or not self._capital(at) or not (quoted or self._touches(k)):
            return False
        if quoted and noun.tag in _HOLDERS:
            return False
        name = self._name(at, end)
        if name is None:
            return False
        person = name.tag == "person" or (name.tag == "run" and self.personal(at, end))
        if noun.tag in _HOLDERS and (not _agree(noun.case, name.case) or name.tag not in ("person", "run")):
            return False
        if noun.tag in _HOUSES and (person or not (quoted or name.tag in ("medium", "organisation", "run"))):
            return False
        if outer is not None and noun.tag in _HOLDERS and _agree(outer, name.case) and person:
            return False
        if noun.case is not None and name.case is not None and noun.tag in _HOLDERS:
            both = noun.case & name.case
            noun.case = both
            name.case = both
        noun.name, noun.last = name, name.last
        if quoted:
            self._close(noun, end)
        else:
            self._bracket(noun, end)
        return True

    def _quoted(self, k: int, end: int) -> bool:
        return k < end and self.tokens[k].text in _OPENING

    def _close(self, noun: Noun, end: int) -> None:
        """Take the rest of a quoted name with its closing mark."""
        for k in range(noun.last, min(end, noun.last + _DEPTH + 1)):
            if self.tokens[k].text in _CLOSING:
                noun.last = k + 1
                return

    def _bracket(self, noun: Noun, end: int) -> None:
        """Take the name in its own letters, in brackets behind the name."""
        k = noun.last
        if k + 2 >= end or self.tokens[k].text != "(" or not self.tokens[k + 1].text.isascii():
            return
        for j in range(k + 1, min(end, k + 6)):
            if self.tokens[j].text == ")":
                noun.last = j + 1
                return
            if not self._capital(j) and not self.tokens[j].text.isalpha():
                return

    def _far_name(self, noun: Noun, end: int, outer: frozenset[str] | None) -> None:
        """Take the name behind what the title is of and where: "envoy of the president for the region Jane Doe"."""
        for k in range(noun.last, min(end, noun.last + _TAIL)):
            token = self.tokens[k]
            if self.personal(k, end):
                name = self._name(k, end)
                if name is not None and _agree(noun.case, name.case) and not (
                    outer is not None and _agree(outer, name.case)
                ):
                    self._named(noun, k, end, outer)
                    return
            if not (token.text[0].isalpha() or token.text in _OPENING | _CLOSING) or token.low in self.known.never:
                return
            if self.known.is_a(token.low, "relatives") or self.known.is_a(token.low, "clauses"):
                if not self.known.is_a(token.low, "and"):
                    return
            read = self.morphology.of(token.low)
            if read and read[0].pos in ("verb", "gerund", "inf", "short", "short-participle", "pron"):
                return

    def _name(self, k: int, end: int) -> Noun | None:
        civil = self.known.nouns.match(self.tokens, k, end)
        if civil is not None and civil.senses[0].tag == "civility":
            return self._civil(civil, k, end)
        form = self.known.proper.match(self.tokens, k, end)
        if form is not None and not (form.senses[0].tag in ("state", "capital") and self.personal(k, end)):
            if form.senses[0].tag in ("person", "medium", "organisation", "group"):
                return self._proper(form, k)
            return None
        return self.run(k, end, inner=True)


def _agree(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return one is None or other is None or bool(one & other)
