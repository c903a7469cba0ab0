"""Forms of words with cases: stored in the nominative, found in every case by what the words can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from detente.reading.morphology import morphology
from detente.reading.tokens import tokenize
from detente.reading.trie import Form, Sense, Trie, plain

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.model import Token
    from detente.reading.morphology import Analysis, Morphology

_REMEMBERED = 60_000  # words kept; bounds memory on endless vocabularies
_RARE = 0.2  # share of the readings of a word below which it is hardly ever another one's case
_NOMINAL = frozenset(("noun", "adj", "participle", "num", "pron"))
_ACRONYM = 2  # letters that stay capital in every case of an acronym


class Keys(dict[str, frozenset[str]]):
    """What the readings of each folded word are looked up by, worked out when first asked for."""

    def __init__(self, morphology: Morphology, *, agreeing: bool, nominative: bool) -> None:
        super().__init__()
        self._morphology, self._agreeing, self._nominative = morphology, agreeing, nominative
        self._least = 0.0 if agreeing or nominative else _RARE

    def __missing__(self, low: str) -> frozenset[str]:
        """The keys of a new word: itself, and its lemmas (`agreeing`: with number and gender)."""
        if len(self) >= _REMEMBERED:
            self.clear()
        found = {f"={plain(low)}"}
        weights: dict[str, float] = {}
        for one in self._morphology.of(low):
            if one.pos in _NOMINAL and (not self._nominative or one.case == "nom"):
                form = key(one, agreeing=self._agreeing)
                weights[form] = weights.get(form, 0.0) + one.weight
        found |= {form for form, weight in weights.items() if weight >= self._least}
        self[low] = keys = frozenset(found)
        return keys


def key(one: Analysis, *, agreeing: bool) -> str:
    """Return what a reading of a word is looked up by."""
    lemma = plain(one.lemma)
    return f"{lemma}/{one.number}{one.gender}" if agreeing else lemma


class CasedTrie(Trie):
    """Forms by the lemma of their first word; words of a form that are in no nominative stand as they are.

    `agreeing`: number and gender are those of the form (names); else a noun is found in both numbers.
    """

    def __init__(self, language: Language, morphology: Morphology, *, agreeing: bool) -> None:
        super().__init__(language)
        self._stored = Keys(morphology, agreeing=agreeing, nominative=True)
        self._found = Keys(morphology, agreeing=agreeing, nominative=False)
        self._first: dict[str, list[Form]] = {}
        self._order: dict[int, int] = {}
        self._opening: dict[str, tuple[Form, ...]] = {}

    def add(self, text: str, sense: Sense, *, cased: bool) -> None:
        """Add a form of the sense; `cased` wants its capitals in the text."""
        pieces = [token.text for token in tokenize(text, 0, len(text), self._language)]
        if not pieces:
            return
        shape = tuple(pieces) if cased else None
        words = tuple(piece.lower() for piece in pieces)
        form = self._seen.get((words, shape))
        if form is None:
            form = self._seen[words, shape] = Form(words, shape)
            self._order[id(form)] = len(self._order)
            for one in self._stored[words[0]]:
                self._first.setdefault(one, []).append(form)
        form.senses.append(sense)

    def close(self) -> None:
        """Do nothing: forms are sorted when a word is first looked up."""

    def match(self, tokens: Sequence[Token], i: int, end: int) -> Form | None:
        """Return the longest form that stands at token `i` in any case and ends before token `end`."""
        if i >= end:
            return None
        for form in self._openers(tokens[i].low):
            if len(form.words) <= end - i and self._stands(form, tokens, i):
                return form
        return None

    def opens(self, text: str, low: str) -> bool:
        """Return True when a form may begin with the word, `text` as it is written and `low` folded."""
        return any(form.shape is None or _cased(form.shape[0], text) for form in self._openers(low))

    def _openers(self, low: str) -> tuple[Form, ...]:
        """The forms that the word may begin, the longest first, those that have it as it stands before others."""
        found = self._opening.get(low)
        if found is None:
            if len(self._opening) >= _REMEMBERED:
                self._opening.clear()
            forms = {id(form): form for one in self._found[low] for form in self._first.get(one, ())}
            order = self._order
            found = self._opening[low] = tuple(
                sorted(
                    forms.values(), key=lambda form: (-len(form.words), form.words[0] != low, order[id(form)])
                )
            )
        return found

    def _stands(self, form: Form, tokens: Sequence[Token], i: int) -> bool:
        for k, word in enumerate(form.words):
            token = tokens[i + k]
            if k and token.low != word and self._stored[word].isdisjoint(self._found[token.low]):
                return False
            if form.shape is not None and not _cased(form.shape[k], token.text):
                return False
        return True


def _cased(wanted: str, found: str) -> bool:
    if len(wanted) > 1 and wanted.isupper():
        return found[:_ACRONYM].isupper()
    return not wanted[0].isupper() or found[0].isupper()


class Lemmatised(dict[str, Any]):
    """A table by nominative forms in which every case of an adjective is found."""

    def __init__(self, entries: dict[str, Any], morphology: Morphology) -> None:
        super().__init__({plain(word): value for word, value in entries.items()})
        self._morphology = morphology
        self._known: dict[str, str | None] = {}

    def word(self, low: str) -> str | None:
        """Return the key under which the word is found; None for a word that is not."""
        if low not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            lemmas = (
                plain(one.lemma) for one in self._morphology.of(low) if one.pos in ("adj", "participle")
            )
            keys = (plain(low), *lemmas)
            self._known[low] = next((one for one in keys if super(Lemmatised, self).__contains__(one)), None)
        return self._known[low]

    def get(self, low: str, default: Any = None) -> Any:
        """Return what is held for the word in any case."""
        found = self.word(low)
        return super().__getitem__(found) if found is not None else default

    def __getitem__(self, low: str) -> Any:
        """Return what is held for the word in any case; KeyError when nothing is."""
        found = self.word(low)
        if found is None:
            raise KeyError(low)
        return super().__getitem__(found)

    def __contains__(self, low: object) -> bool:
        """Return True for every case of a word of the table."""
        return isinstance(low, str) and self.word(low) is not None


class Declined(frozenset[str]):
    """Words in the nominative, of which every case and number is a member."""

    _morphology: Morphology
    _known: dict[str, bool]

    @classmethod
    def of(cls, words: Iterable[str], morphology: Morphology) -> Declined:
        """Return the set of the words."""
        made = cls(map(plain, words))
        made._morphology, made._known = morphology, {}
        return made

    def __contains__(self, low: object) -> bool:
        """Return True for every form of a word of the set."""
        if not isinstance(low, str):
            return False
        found = self._known.get(low)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            has = super().__contains__
            found = has(plain(low)) or any(has(plain(lemma)) for lemma in self._morphology.lemmas(low))
            self._known[low] = found
        return found


def tried(language: Language, *, agreeing: bool = False) -> Trie:
    """Return an empty table of forms as the language needs it."""
    known = morphology(language)
    return Trie(language) if known is None else CasedTrie(language, known, agreeing=agreeing)


def gathered(words: Iterable[str], language: Language) -> frozenset[str]:
    """Return the words as a set in which each case of a word of a language with cases is found."""
    known = morphology(language)
    return frozenset(words) if known is None else Declined.of(words, known)


def keyed(entries: dict[str, Any], language: Language) -> dict[str, Any]:
    """Return the table as one in which each case of an adjective of a language with cases is found."""
    known = morphology(language)
    return entries if known is None else Lemmatised(entries, known)
