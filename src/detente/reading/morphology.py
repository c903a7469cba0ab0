"""What the words of a language with cases can be: lemma, part of speech, case, number, gender.

A language whose `morphology.yml` names a dictionary has it; all others have none, and their words show what they are by
their places. The words are analysed by pymorphy3 (OpenCorpora's dictionaries and tags), unknown ones by their endings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from unicodedata import name

if TYPE_CHECKING:
    from detente.reading.language import Language

_REMEMBERED = 60_000  # words kept; bounds memory on endless vocabularies
_LONGEST = 60  # characters of one
_UNLIKELY = 0.01  # weight of what is hardly ever meant, where frequencies are unknown

CASES = {
    "nomn": "nom", "voct": "nom", "gent": "gen", "gen1": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "acc2": "acc",
    "ablt": "ins", "loct": "loc", "loc1": "loc", "loc2": "loc",
}  # fmt: skip
_PARTS = {
    "NOUN": "noun", "ADJF": "adj", "ADJS": "short", "COMP": "comp", "VERB": "verb", "INFN": "inf", "PRTF": "participle",
    "PRTS": "short-participle", "GRND": "gerund", "NUMR": "num", "ADVB": "adv", "NPRO": "pron", "PRED": "pred",
    "PREP": "prep", "CONJ": "conj", "PRCL": "particle", "INTJ": "intj",
}  # fmt: skip
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
_TAGS = {name: tag for tag, name in _GENDERS.items()}
_TENSES = {"past": "past", "pres": "pres", "futr": "fut"}
_SMALL = frozenset({"prep", "conj", "particle", "pron", "num"})
_NOMINAL = frozenset({"noun", "adj"})
_NUMBERED = frozenset({"noun", "adj", "pron", "verb", "short-participle"})
_NAMES = {"Name": "given", "Surn": "surname", "Patr": "patronymic", "Geox": "place", "Orgn": "organisation"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word form; None where the form shows nothing."""

    lemma: str
    pos: str  # noun adj short comp verb inf participle short-participle gerund num adv pron pred prep conj particle intj
    case: str | None = None  # nom gen dat acc ins loc voc
    number: str | None = None  # s p
    gender: str | None = None  # m f n; of a plural only where the lemma has one
    person: int | None = None
    tense: str | None = None  # past pres fut imp (imperative)
    name: str | None = None  # given surname patronymic place organisation
    animate: bool | None = None
    fixed: bool = False  # the same in every case
    passive: bool = False  # of a participle
    weight: float = 0.0  # how frequent the reading is among those of the form, 0 to 1; where nobody knows, 1 for each likely one


class Morphology:
    """The readings of word forms in one language, each worked out when first asked for.

    `vocative`: it is a case of its own, and no nominative.
    """

    def __init__(self, dictionary: str, *, vocative: bool = False) -> None:
        import pymorphy3

        self._vocative = vocative
        self._analyser: Any = pymorphy3.MorphAnalyzer(lang=dictionary)
        self._known: dict[str, tuple[Analysis, ...]] = {}
        self._lemmas: dict[str, frozenset[str]] = {}

    def of(self, low: str) -> tuple[Analysis, ...]:
        """Every reading of the folded word, the most frequent first; () for marks and numbers."""
        found = self._known.get(low)
        if found is None:
            if len(low) > _LONGEST or not low[:1].isalpha() or not all(name(letter, "") for letter in low):
                return ()  # pymorphy3 raises on a letter without a name
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = tuple(dict.fromkeys(told for _, told in self._parsed(low)))
            if not found and not name(low[0], "LATIN").startswith("LATIN"):
                found = (Analysis(low, "noun", number="s", fixed=True, weight=1.0),)  # no rule knows its case
            self._known[low] = found
        return found

    def _parsed(self, low: str) -> list[tuple[Any, Analysis]]:
        """What the dictionary says of the word, each with its reading, the most frequent first."""
        found = [
            (parse, told)
            for parse in self._analyser.parse(low)
            if (told := self._analysis(parse)) is not None
        ]
        if self._analyser.prob_estimator is not None or len(found) < 2:
            return found
        readings = [told for _, told in found]
        weighed = [
            (parse, replace(told, weight=_UNLIKELY) if _unlikely(told, readings) else told)
            for parse, told in found
        ]
        return sorted(weighed, key=lambda one: (one[1].weight == _UNLIKELY, one[1].pos not in _SMALL))

    def lemmas(self, low: str) -> frozenset[str]:
        """Every lemma the word can be of; the word itself where nothing is known of it."""
        found = self._lemmas.get(low)
        if found is None:
            found = frozenset(one.lemma for one in self.of(low)) or frozenset((low,))
            if len(self._lemmas) >= _REMEMBERED:
                self._lemmas.clear()
            self._lemmas[low] = found
        return found

    def agreeing(self, adjective: str, gender: str, number: str) -> str:
        """Return the nominative of an adjective as it agrees with a noun; the word itself where it has no such form."""
        wanted = {"nomn", "plur"} if number == "p" else {"nomn", _TAGS[gender]}
        for parse in self._analyser.parse(adjective):
            if parse.tag.POS in ("ADJF", "PRTF") and (form := parse.inflect(wanted)) is not None:
                return str(form.word)
        return adjective

    def genitive(self, name: str) -> str:
        """Return a name with the words that are declined in the genitive: up to its first noun."""
        words = name.split(" ")
        for k, word in enumerate(words):
            read = next(
                (one for one in self.of(word.lower()) if one.case == "nom" and one.pos in ("noun", "adj")),
                None,
            )
            form = self.inflect(word.lower(), read, "gen") if read is not None else None
            if form is not None and not word[1:2].isupper():
                words[k] = form[0].upper() + form[1:] if word[0].isupper() else form
            if read is None or read.pos == "noun":
                break
        return " ".join(words)

    def listed(self, low: str) -> bool:
        """Return True for a form that the dictionary has; the readings of all others are worked out from their endings."""
        return bool(self._analyser.word_is_known(low))

    def inflect(self, low: str, analysis: Analysis, case: str, number: str | None = None) -> str | None:
        """The form of `low`, read as `analysis`, in another case (and number); None where there is none."""
        wanted = {next(tag for tag, name in CASES.items() if name == case)}
        if number is not None:
            wanted.add("sing" if number == "s" else "plur")
        for parse, told in self._parsed(low):
            if told == analysis:
                form = parse.inflect(wanted)
                if form is None and number == "s":
                    return self._singular(low, analysis, case)
                return str(form.word) if form is not None else None
        return None

    def _singular(self, low: str, analysis: Analysis, case: str) -> str | None:
        """The form in another case where the dictionary marks plurals only."""
        wanted = (analysis.pos, case, "s", analysis.gender)
        forms = self.paradigm(low, analysis)
        return next(
            (form for form, told in forms if (told.pos, told.case, told.number, told.gender) == wanted), None
        )

    def paradigm(self, low: str, reading: Analysis) -> tuple[tuple[str, Analysis], ...]:
        """Every form of the word so read, with its own reading: gerunds and passive participles of a verb too."""
        alike = [parse for parse, told in self._parsed(low) if told == reading]
        forms = [one for parse in alike for one in parse.lexeme if "actv" not in one.tag.grammemes]
        told_forms = ((str(one.word), told) for one in forms if (told := self._analysis(one)) is not None)
        return tuple(dict.fromkeys(told_forms))

    def _analysis(self, parse: Any) -> Analysis | None:
        told = _analysis(parse)
        if told is not None and self._vocative and parse.tag.case == "voct":
            return replace(told, case="voc")
        return told


