"""A language's closed classes, auxiliaries and cue forms as flat look-up tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.inflection import FINITE, INFINITIVE, forms

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language


class Word:
    """The parts a word may play, a bit each; the names are the ids in `words.yml`, upper-cased.

    Plain numbers: an enumeration's are too slow for what is asked of every word many times.
    """

    DETERMINER = 1 << 0
    CONTRACTED = 1 << 1
    FUSED = 1 << 2
    DATIVE = 1 << 3
    OF = 1 << 4
    PREPOSITION = 1 << 5
    SUBJECT_PRONOUN = 1 << 6
    THIRD_PERSON = 1 << 7
    OBJECT_CLITIC = 1 << 8
    REFLEXIVE = 1 << 9
    NEGATION_FIRST = 1 << 10
    NEGATION_SECOND = 1 << 11
    THAT = 1 << 12
    RELATIVE = 1 << 13
    WHETHER = 1 << 14
    SUBORDINATOR = 1 << 15
    COORDINATOR = 1 << 16
    CONTRAST = 1 << 17
    ADVERB = 1 << 18
    TIME = 1 << 19
    ADDRESS = 1 << 20
    NOT_A_SUBJECT = 1 << 21
    HAVING = 1 << 22
    AGENT = 1 << 23
    NUMBER_WORD = 1 << 24
    GERUND_MARKER = 1 << 25
    FINITE = 1 << 26
    STRESSED = 1 << 27
    COMMENTING = 1 << 28
    INDEFINITE = 1 << 29
    APPROXIMATOR = 1 << 30
    PLURAL = 1 << 31
    COMPARING = 1 << 32
    DEGREE = 1 << 33
    NEGATION = 1 << 34
    POSSESSIVE = 1 << 35
    INFINITIVE_MARKER = 1 << 36
    OCCASION = 1 << 37
    SUMMING_UP = 1 << 38
    REPORTER = 1 << 39

    HYPOTHETICAL = 1 << 40
    INITIALS = 1 << 41
    OPEN = OCCASION | SUMMING_UP  # nouns of a kind: such a word is no small word for it

    @classmethod
    def part(cls, id_: str) -> int:
        """The part that an id of `words.yml` names; AttributeError when there is none."""
        bit: int = getattr(cls, id_.replace("-", "_").upper())
        return bit


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of `cues.yml`: the words it is made of and what may follow it."""

    id: str
    tail: tuple[str, ...] = ()
    clitic: str | None = None
    reflexive: bool = False
    frames: frozenset[str] = frozenset()
    inf_after: frozenset[str] = frozenset()
    np_after: frozenset[str] = frozenset()
    object: str | None = None  # direct dative
    np: str | None = None  # always governed quoted infinitive
    predicate: bool = False
    quoted_only: bool = False
    negative: bool = False
    actor_only: bool = False
    never_behind: frozenset[str] = frozenset()  # nouns that make a noun of its form: "point presse"
    through: bool = False  # a noun may stand before its clause: "expressed hope that"
    loose: bool = False  # a clause behind it needs to show no verb: "says yes to peace"
    governing_tail: bool = False  # its tail is the preposition before its noun phrase: "called for"
    witnessed: bool = False  # the outlet's own reporters do so: narration, and nobody's words
    attitude: bool = False  # its participle holds a view: "convinced that"


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """A form of an auxiliary: which verb, which slot (s, p, sp, first, inf, pr, pp)."""

    verb: str
    slot: str

    @property
    def finite(self) -> bool:
        """True for a form that has a person."""
        return self.slot in FINITE


@dataclass(frozen=True, slots=True)
class SemiAuxiliary:
    """A verb that lends its person to an infinitive, with the preposition between them ("" = none)."""

    tail: str  # a word fixed behind it: "go on to"
    linker: str
    negates: bool  # what follows was not said: "refrained from saying"


Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""First word -> phrases that begin with it, as folded words, longest first."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups by folded word; absent words have no part."""

    words: dict[str, int]
    auxiliaries: dict[str, Auxiliary]
    cues: dict[str, tuple[tuple[Cue, str], ...]]  # form -> (cue, slot), longest tail first
    semi: dict[str, tuple[tuple[SemiAuxiliary, str], ...]]  # form -> (verb, slot)
    tails: frozenset[str]  # words fixed behind such verbs
    inserted: Phrases
    resuming: Phrases
    breaking: Phrases
    aftermath: Phrases
    fused: dict[str, str]  # preposition and article in one -> the preposition
    elided: dict[str, str]  # short form -> the word it stands for
    speech: frozenset[str]  # nouns of saying
    silences: frozenset[str]  # infinitives behind a refusal that say that nothing was said
    infinitives: frozenset[str]
    nouns: frozenset[str]  # that look like infinitives
    infinitive_endings: tuple[str, ...]
    shortest_infinitive: int  # letters that an unlisted one has more than
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    finite_endings: tuple[str, ...]
    opening_endings: tuple[str, ...]
    present_endings: tuple[str, ...]
    abbreviations: frozenset[str]
    plural_endings: tuple[str, ...]  # of nouns, where a verb's form may be a noun's
    plurals: frozenset[str]  # plural nouns without the ending
    bare: bool  # a noun phrase may begin without an article
    subject_first: bool  # an incise may have its subject before its verb

    def is_infinitive(self, low: str) -> bool:
        """True for a word that has an infinitive's ending and is no known small word."""
        if low in self.auxiliaries:
            return self.auxiliaries[low].slot == INFINITIVE
        if low in self.infinitives:
            return True
        return (
            len(low) > self.shortest_infinitive
            and low.endswith(self.infinitive_endings)
            and not self.words.get(low, 0) & ~Word.OPEN
            and low not in self.nouns
        )

    def is_adverb(self, low: str) -> bool:
        """True for a listed adverb or a word with an adverb's ending."""
        return bool(self.words.get(low, 0) & Word.ADVERB) or (
            len(low) > 6 and low.endswith(self.adverb_endings)
        )


