"""What the words of a language with cases can be: lemma, part of speech, case, number, gender.

A language whose `morphology.yml` names a dictionary has it; all others have none, and their words show what they are by
their places. The words are analysed by pymorphy3 (OpenCorpora's dictionaries and tags), unknown ones by their endings.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.reading.language import Language

_REMEMBERED = 60_000  # words kept; bounds memory on endless vocabularies
_LONGEST = 60  # characters of one

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
_NAMES = {"Name": "given", "Surn": "surname", "Patr": "patronymic", "Geox": "place", "Orgn": "organisation"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word form; None where the form shows nothing."""

    lemma: str
    pos: str  # noun adj short comp verb inf participle short-participle gerund num adv pron pred prep conj particle intj
    case: str | None = None  # nom gen dat acc ins loc
    number: str | None = None  # s p
    gender: str | None = None  # m f n; of a plural only where the lemma has one
    person: int | None = None
    tense: str | None = None  # past pres fut imp (imperative)
    name: str | None = None  # given surname patronymic place organisation
    animate: bool | None = None
    fixed: bool = False  # the same in every case
    weight: float = 0.0  # how frequent the reading is among those of the form, 0 to 1


class Morphology:
    """The readings of word forms in one language, each worked out when first asked for."""

    def __init__(self, dictionary: str) -> None:
        import pymorphy3

        self._analyser: Any = pymorphy3.MorphAnalyzer(lang=dictionary)
        self._known: dict[str, tuple[Analysis, ...]] = {}
        self._lemmas: dict[str, frozenset[str]] = {}

    def of(self, low: str) -> tuple[Analysis, ...]:
        """Every reading of the folded word, the most frequent first; () for marks and numbers."""
        found = self._known.get(low)
        if found is None:
            if len(low) > _LONGEST or not low[:1].isalpha() or not all(unicodedata.name(c, "") for c in low):
                return ()  # pymorphy3 raises on a letter without a name
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[low] = tuple(
                analysis for parse in self._analyser.parse(low) if (analysis := _analysis(parse)) is not None
            )
        return found

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
        wanted = {"nomn", "plur"} if number == "p" else {"nomn", "sing", _TAGS[gender]}
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
        for parse in self._analyser.parse(low):
            if _analysis(parse) == analysis:
                form = parse.inflect(wanted)
                return str(form.word) if form is not None else None
        return None

    def paradigm(self, low: str, reading: Analysis) -> tuple[tuple[str, Analysis], ...]:
        """Every form of the word so read, with its own reading: gerunds and passive participles of a verb too."""
        found = next((parse for parse in self._analyser.parse(low) if _analysis(parse) == reading), None)
        forms = (one for one in found.lexeme if "actv" not in one.tag.grammemes) if found is not None else ()
        return tuple((str(one.word), told) for one in forms if (told := _analysis(one)) is not None)


def _analysis(parse: Any) -> Analysis | None:
    tag = parse.tag
    pos = _PARTS.get(tag.POS)
    if pos is None:
        return None
    grammemes = tag.grammemes
    tense = "imp" if tag.mood == "impr" else _TENSES.get(tag.tense)
    return Analysis(
        lemma=parse.normal_form,
        pos=pos,
        case=CASES.get(tag.case),
        number={"sing": "s", "plur": "p"}.get(tag.number),
        gender=_GENDERS.get(tag.gender),
        person=int(tag.person[0]) if tag.person else None,
        tense=tense,
        name=next((name for key, name in _NAMES.items() if key in grammemes), None),
        animate={"anim": True, "inan": False}.get(tag.animacy),
        fixed="Fixd" in grammemes,
        weight=round(float(parse.score), 3),
    )


def _build(language: Language) -> Morphology | None:
    entries = language.data("morphology").get("dictionaries", [])
    return Morphology(str(entries[0]["pymorphy3"])) if entries else None


def morphology(language: Language) -> Morphology | None:
    """The language's morphology, or None where its words have no cases."""
    found: Morphology | None = language.built("morphology", _build)
    return found
