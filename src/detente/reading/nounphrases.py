"""Parses a mention: determiner, qualifiers, head, the state and portfolio it belongs to, the name beside it."""

from __future__ import annotations

from detente.reading import house_names
from detente.reading.fronting import Front, Fronting
from detente.reading.gazetteer import Form, plain
from detente.reading.model import Token
from detente.reading.runs import Noun

_DEPTH = 3
_LONG = 8  # words of a name
_OWN = ("person", "organisation")
_POWERS = frozenset({"state", "organisation", "capital", "seat", "group", "people"})


class Parser(Fronting):
    """Reads mentions at given tokens; every call looks at a bounded number of tokens."""

    def at(self, i: int, end: int, depth: int = 0) -> Noun | None:
        """Return the mention whose head stands at token `i` and that ends before token `end`."""
        upper = self._capital(i)
        front = self.front(i, end, depth)
        found = self._fronted(front, end, depth) if front is not None else None
        found = found or (self._name_at(i, end) if upper else None)
        if found is not None:
            return found
        form = self.known.nouns.match(self.tokens, i, end)
        if form is not None and form.senses[0].tag == "civility":
            return self._civil(form, i, end)
        if form is not None and not self._other_part_of_speech(form, i):
            longer = None if upper else self.known.proper.match(self.tokens, i, end)
            if longer is not None and len(longer.words) > len(form.words):
                return self._proper(longer, i)
            return self._common(form, i, end, depth)
        return self._unlisted(i, end, depth)

    def _unlisted(self, i: int, end: int, depth: int) -> Noun | None:
        """The mention that no listed noun heads: a name in small letters, a title with a prefix, unknown capitals."""
        if not self._capital(i):
            form = self.known.proper.match(self.tokens, i, end)
            return self._proper(form, i) if form is not None else self._joined(i, end, depth)
        goes_on = i + 1 < end and self._capital(i + 1) and self._touches(i + 1)
        if self.adjective(i, end) is not None and not goes_on:
            return None
        return self._joined(i, end, depth) or self.run(i, end, inner=depth > 0 or self._governs(i - 1))

    def _governs(self, i: int) -> bool:
        low = self.tokens[i].low if i >= 0 else ""
        return self.known.is_a(low, "prepositions") or self.known.is_a(low, "of")

    def _name_at(self, i: int, end: int) -> Noun | None:
        """The known name that stands here, unless a longer noun does or it only looks like one."""
        form = self.known.proper.match(self.tokens, i, end)
        if form is None:
            return None
        noun = self.known.nouns.match(self.tokens, i, end)
        if noun is not None and len(noun.words) > len(form.words):
            return None
        if self._part_of_name(form, i, end) or self._only_common(form, i, end):
            return None
        if not self._alone(form, i) or self._only_article(form, i):
            return None
        return self._owned(self._proper(form, i), end)

    def _owned(self, noun: Noun, end: int) -> Noun:
        """Take the person behind a state's mark into one mention ("Norway's Jane Doe")."""
        k = noun.last + 1
        if noun.tag not in ("state", "capital", "organisation") or not self._genitive(noun.last, end):
            return noun
        if k >= end or not self._capital(k):
            return noun
        person = self._name(k, end)
        if person is None or (person.tag not in _OWN and not self._surname(person)):
            return noun
        person.first, person.state = noun.first, noun.actor
        return person

    def _joined(self, i: int, end: int, depth: int) -> Noun | None:
        token = self.tokens[i]
        for prefix in self.known.joined:
            if token.low.startswith(prefix):
                text = token.text[len(prefix) :]
                if not text:
                    return None
                bare = Token(token.i, token.start, token.end, text, token.low[len(prefix) :])
                form = self.known.nouns.match([bare], 0, 1)
                if form is not None and form.senses[0].tag != "civility":
                    noun = self._common(form, i, end, depth)
                    noun.former = prefix == self.known.joined[0]
                    return noun
        return None

    def _only_common(self, form: Form, i: int, end: int) -> bool:
        """Return True when a name that is also a common noun lacks its article or goes on."""
        if len(form.words) > 1 or self.tokens[i].low not in self.known.common:
            return False
        low = self.tokens[i + 1].low if i + 1 < end and self._touches(i + 1) else ""
        follows = bool(low) and (
            self._capital(i + 1) or low in self.known.after or self.known.is_a(low, "of")
        )
        return follows or i == 0 or not self.known.is_a(self.tokens[i - 1].low, "determiners:definite")

    def _proper(self, form: Form, i: int) -> Noun:
        sense = form.senses[0]
        noun = Noun(i, i + len(form.words), sense.tag, tuple(form.senses), i)
        noun.actor, noun.gender, noun.number = sense.actor, sense.gender, sense.number or "s"
        noun.open, noun.domain = sense.number is None, sense.entry.get("domain")
        self._article(noun)
        if sense.tag == "people" and noun.number == "s":
            self._national(noun, i + _LONG)
        return noun

    def _national(self, noun: Noun, end: int) -> None:
        """One of a people is a person: "the Norwegian Jane Doe"; the state is a home, not a voice."""
        noun.state, noun.actor = noun.actor, None
        k = noun.last
        if k < min(end, len(self.tokens)) and self._capital(k) and self._touches(k):
            name = self._name(k, min(end, len(self.tokens)))
            if name is not None and name.tag in ("person", "run"):
                noun.name, noun.last = name, name.last

    def _civil(self, form: Form, i: int, end: int) -> Noun | None:
        after = start = i + len(form.words)
        while after < end and after - start < _DEPTH and self.tokens[after].text in self.known.particles:
            after += 1
        if after >= end or not self._capital(after):
            return None
        name = self.known.proper.match(self.tokens, after, end)
        if name is not None and name.senses[0].tag == "person":
            noun = self._proper(name, after)
        else:
            found = self.run(after, end, named=True)
            if found is None:
                return None
            noun = found
        noun.first, noun.head, noun.gender = i, start, form.senses[0].gender
        noun.tag, noun.number = ("person" if noun.actor else "run"), form.senses[0].number or "s"
        noun.determiner = "civility"
        return noun

    def _common(self, form: Form, i: int, end: int, depth: int, front: Front | None = None) -> Noun:
        senses = tuple(form.senses)
        noun = Noun(i, i + len(form.words), senses[0].tag, senses, i)
        noun.gender, noun.number = senses[0].gender, senses[0].number or "s"
        noun.open, noun.bare = senses[0].number is None, noun.last
        genders = {sense.gender for sense in senses}
        if len(genders) > 1:
            noun.gender = None
        noun.actor = None
        noun.state, noun.domain = senses[0].actor, senses[0].entry.get("domain")
        noun.home = senses[0].entry.get("home")
        if front is not None:
            front.onto(noun)
        determiner = noun.determiner
        self._left(noun)
        noun.determiner = determiner or noun.determiner
        if depth < _DEPTH:
            self._right(noun, end, depth)
        return noun

    def _left(self, noun: Noun) -> None:
        i = noun.first
        while (
            i > 0
            and self.tokens[i - 1].low in self.known.before
            and noun.first - i < _DEPTH
            and self._touches(i)
        ):
            i -= 1
            noun.former = noun.former or self.tokens[i].low in self.known.formers
        noun.first = i
        self._article(noun)

    def _right(self, noun: Noun, end: int, depth: int) -> None:
        while noun.last < end:
            if not (
                self._number(noun)
                or self._label(noun, end)
                or self._adjective(noun, end)
                or self._portfolio(noun, end)
                or self._complement(noun, end, depth)
            ):
                break
        self._beside(noun, end, depth)

    def _complement(self, noun: Noun, end: int, depth: int) -> bool:
        k = noun.last
        token = self.tokens[k]
        of = self.known.is_a(token.low, "of") or self._linked(noun, token.low)
        host = (self.known.is_a(token.low, "places") or self.known.is_a(token.low, "places:at")) and any(
            "host" in sense.entry for sense in noun.senses
        )
        office = self.known.is_a(token.low, "places:at") and any(
            "secretary" in sense.entry.get("office", ()) or "deputy-minister" in sense.entry.get("office", ())
            for sense in noun.senses
        )
        if not (of or host or office):
            return False
        k += 1
        while k < end and k - noun.last <= _DEPTH and self._determiner(k):
            k += 1
        if k >= end:
            return False
        inner = self.at(k, end, depth + 1)
        if inner is None or inner.tag == "country":
            return False
        house_names.kept_apart(noun, inner, k - 1, self.tokens, self.known)
        if inner.tag == "run" and not (of or office):
            return False
        if not of and inner.tag not in _POWERS and not office:
            return False
        if host or (office and not of):
            noun.host = host
        elif noun.complement is None:
            noun.complement = inner
            self._inherit(noun, inner)
            local = any("local-head" in sense.entry.get("office", ()) for sense in noun.senses)
            place = inner.tag in ("run", "thing") and not self._personal(inner.head, inner.last)
            if noun.tag == "title" and (place or (local and inner.tag == "capital")):
                noun.domain = noun.domain or plain(self.tokens[inner.head].low)  # nobody lists it
        noun.last = inner.last
        return True

    def _linked(self, noun: Noun, low: str) -> bool:
        return any(low in sense.entry.get("links", ()) for sense in noun.senses)

    def _inherit(self, noun: Noun, inner: Noun) -> None:
        noun.state = noun.state or (inner.actor if inner.tag in _POWERS else inner.state)
        noun.domain = noun.domain or inner.domain
        noun.home = noun.home or inner.home

    def _beside(self, noun: Noun, end: int, depth: int) -> None:
        """Take the name that stands right after the phrase, or after a comma."""
        sense = noun.entry("organ")
        if noun.tag == "document" or (sense is not None and sense.entry["speaks"] == "state"):
            return
        k = noun.last
        common = self.tokens[noun.head].text.islower()
        if (
            depth
            and (noun.tag == "organ" or (noun.tag == "outlet" and common))
            and k < end
            and self._personal(k, end)
        ):
            return  # the name is that of the outer title's holder
        comma = k < end and self.tokens[k].text == ","
        if comma:
            if noun.determiner is None or depth or noun.number == "p":
                return
            k += 1
            article = k < end and self.known.is_a(self.tokens[k].low, "determiners:definite")
            if noun.tag not in ("title", "described", "anonymous") and not article:
                return
            if noun.determiner == "indefinite" and (article or not (k + 1 < end and self._capital(k + 1))):
                return
            k += article
        if k >= end or not self._capital(k) or not (comma or self._touches(k)):
            return
        inner = self._name(k, end)
        if inner is None or (comma and not self._closed(inner.last)):
            return  # behind a comma, a name that goes on is the next subject
        if not (comma and inner.tag in ("state", "capital", "people", "seat")):
            house_names.passed(noun, inner, self.tokens, self.known)
            noun.name = inner
            noun.last = inner.last

    def _closed(self, k: int) -> bool:
        """Return True when token `k` lets an apposition end: a mark, "and", or the end of the text."""
        if k >= len(self.tokens) or not self.tokens[k].text[0].isalnum():
            return True
        return self.known.is_a(self.tokens[k].low, "and") or not self._touches(k)

    def _name(self, k: int, end: int) -> Noun | None:
        civil = self.known.nouns.match(self.tokens, k, end)
        ranked = self.known.fronts and self._titles(k)  # a second title: "Supreme Leader Ayatollah Jane Doe"
        if civil is not None and (civil.senses[0].tag == "civility" or ranked):
            return self._civil(civil, k, end)
        form = self.known.proper.match(self.tokens, k, end)
        if form is not None and not self._part_of_name(form, k, end):
            if form.senses[0].tag in ("person", "medium", "organisation", "group"):
                noun = self._proper(form, k)
                noun.first = k
                return noun
            return None
        return self.run(k, end)