def _cue(entry: Entry) -> Cue:
    return Cue(
        id=entry["id"],
        tail=tuple(entry.get("tail", "").replace("'", "' ").split()),
        clitic=entry.get("clitic"),
        reflexive=bool(entry.get("reflexive")),
        frames=frozenset(entry.get("frames", ())),
        inf_after=frozenset(entry.get("inf_after", ())),
        np_after=frozenset(entry.get("np_after", ())),
        object=entry.get("object"),
        np=entry.get("np"),
        predicate=bool(entry.get("predicate")),
        quoted_only=bool(entry.get("quoted_only")),
        negative=bool(entry.get("negative")),
        actor_only=bool(entry.get("actor_only")),
        never_behind=frozenset(entry.get("never_behind", ())),
        through=bool(entry.get("through")),
        loose=bool(entry.get("loose")),
        governing_tail=bool(entry.get("governing_tail")),
        witnessed=bool(entry.get("witnessed")),
        attitude=bool(entry.get("attitude")),
    )


def _cue_forms(language: Language) -> dict[str, tuple[tuple[Cue, str], ...]]:
    found: dict[str, list[tuple[Cue, str]]] = {}
    for entry in language.data("cues").get("verbs", []):
        cue = _cue(entry)
        for form, slot in forms(entry["lemma"], entry["class"], language):
            found.setdefault(form, []).append((cue, slot))
    return {
        form: tuple(
            sorted(
                dict.fromkeys(readings), key=lambda r: (-len(r[0].tail), not r[0].reflexive, r[0].id, r[1])
            )
        )
        for form, readings in found.items()
    }


def _semi_forms(language: Language) -> dict[str, tuple[tuple[SemiAuxiliary, str], ...]]:
    found: dict[str, tuple[tuple[SemiAuxiliary, str], ...]] = {}
    for entry in language.data("cues").get("semi-auxiliaries", []):
        verb = SemiAuxiliary(entry.get("tail", ""), entry["linker"], bool(entry.get("negates")))
        for form, slot in dict.fromkeys(forms(entry["lemma"], entry["class"], language)):
            found[form] = (*found.get(form, ()), (verb, slot))
    return found


def _phrases(entries: list[Entry]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        for phrase in entry["words"]:
            parts = tuple(phrase.replace("'", "' ").split())
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def _build(language: Language) -> Lexicon:
    data, cues = language.data("words"), language.data("cues")
    endings = {entry["id"]: tuple(entry["words"]) for entry in data.get("endings", [])}
    infinitives = {
        entry["id"]: entry["words"] for entry in language.data("infinitives").get("infinitives", [])
    }
    open_endings = tuple(infinitives.get("open-ending", ()))
    return Lexicon(
        words=_words(data.get("words", [])),
        auxiliaries=_auxiliaries(language.data("conjugation").get("auxiliaries", [])),
        cues=_cue_forms(language),
        semi=_semi_forms(language),
        tails=frozenset(entry["tail"] for entry in cues.get("semi-auxiliaries", []) if "tail" in entry),
        inserted=_phrases([entry for entry in data.get("words", []) if entry["id"] == "inserted"]),
        resuming=_phrases(data.get("resuming", [])),
        breaking=_phrases(data.get("breaking", [])),
        aftermath=_phrases(data.get("aftermath", [])),
        fused={entry["form"]: entry["words"][0] for entry in data.get("fused", [])},
        elided={entry["form"]: entry["words"][0] for entry in data.get("elided", [])},
        speech=_gathered(cues.get("speech-nouns", [])),
        silences=_gathered(cues.get("silences", [])),
        infinitives=frozenset(infinitives.get("listed", ())),
        nouns=frozenset(infinitives.get("nouns", ())),
        infinitive_endings=open_endings,
        shortest_infinitive=2 + max(map(len, open_endings), default=0),
        adverb_endings=endings.get("adverb-ending", ()),
        participle_endings=endings.get("participle-ending", ()),
        opening_endings=endings.get("opening-ending", ()),
        present_endings=endings.get("present-ending", ()),
        finite_endings=endings.get("finite-ending", ()),
        abbreviations=_gathered(language.data("tokens").get("abbreviations", [])),
        plural_endings=endings.get("plural-ending", ()),
        plurals=_gathered(data.get("plurals", [])),
        bare=bool(data.get("bare")),
        subject_first=bool(cues.get("incise-orders")),
    )


def _words(entries: list[Entry]) -> dict[str, int]:
    """The parts of each word, those of several words aside."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry["id"] != "inserted":
            flag = Word.part(entry["id"])
            for word in entry["words"]:
                found[word] = found.get(word, 0) | flag
    return found


def _auxiliaries(entries: list[Entry]) -> dict[str, Auxiliary]:
    return {
        form: Auxiliary(entry["id"], slot)
        for entry in entries
        for slot in ("s", "p", "sp", "first", "inf", "pr", "pp")
        for form in entry.get(slot, [])
    }


def _gathered(entries: list[Entry]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry["words"])


def lexicon(language: Language) -> Lexicon:
    """The language's tables, built once."""
    built: Lexicon = language.built("lexicon", _build)
    return built