def _analysis(parse: Any) -> Analysis | None:
    tag = parse.tag
    pos = _PARTS.get(tag.POS)
    if pos is None:
        return None
    grammemes = tag.grammemes
    tense = "imp" if tag.mood == "impr" or "impr" in grammemes else _TENSES.get(tag.tense)
    if pos == "verb" and tense is None:
        pos = "short-participle" if "Impe" in grammemes else "inf"
    if pos == "pron" and _agrees(tag):
        pos = "adj"
    case = CASES.get(tag.case)
    if case is None and pos in _NOMINAL and parse.word == parse.normal_form:
        case = "nom"  # some dictionaries leave it out
    gender = "n" if pos == "short-participle" and tag.number is None else _GENDERS.get(tag.gender)
    number = {"sing": "s", "plur": "p"}.get(tag.number)
    if number is None and gender is not None and pos in _NUMBERED:
        number = "s"  # where only plurals are marked
    return Analysis(
        lemma=parse.normal_form,
        pos=pos,
        case=case,
        number=number,
        gender=gender,
        person=int(tag.person[0]) if tag.person else None,
        tense=tense,
        name=next((name for key, name in _NAMES.items() if key in grammemes), None),
        animate={"anim": True, "inan": False}.get(tag.animacy),
        fixed="Fixd" in grammemes,
        passive="pssv" in grammemes,
        weight=round(float(parse.score), 3),
    )


def _agrees(tag: Any) -> bool:
    """Return True for a pronoun that agrees with a noun ("this", "which"): its lemma has no gender or number of its own."""
    lemma, _, form = str(tag).partition(" ")
    return bool(form) and lemma == "NPRO"


def _unlikely(one: Analysis, others: list[Analysis]) -> bool:
    """Return True for what the form is hardly ever in running text, by what else it can be.

    A small word is no noun or verb, a name or a thing is spoken of and not to, nobody is told to do what a noun names.
    """
    if one.pos not in _SMALL and any(other.pos in _SMALL for other in others):
        return True
    if one.case == "voc":
        return any(other.case != "voc" for other in others)
    if one.pos == "inf":  # a clipped one looks like the third person, which is written
        return any(other.pos == "verb" and other.person == 3 for other in others)
    told = one.pos == "verb" and (one.tense == "imp" or one.person in (1, 2))
    return told and any(other.pos in _NOMINAL and other.case != "voc" for other in others)


def _build(language: Language) -> Morphology | None:
    entries = language.data("morphology").get("dictionaries", [])
    if not entries:
        return None
    return Morphology(str(entries[0]["pymorphy3"]), vocative=bool(entries[0].get("vocative")))


def morphology(language: Language) -> Morphology | None:
    """The language's morphology, or None where its words have no cases."""
    found: Morphology | None = language.built("morphology", _build)
    return found
