"""The known words: names with their capitals, nouns that head a mention, and the small closed classes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.actors import registry
from detente.reading.language import Language
from detente.reading.model import Token
from detente.reading.tokens import tokenize

_FORMS = (("ms", "m", "s"), ("fs", "f", "s"), ("mp", "m", "p"), ("fp", "f", "p"))
_NOUN_FILES = (
    ("titles", "titles", "title"), ("titles", "organs", "organ"), ("titles", "anonymous", "anonymous"),
    ("titles", "documents", "document"), ("titles", "outlets", "outlet"),
    ("descriptions", "persons", "described"), ("descriptions", "states", "country"),
    ("descriptions", "neighbours", "neighbour"), ("descriptions", "organisations", "body"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a form: what it is (`tag`), its entry, whom it names, how it agrees."""

    tag: str
    id: str
    actor: str | None
    gender: str | None
    number: str | None
    entry: Mapping[str, Any]


@dataclass(slots=True)
class Form:
    """A form of one or more words, and every sense it has."""

    words: tuple[str, ...]
    shape: tuple[str, ...] | None  # the words as they must be written; None when case does not matter
    senses: list[Sense] = field(default_factory=list)

    def sense(self, *tags: str) -> Sense | None:
        """Return the first sense with one of the tags, in the order the tags are given."""
        return next((sense for tag in tags for sense in self.senses if sense.tag == tag), None)


def plain(text: str) -> str:
    """Return the text in lower case without its accents: how names are compared."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _variants(word: str) -> tuple[str, ...]:
    low = word.lower()
    return tuple(dict.fromkeys((low, plain(low[0]) + low[1:], plain(low))))


class Trie:
    """Forms by their first word; the longest that matches wins. One look-up a token."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._forms: dict[str, list[Form]] = {}
        self._seen: dict[tuple[tuple[str, ...], tuple[str, ...] | None], Form] = {}

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
            for first in _variants(pieces[0]):
                self._forms.setdefault(first, []).append(form)
        form.senses.append(sense)

    def close(self) -> None:
        """Sort so that longer forms come first; called once, after the last `add`."""
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.words))

    def match(self, tokens: Sequence[Token], i: int, end: int) -> Form | None:
        """Return the longest form that stands at token `i` and ends before token `end`."""
        low = tokens[i].low
        forms = self._forms.get(low)
        if forms is None:
            if low[0].isascii():
                return None
            forms = self._forms.get(plain(low[0]) + low[1:], [])
        for form in forms:
            if i + len(form.words) <= end and _stands(form, tokens, i):
                return form
        return None


def _stands(form: Form, tokens: Sequence[Token], i: int) -> bool:
    for k, word in enumerate(form.words):
        low = tokens[i + k].low
        if low != word and plain(low) != plain(word):
            return False
        if form.shape is not None and not _cased(form.shape[k], tokens[i + k].text):
            return False
    return True


def _cased(wanted: str, found: str) -> bool:
    if len(wanted) > 1 and wanted.isupper():
        return found.isupper()
    return not wanted[0].isupper() or found[0].isupper()


@dataclass(slots=True)
class Gazetteer:
    """Everything a language and the registry know, compiled once a language."""

    proper: Trie
    nouns: Trie
    portfolios: Trie
    closed: dict[str, dict[str, Sense]]  # word → class → sense
    demonyms: dict[str, Sense]
    given: dict[str, str]  # words that open a person's name, and the gender they show
    particles: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    branches: frozenset[str]  # adjectives that set one branch of a power apart from the whole
    degrees: frozenset[str]
    verbal: frozenset[str]  # nouns that without an article are verbs or adjectives
    joined: tuple[str, ...]
    surnames: dict[str, list[str]]
    phrases: dict[str, Trie]
    pronoun_starts: frozenset[str]
    common: frozenset[str]  # names that are also common nouns: they want their article

    def is_a(self, low: str, name: str) -> bool:
        """Return True when the word belongs to the closed class."""
        return name in self.closed.get(low, ())


def gazetteer(language: Language) -> Gazetteer:
    """Return the language's gazetteer; built at the first call."""
    built: Gazetteer = language.built("gazetteer", _build)
    return built


def _entries(language: Language, name: str, group: str) -> Iterable[Mapping[str, Any]]:
    return language.data(name).get(group, [])


