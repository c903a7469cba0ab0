"""The known words: names with their capitals, nouns that head a mention, and the small closed classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.actors import precedence, registry, seats
from detente.reading import peoples
from detente.reading.cased.tables import gathered, keyed, tried
from detente.reading.language import Language
from detente.reading.morphology import Morphology, morphology
from detente.reading.trie import Form, Sense, Trie, plain

__all__ = ["Form", "Gazetteer", "Sense", "Trie", "gazetteer", "plain"]

_NOUN_FILES = (
    ("titles", "titles", "title"), ("titles", "organs", "organ"), ("titles", "anonymous", "anonymous"),
    ("titles", "documents", "document"), ("titles", "outlets", "outlet"),
    ("descriptions", "persons", "described"), ("descriptions", "states", "country"),
    ("descriptions", "neighbours", "neighbour"), ("descriptions", "organisations", "body"),
)  # fmt: skip

_THINGS = frozenset(("organ", "document", "outlet", "country", "neighbour", "body"))


@dataclass(frozen=True, slots=True)
class Fronts:
    """What a language lets stand before the head of a mention beside names and qualifiers."""

    nouns: Trie
    portfolio: Trie
    endings: tuple[str, ...]  # of compounds that nobody lists
    openers: tuple[str, ...]  # endings of words that are no names at a sentence's start
    finite: tuple[str, ...]  # endings of words that are no nouns behind one that may be an adjective
    suffixes: frozenset[str]  # abbreviations behind a name, without their full stop
    genitives: frozenset[str]  # marks behind a possessor
    deputies: frozenset[str]  # qualifiers that make an office another one
    verbs: frozenset[str]  # nouns that right behind another noun are its verb
    adjectives: frozenset[tuple[str, ...]]  # adjectives of states, capitals and all

    def __bool__(self) -> bool:
        """Return True in a language where what narrows a head stands before it, and small words may have capitals."""
        return bool(self.genitives)


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
    contracted: frozenset[str]  # particles that hold an article: behind a full name they name its house
    never: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    labels: frozenset[str]  # adjectives of a political camp: they tell holders of one office apart
    branches: frozenset[str]  # adjectives that set one branch of a power apart from the whole
    regions: frozenset[str]  # adjectives of a part of a state
    degrees: frozenset[str]
    verbal: frozenset[str]  # nouns that without an article are verbs or adjectives
    joined: tuple[str, ...]
    surnames: dict[str, list[str]]
    ordinary: frozenset[str]  # surnames that are words, or other names, more often
    phrases: dict[str, Trie]
    pronoun_starts: frozenset[str]
    common: frozenset[str]  # names that are also common nouns: they want their article

    nameless: dict[str, str]  # the adjective of those who are not named, by gender and number
    issues: frozenset[str]  # which issue of a text, and no part of its name
    belonging: dict[str, str]
    formers: frozenset[str]  # qualifiers of those who no longer are
    fronts: Fronts  # false where modifiers follow their head
    adjectives: dict[str, Mapping[str, Any]]  # entry of the adjective of each state, by actor
    morphology: Morphology | None  # of a language with cases

    @property
    def apposing(self) -> str:
        """The marks that may part a name from the title behind it; in a language with cases a dash is one."""
        return ",\N{EM DASH}\N{EN DASH}" if self.morphology is not None else ","

    def adjective(self, actor: str, gender: str | None, number: str) -> str | None:
        """Return the adjective of a state as it agrees; None when the language gives none."""
        entry = self.adjectives.get(actor, {})
        forms = entry.get("adj") or entry.get(f"{gender or 'm'}{number}")
        if forms and self.morphology is not None:
            return self.morphology.agreeing(str(forms[0]), gender or "m", number)
        return str(forms[0]) if forms else None

    def genitive(self, name: str, gender: str | None, number: str) -> str | None:
        """Return what stands before a name that something belongs to; None when the language gives none."""
        wanted = f"{gender}{number}"
        if self.is_a(name[:1].lower(), "elided") and number != "p":
            wanted = "name-elided" if gender == "name" else "elided"
        return self.belonging.get(wanted)

    def is_a(self, low: str, name: str) -> bool:
        """Return True when the word belongs to the closed class."""
        return name in self.closed.get(low, ())


def gazetteer(language: Language) -> Gazetteer:
    """Return the gazetteer of the language and the current registry; built at the first call."""
    built: Gazetteer = registry.current().built(("gazetteer", language), lambda: _build(language))
    return built


def _entries(language: Language, name: str, group: str) -> Iterable[Mapping[str, Any]]:
    return language.data(name).get(group, [])


def _neuter(language: Language) -> str | None:
    """Return the gender of what is no person, where the language has a pronoun for it and nouns show none."""
    if morphology(language) is not None:
        return None
    genders = {entry["gender"] for entry in _entries(language, "pronouns", "subject")}
    return "n" if "n" in genders else None


def _add_known(proper: Trie, language: Language, taken: Mapping[str, str]) -> dict[str, list[str]]:
    surnames: dict[str, list[str]] = {}
    neuter = _neuter(language)
    lent = _entries(language, "given_names", "borrowed")
    borrowed: dict[str, tuple[str, ...]] = {
        language.code: (),
        **{one["from"]: tuple(one["kinds"]) for one in lent},
    }
    every = (
        ((code != language.code, rank), name, capital, known)
        for known in registry.actors().values()
        for code, kinds in borrowed.items()
        if not kinds or known.kind in kinds
        for rank, name, capital in precedence.names(known, code)
    )
    for _, name, capital, known in sorted(every, key=lambda entry: entry[0]):
        if capital:
            actor = taken.get(name, known.id)
            proper.add(name, Sense("capital", name, actor, neuter, "s", {"state": known.id}), cased=True)
            continue
        person = neuter is None or known.kind == "person"
        gender, number = (known.gender, known.number) if person else (neuter, "s")
        proper.add(name, Sense(known.kind, known.id, known.id, gender, number, {}), cased=True)
        if known.kind == "person":
            words = plain(name).split()
            for k in range(1, len(words)):
                held = surnames.setdefault(" ".join(words[k:]), [])
                if known.id not in held:
                    held.append(known.id)
    return surnames


def _add_language_names(proper: Trie, language: Language) -> None:
    neuter = _neuter(language)
    for seat in seats.seats():
        gender, number = (neuter, "s") if neuter else (seat.gender, seat.number)
        sense = Sense("seat", seat.id, seat.of, gender, number, {"domain": seat.domain})
        for word in seat.names.get(language.code, ()) if seat.group != "capitals" else ():
            proper.add(word, sense, cased=True)
    for entry in _entries(language, "groups", "groups"):
        sense = Sense("group", entry["id"], f"group:{entry['id']}", entry["gender"], entry["number"], entry)
        for word in entry["words"]:
            proper.add(word, sense, cased=True)


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
    nouns = tried(language)
    neuter = _neuter(language)
    for file, group, tag in _NOUN_FILES:
        for entry in _entries(language, file, group):
            actor = registry.resolve(entry["of"]) if isinstance(entry.get("of"), str) else None
            for form, gender, number in peoples.inflected(entry):
                shown = gender or (neuter if tag in _THINGS else None)
                nouns.add(form, Sense(tag, entry["id"], actor, shown, number, entry), cased=False)
    for entry in _entries(language, "titles", "civilities"):
        for form, gender, number in peoples.inflected(entry):
            nouns.add(form, Sense("civility", entry["id"], None, gender, number, entry), cased=False)
    nouns.close()
    return nouns


def _word_trie(language: Language, file: str, group: str, tag: str, *, key: str = "words") -> Trie:
    trie = tried(language)
    for entry in _entries(language, file, group):
        for word in entry.get(key, ()):
            sense = Sense(tag, entry["id"], None, entry.get("gender"), entry.get("number"), entry)
            trie.add(word, sense, cased=False)
    trie.close()
    return trie


def _words(language: Language, file: str, group: str, *ids: str) -> frozenset[str]:
    entries = (entry for entry in _entries(language, file, group) if not ids or entry["id"] in ids)
    return gathered((word.lower() for entry in entries for word in entry.get("words", ())), language)


def _fronts(language: Language) -> Fronts:
    nouns = Trie(language)
    for word in sorted(_words(language, "titles", "fronting", "nouns")):
        nouns.add(word, Sense("noun", word, None, None, None, {}), cased=False)
    nouns.close()
    return Fronts(
        nouns, _word_trie(language, "titles", "portfolios", "portfolio", key="before"),
        tuple(sorted(_words(language, "titles", "fronting", "endings"))),
        tuple(sorted(_words(language, "titles", "fronting", "openers"))),
        tuple(sorted(_words(language, "titles", "fronting", "finite"))),
        _words(language, "given_names", "suffixes"), _words(language, "titles", "fronting", "genitive"), _words(language, "titles", "qualifiers", "lowering"),
        _words(language, "titles", "qualifiers", "verb"), peoples.adjectives(language),
    )  # fmt: skip


def _proper_trie(language: Language) -> tuple[Trie, dict[str, list[str]], dict[str, Sense]]:
    """Names with their capitals; beside them the surnames of known people and the adjectives of states."""
    proper = tried(language, agreeing=True)
    capitals = (seat for seat in seats.seats() if seat.group == "capitals")
    taken = {word: seat.of for seat in capitals for word in seat.names.get(language.code, ())}
    _add_language_names(proper, language)
    surnames = _add_known(proper, language, taken)
    demonyms = peoples.demonyms(proper, language)
    for entry in _entries(language, "given_names", "things"):
        for word in entry["words"]:
            proper.add(word, Sense("thing", entry["id"], None, _neuter(language), "s", entry), cased=True)
    proper.close()
    return proper, surnames, demonyms


def _given(language: Language) -> dict[str, str]:
    given = {
        plain(word): str(entry["gender"])
        for entry in _entries(language, "given_names", "names")
        for word in entry["words"]
    }
    for word in _words(language, "given_names", "families"):
        given.setdefault(plain(word), "")  # a family name that comes first shows no gender
    return given


def _build(language: Language) -> Gazetteer:
    proper, surnames, demonyms = _proper_trie(language)
    joined = [
        entry["prefixes"] for entry in _entries(language, "titles", "qualifiers") if "prefixes" in entry
    ]
    return Gazetteer(
        proper, _noun_trie(language), _word_trie(language, "titles", "portfolios", "portfolio"),
        _closed(language), keyed(demonyms, language), _given(language), _words(language, "given_names", "particles"),
        _words(language, "given_names", "houses"),
        _words(language, "given_names", "never"), _words(language, "titles", "qualifiers", "before"),
        _words(language, "titles", "qualifiers", "after", "branch", "region", "label"),
        _words(language, "titles", "qualifiers", "label"),
        _words(language, "titles", "qualifiers", "branch"),
        _words(language, "titles", "qualifiers", "region"),
        _words(language, "titles", "qualifiers", "degree"),
        _words(language, "titles", "qualifiers", "verbal"), tuple(prefix for one in joined for prefix in one),
        surnames, _words(language, "given_names", "ordinary"), {group: _word_trie(language, "pronouns", group, group) for group in ("places", "relays", "subject", "according", "voices")},
        frozenset(word.split()[0] for entry in _entries(language, "pronouns", "subject") for word in entry["words"]),
        _words(language, "metonyms", "common"),
        {key: form for entry in _entries(language, "titles", "nameless") for key, form in entry["add"].items()},
        _words(language, "titles", "qualifiers", "issue"),
        {key: form for entry in _entries(language, "titles", "belonging") for key, form in entry["before"].items()},
        _words(language, "titles", "qualifiers", "former"), _fronts(language),
        {str(sense.actor): sense.entry for sense in demonyms.values()}, morphology(language),
    )  # fmt: skip
