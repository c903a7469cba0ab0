"""The words of a sentence with what each can be, and the small questions that the grammar of cases asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.morphology import Analysis, Morphology, morphology

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.reading.language import Language
    from detente.reading.scope import Scope

_RARE = 0.02  # readings rarer than this are passed over where others exist
_SHORT = 8  # tokens of a name in quotation marks
_INITIAL = 2  # letters of one
_ASIDE = 12  # tokens between brackets
NOMINAL = ("noun", "pron")
QUALIFYING = ("adj", "participle", "num")
ADVERBS = ("adv", "particle", "conj", "intj", "pred", "comp")


@dataclass(frozen=True, slots=True)
class Small:
    """The language's small words that the grammar knows by name (`grammar.yml`)."""

    that: frozenset[str]
    want: frozenset[str]  # "so that": a wish
    whether: frozenset[str]
    questions: frozenset[str]
    comparing: frozenset[str]
    negation: frozenset[str]
    joining: frozenset[str]
    contrasting: frozenset[str]
    correlative: frozenset[str]  # "that which", before a clause
    links: frozenset[str]  # prepositions that may stand within a noun phrase
    loose: frozenset[str]  # nouns that make of such a preposition an adverbial: "by telephone"
    where: frozenset[str]  # prepositions of the place whose people speak
    adverbial: frozenset[str]  # words that look like nouns and are adverbs
    connectors: tuple[tuple[str, ...], ...]  # before a content, and none of it
    openers: tuple[tuple[str, ...], ...]  # those of them that need no comma
    reference: tuple[tuple[str, ...], ...]  # "about this": the sentence before is the content
    credit: tuple[tuple[str, ...], ...]  # "with reference to"
    relative: frozenset[str]  # lemmas
    occasions: frozenset[str]  # lemmas of what one speaks in or at
    ranks: frozenset[str]
    ours: frozenset[str]  # lemmas: "I", "my", "our"
    about: tuple[tuple[str, ...], ...]  # before a clause that stands before its cue: "about that"
    modals: frozenset[str]  # lemmas of verbs that lend a cue their person: "had to say"
    pointing: frozenset[str]  # pronouns that stand for what was said before
    partitive: frozenset[str]  # lemmas: "one", "most", before "of"
    parted: frozenset[str]  # that "of"
    insiders: frozenset[str]  # lemmas: nouns that take the place they speak from, "a source in"
    particles: frozenset[str]  # small words inside a name
    undeclined: frozenset[str]  # last letters of foreign names that have no cases
    unheard: frozenset[str]  # given names that the dictionary has as forms of other words alone


def small(language: Language) -> Small:
    """The small words, compiled once a language."""
    found: Small = language.built("small words", _small)
    return found


def _unheard(language: Language) -> frozenset[str]:
    known = morphology(language)
    if known is None:
        return frozenset()
    names = (
        word.lower() for entry in language.data("given_names").get("names", []) for word in entry["words"]
    )
    return frozenset(low for low in names if not any(one.case == "nom" for one in known.of(low)))


def _small(language: Language) -> Small:
    groups = language.data("grammar").get("words", [])
    words = {entry["id"]: tuple(entry["words"]) for entry in groups}

    def flat(name: str) -> frozenset[str]:
        return frozenset(words.get(name, ()))

    def rows(name: str) -> tuple[tuple[str, ...], ...]:
        split = (tuple(phrase.split()) for phrase in words.get(name, ()))
        return tuple(sorted(split, key=lambda row: (-len(row), row)))

    return Small(
        flat("that"), flat("want"), flat("whether"), flat("questions"), flat("comparing"), flat("negation"),
        flat("joining"), flat("contrasting"), flat("correlative"), flat("links"), flat("loose"), flat("where"),
        flat("adverbial"), rows("connectors"), rows("openers"), rows("reference"), rows("credit"), flat("relative"),
        flat("occasions"), flat("ranks"), flat("ours"), rows("about"), flat("modals"), flat("pointing"), flat("partitive"), flat("parted"), flat("insiders"),
        frozenset(word for entry in language.data("given_names").get("particles", ()) for word in entry["words"]),
        flat("undeclined"), _unheard(language),
    )  # fmt: skip