def _inflected(entry: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each form once, with the gender and number it shows; None where it leaves them open."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, gender, number in _FORMS:
        for form in entry.get(key, []):
            found.setdefault(form, []).append((gender, number))
    for form, shown in found.items():
        genders, numbers = {one for one, _ in shown}, {one for _, one in shown}
        yield form, genders.pop() if len(genders) == 1 else None, numbers.pop() if len(numbers) == 1 else None


def _add_known(proper: Trie, language: Language, taken: Mapping[str, str]) -> dict[str, list[str]]:
    surnames: dict[str, list[str]] = {}
    for known in registry.actors().values():
        sense = Sense(known.kind, known.id, known.id, known.gender, known.number, {})
        for name in known.names.get(language.code, ()):
            proper.add(name, sense, cased=True)
            if known.kind == "person":
                words = plain(name).split()
                for k in range(1, len(words)):
                    surnames.setdefault(" ".join(words[k:]), []).append(known.id)
        for name in known.capital.get(language.code, ()):
            actor = taken.get(name, known.id)
            proper.add(name, Sense("capital", name, actor, None, "s", {"state": known.id}), cased=True)
    return surnames


def _add_language_names(proper: Trie, language: Language) -> None:
    for group in ("seats", "names"):
        for entry in _entries(language, "metonyms", group):
            actor = registry.resolve(entry["of"])
            sense = Sense("seat", entry["id"], actor, entry.get("gender"), entry.get("number"), entry)
            for word in entry["words"]:
                proper.add(word, sense, cased=True)
    for entry in _entries(language, "groups", "groups"):
        sense = Sense("group", entry["id"], f"group:{entry['id']}", entry["gender"], entry["number"], entry)
        for word in entry["words"]:
            proper.add(word, sense, cased=True)


def _demonyms(proper: Trie, language: Language) -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    for entry in _entries(language, "demonyms", "demonyms"):
        actor = registry.resolve(entry["state"])
        for form, gender, number in _inflected(entry):
            sense = Sense("demonym", str(entry["id"]), actor, gender, number, entry)
            found.update(dict.fromkeys(_variants(form), sense))
            people = Sense("people", str(entry["id"]), actor, gender, number, entry)
            proper.add(form[0].upper() + form[1:], people, cased=True)
    return found


def _closed(language: Language) -> dict[str, dict[str, Sense]]:
    found: dict[str, dict[str, Sense]] = {}
    for group, entries in language.data("pronouns").items():
        for entry in entries:
            sense = Sense(group, entry["id"], None, entry.get("gender"), entry.get("number"), entry)
            for word in entry["words"]:
                kind = f"{group}:{entry['kind']}" if "kind" in entry else group
                found.setdefault(word, {})[kind] = sense
    return found


def _noun_trie(language: Language) -> Trie:
    nouns = Trie(language)
    for file, group, tag in _NOUN_FILES:
        for entry in _entries(language, file, group):
            actor = registry.resolve(entry["of"]) if isinstance(entry.get("of"), str) else None
            for form, gender, number in _inflected(entry):
                nouns.add(form, Sense(tag, entry["id"], actor, gender, number, entry), cased=False)
    for entry in _entries(language, "titles", "civilities"):
        for form, gender, number in _inflected(entry):
            nouns.add(form, Sense("civility", entry["id"], None, gender, number, entry), cased=False)
    nouns.close()
    return nouns


def _word_trie(language: Language, file: str, group: str, tag: str) -> Trie:
    trie = Trie(language)
    for entry in _entries(language, file, group):
        for word in entry["words"]:
            sense = Sense(tag, entry["id"], None, entry.get("gender"), entry.get("number"), entry)
            trie.add(word, sense, cased=False)
    trie.close()
    return trie


def _words(language: Language, file: str, group: str, *ids: str) -> frozenset[str]:
    entries = (entry for entry in _entries(language, file, group) if not ids or entry["id"] in ids)
    return frozenset(word.lower() for entry in entries for word in entry.get("words", ()))


def _build(language: Language) -> Gazetteer:
    proper = Trie(language)
    taken = {
        word: registry.resolve(entry["of"])
        for entry in _entries(language, "metonyms", "capitals")
        for word in entry["words"]
    }
    _add_language_names(proper, language)
    surnames = _add_known(proper, language, taken)
    demonyms = _demonyms(proper, language)
    proper.close()
    given = {
        plain(word): str(entry["gender"])
        for entry in _entries(language, "given_names", "names")
        for word in entry["words"]
    }
    for word in _words(language, "given_names", "families"):
        given.setdefault(plain(word), "")  # a family name that comes first shows no gender
    joined = [
        entry["prefixes"] for entry in _entries(language, "titles", "qualifiers") if "prefixes" in entry
    ]
    return Gazetteer(
        proper, _noun_trie(language), _word_trie(language, "titles", "portfolios", "portfolio"),
        _closed(language), demonyms, given, _words(language, "given_names", "particles"),
        _words(language, "given_names", "never"), _words(language, "titles", "qualifiers", "before"),
        _words(language, "titles", "qualifiers", "after", "branch"),
        _words(language, "titles", "qualifiers", "branch"),
        _words(language, "titles", "qualifiers", "degree"),
        _words(language, "titles", "qualifiers", "verbal"), tuple(prefix for one in joined for prefix in one),
        surnames, {group: _word_trie(language, "pronouns", group, group) for group in ("places", "relays", "subject", "according", "voices")},
        frozenset(word.split()[0] for entry in _entries(language, "pronouns", "subject") for word in entry["words"]),
        _words(language, "metonyms", "common"),
    )  # fmt: skip
