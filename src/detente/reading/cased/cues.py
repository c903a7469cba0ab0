"""The cues of a language with cases, by lemma, and where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.cased.words import Words

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language
    from detente.reading.morphology import Analysis

_MOST = 64  # cues of one sentence; no writer's has a quarter as many
_BETWEEN = 4  # words between a cue and the noun that belongs to it
_CASES = {"accusative": "acc", "genitive": "gen", "dative": "dat", "instrumental": "ins", "locative": "loc"}
_FINITE = ("verb", "short", "pred")
_STATES = ("short", "short-participle")


@dataclass(frozen=True, slots=True)
class Governed:
    """A noun phrase that a cue takes: its case, and the preposition before it ("" for none)."""

    preposition: str
    case: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of `cues.yml`: its lemmas and what it takes."""

    id: str
    frames: frozenset[str]  # that want whether inf quote
    content: tuple[Governed, ...]  # noun phrases that are what is said
    object: tuple[Governed, ...]  # noun phrases that are whom it is said to or of
    origin: tuple[Governed, ...]  # what an impersonal cue draws upon: "it follows from"
    tail: frozenset[str]  # lemmas of nouns that make the cue: "express hope"
    medium: bool  # media do so with what others said
    impersonal: bool  # has no subject: "it is noted"
    quotes: bool  # its object is the one who speaks: "quotes"
    predicate: bool  # its content holds what something is said to be, in the instrumental
    quoted: bool  # a noun phrase is content only with a quotation in it
    state: bool  # its short participle, or adjective in the nominative, is a predicate of the one who speaks: "is alarmed"
    negated: bool | None  # True: only with a negation; False: only without; None: either


@dataclass(frozen=True, slots=True)
class Preposition:
    """An entry of `prepositional`: the words before a source in a case, "according to"."""

    id: str
    words: tuple[str, ...]
    case: str
    noun: bool  # a noun ends it, which a possessive may stand before: "in his words"
    texts: bool  # names the text or data that say so


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in its sentence: tokens `start` to `end` (half-open), its verb at `at`."""

    cue: Cue
    at: int
    start: int
    end: int
    form: str  # finite gerund participle passive
    verb: Analysis
    negated: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of the language by lemma, and its prepositions by first word."""

    verbs: dict[str, tuple[Cue, ...]]
    prepositions: dict[str, tuple[Preposition, ...]]
    nouns: dict[str, str]  # nouns of saying by lemma: the id of their entry


def cues(language: Language) -> Cues:
    """`cues.yml` compiled, once a language."""
    found: Cues = language.built("cased cues", _compile)
    return found


def _governed(text: str) -> Governed:
    *preposition, case = text.split()
    return Governed(" ".join(preposition), _CASES[case])


def _cue(entry: Entry) -> Cue:
    return Cue(
        entry["id"],
        frozenset(entry.get("frames", ())),
        tuple(_governed(one) for one in entry.get("content", ())),
        tuple(_governed(one) for one in entry.get("object", ())),
        tuple(_governed(one) for one in entry.get("origin", ())),
        frozenset(entry.get("tail", ())),
        bool(entry.get("medium")),
        bool(entry.get("impersonal")),
        bool(entry.get("quotes")),
        bool(entry.get("predicate")),
        bool(entry.get("quoted")),
        bool(entry.get("state")),
        entry.get("negated"),
    )


def _compile(language: Language) -> Cues:
    data = language.data("cues")
    verbs: dict[str, list[Cue]] = {}
    for entry in data.get("predicates", []):
        for lemma in entry["lemmas"]:
            verbs.setdefault(lemma, []).append(_cue(entry))
    prepositions: dict[str, list[Preposition]] = {}
    for entry in data.get("prepositional", []):
        for text in entry["words"]:
            row = tuple(text.split())
            case = _CASES[entry["case"]]
            made = Preposition(entry["id"], row, case, bool(entry.get("noun")), bool(entry.get("texts")))
            prepositions.setdefault(row[0], []).append(made)
    return Cues(
        {lemma: tuple(sorted(found, key=lambda cue: not cue.tail)) for lemma, found in verbs.items()},
        {first: tuple(sorted(rows, key=lambda one: -len(one.words))) for first, rows in prepositions.items()},
        {lemma: entry["id"] for entry in data.get("nouns", []) for lemma in entry["lemmas"]},
    )


def find(words: Words) -> list[Hit]:
    """The first cues of the sentence in order, at most one a word; what lies beyond is no language."""
    known = cues(words.scope.page.language)
    found: list[Hit] = []
    for i in range(words.n):
        hit = next(_at(words, i, known), None)
        if hit is not None:
            found.append(hit)
            if len(found) == _MOST:
                break
    return found


def _at(words: Words, i: int, known: Cues) -> Iterator[Hit]:
    for verb in words.read[i]:
        negated = i > 0 and words.low[i - 1] in words.small.negation
        for cue in known.verbs.get(verb.lemma, ()):
            lent = _lent(words, i) if verb.pos == "inf" else None
            form = "finite" if lent is not None else _form(words, i, verb, state=cue.state)
            if form is None:
                continue
            if cue.negated is not None and cue.negated != negated:
                continue
            end = _tail(words, i, cue)
            if end is not None:
                denies = negated and cue.negated is None
                yield Hit(cue, i, i - negated, end, form, lent or verb, denies)


def _lent(words: Words, i: int) -> Analysis | None:
    """The verb that lends its person to a cue in the infinitive: "had to say", "hastened to say"."""
    for k in range(i - 1, max(i - 1 - _BETWEEN, -1), -1):
        if words.low[k] in ",.:;" or words.scope.quote[k] >= 0:
            return None
        if words.lemma(k, words.small.modals):
            return next((one for one in words.read[k] if one.pos in (*_FINITE, "short-participle")), None)
    return None


def _form(words: Words, i: int, verb: Analysis, *, state: bool) -> str | None:
    if verb.weight < 0.3 and verb.pos != words.read[i][0].pos:
        return None
    if verb.person in (1, 2):
        return None
    adjective = (verb.pos, verb.case) == ("adj", "nom")
    if state and ((verb.pos not in _STATES and not adjective) or words.mostly(i, "adv")):
        return None
    if verb.pos in _FINITE or state:
        return "finite" if verb.tense != "imp" else None
    if verb.pos == "short-participle":
        return "passive" if verb.number == "s" and verb.gender == "n" else None
    if verb.pos == "gerund":
        return "gerund"
    return "participle" if verb.pos == "participle" and verb.case is not None and not verb.passive else None


def _tail(words: Words, i: int, cue: Cue) -> int | None:
    """The token behind the cue and the noun that belongs to it; None where that is missing."""
    if not cue.tail:
        return i + 1
    for k in range(i + 1, min(i + 1 + _BETWEEN, words.n)):
        if words.low[k] in ",.:;":
            break
        if words.lemma(k, cue.tail):
            return k + 1
    for k in range(i - 1, max(i - 1 - _BETWEEN, -1), -1):
        if words.low[k] in ",.:;":
            return None
        if words.lemma(k, cue.tail):
            return i + 1
    return None