class Words:
    """The readings of each token of a scope; quotations, brackets and marks are seen as the scope sees them."""

    def __init__(
        self, scope: Scope, known: Morphology, surnames: Mapping[str, Analysis] | None = None
    ) -> None:
        self.scope = scope
        self.n = scope.n
        self.low = scope.low
        self.small = small(scope.page.language)
        self.morphology: Morphology = known
        self.read: list[tuple[Analysis, ...]] = [
            _frequent(known.of(low.rpartition("-")[2] if low[0].isdigit() else low)) for low in self.low
        ]
        self._settled: set[int] = set()  # surnames that stand in the nominative and in no other case
        for i, low in enumerate(self.low):
            if surnames and low in surnames and self.upper(i) and not self._held(i):
                self.read[i] = (surnames[low],)
                self._settled.add(i)

    def _held(self, i: int) -> bool:
        """True for a name between a common noun and a mark, which that noun may hold undeclined."""
        noun = self.mostly(i - 1, "noun") and not self.upper(i - 1)
        return noun and not (i + 1 < self.n and self.scope.is_word(i + 1))

    def upper(self, i: int) -> bool:
        """True for a word with a capital."""
        return 0 <= i < self.n and self.scope.toks[i].text[0].isupper()

    def initial(self, i: int) -> bool:
        """True for the letter of an initial before more of a name."""
        return (
            i + 2 < self.n and len(self.low[i]) <= _INITIAL and self.upper(i) and self.low[i + 1] == "."
            and self.upper(i + 2) and self.scope.toks[i + 1].start == self.scope.toks[i].end
            and (len(self.low[i]) == 1 or not self.morphology.listed(self.low[i]))
        )  # fmt: skip

    def particle(self, i: int) -> bool:
        """True for a small word inside a name: between it and the next capital are only its like."""
        if self.low[i] not in self.small.particles or not self.upper(i - 1):
            return False
        while i < self.n and self.low[i] in self.small.particles:
            i += 1
        return self.upper(i)

    def inner(self, i: int) -> bool:
        """True for a full stop within a word: of an address, or of an initial without a space."""
        if not 0 < i < self.n - 1 or self.low[i] != ".":
            return False
        toks = self.scope.toks
        return (
            toks[i - 1].end == toks[i].start
            and toks[i].end == toks[i + 1].start
            and toks[i + 1].text[0].isalnum()
        )

    def stops(self, i: int) -> bool:
        """True for a full stop that ends the sentence."""
        if self.low[i] != "." or self.inner(i) or self.initial(i - 1) or not self.scope.is_stop(i):
            return False
        return i >= self.n - 2 or self.upper(i + 1)

    def dated(self, i: int) -> int:
        """The token behind a date between commas that begins with the comma at `i`; `i` for none."""
        if (
            self.low[i] != ","
            or i + 2 >= self.n
            or not self.low[i + 1].isdigit()
            or not self.lemma(i + 2, self.small.occasions)
        ):
            return i
        return next((k + 1 for k in range(i + 3, min(i + 7, self.n)) if self.low[k] == ","), i)

    def strange(self, i: int) -> bool:
        """True for a capitalised word that the dictionary doesn't know: a name in whichever case."""
        if not self.upper(i) or not self.scope.is_word(i):
            return False
        return self.low[i] in self.small.unheard or not self.morphology.listed(self.low[i])

    def foreign(self, i: int) -> bool:
        """True for a word that the dictionary can say nothing of: another script."""
        return self.scope.is_word(i) and not self.read[i]

    def is_pos(self, i: int, *parts: str) -> bool:
        """True when a reading of the word is one of the parts of speech."""
        return 0 <= i < self.n and any(one.pos in parts for one in self.read[i])

    def mostly(self, i: int, *parts: str) -> bool:
        """True when the most frequent reading is one of the parts of speech."""
        return 0 <= i < self.n and bool(self.read[i]) and self.read[i][0].pos in parts

    def lemma(self, i: int, lemmas: frozenset[str]) -> bool:
        """True when the word is a form of one of the lemmas."""
        return 0 <= i < self.n and any(one.lemma in lemmas for one in self.read[i])

    def finite(self, i: int) -> bool:
        """True for a word that is foremost a finite verb, or a short form that makes a predicate."""
        if not 0 <= i < self.n or not self.read[i] or self.low[i] in self.small.adverbial:
            return False
        if self.upper(i) and i > 0 and self.scope.is_word(i - 1):
            return False
        verbal = sum(
            one.weight for one in self.read[i] if one.pos in ("verb", "short", "short-participle", "pred")
        )
        return verbal >= 0.5 or self.read[i][0].pos == "verb"

    def readings(self, i: int, case: str | None, parts: tuple[str, ...]) -> list[Analysis]:
        """The readings of the word as one of the parts, in the case where one is named."""
        if not 0 <= i < self.n:
            return []
        found = [
            one for one in self.read[i] if one.pos in parts and (case is None or one.case in (case, None))
        ]
        if "noun" not in parts or i in self._settled or not self.strange(i):
            return found
        text = self.scope.toks[i].text
        if text.isupper() and len(text) > 1:
            return [Analysis(self.low[i], "noun", case)]
        base = any(one.case == "nom" and one.number == "s" for one in self.read[i])
        if not found and (self.low[i][-1] in self.small.undeclined or base):  # a woman's name, perhaps
            return [Analysis(self.low[i], "noun", case, "s", None, name="surname")]
        return found

    def row(self, i: int, rows: tuple[tuple[str, ...], ...]) -> int:
        """The token behind the longest row of words that stands at `i`; `i` for none."""
        for row in rows:
            if tuple(self.low[i : i + len(row)]) == row:
                return i + len(row)
        return i

    def row_at(self, first: int, end: int, rows: tuple[tuple[str, ...], ...]) -> tuple[int, int] | None:
        """(first, behind) of the first such row between two tokens."""
        for i in range(first, end):
            behind = self.row(i, rows)
            if behind > i:
                return i, behind
        return None

    def named_quote(self, i: int) -> int:
        """The token behind a short quotation at `i` that is a name and no words of anybody; `i` for none."""
        if not self.scope.opens(i):
            return i
        behind = self.scope.after_quote(i)
        inner = range(i + 1, behind - 1)
        if not inner or behind - i > _SHORT or not self.scope.closes(behind - 1):
            return i
        if any(self.low[k] in ",.!?;:" for k in inner) or any(self.finite(k) for k in inner):
            return i
        return behind if self.upper(i + 1) or self.low[i + 1][0].isdigit() else i

    def quoted_case(self, i: int, case: str | None) -> bool:
        """False for a name in quotation marks at `i` whose word shows another case."""
        nouns = [one for one in self.read[i + 1] if one.pos == "noun"] if i + 1 < self.n else []
        return case is None or not nouns or any(one.case == case for one in nouns)

    def bracket(self, i: int) -> int:
        """The token behind the brackets that open at `i`; `i` for none that close soon."""
        if i >= self.n or self.low[i] != "(":
            return i
        for k in range(i + 1, min(i + _ASIDE, self.n)):
            if self.low[k] == ")":
                return k + 1
        return i

    def dash(self, i: int) -> bool:
        """True for a dash between words, also where it stands right behind a mark."""
        if not 0 <= i < self.n or self.low[i] not in ("-", "\N{EN DASH}", "\N{EM DASH}"):
            return False
        token, text = self.scope.toks[i], self.scope.page.text
        return (
            not text[token.end : token.end + 1].isalnum() or not text[token.start - 1 : token.start].isalnum()
        )


def _frequent(read: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    kept = tuple(one for one in read if one.weight >= _RARE)
    return kept or read
