"""Numbers as a language writes them: digits with its separators, and number words, to values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.reading.openings import DIGIT, openings

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language

Number = int | float
_PLAIN = (
    ("\n", " "), ("\r", " "), ("\t", " "), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "),
    ("\u2019", "'"), ("\u2011", "-"),
)  # fmt: skip
_FIXED = re.compile(r"\(\?<[=!][^)]*\)|\[[^\]]*\]| \??")
_SPACE = {" ": r"\s{1,3}", " ?": r"\s{0,3}"}
_NEUTRAL = {"thousands": " ", "decimal": "."}  # where a language says nothing of its own
_SEEN = 3  # characters that tell whether a pattern may begin
_WORDS = 10  # more words than that are no number anybody writes


def fold(text: str) -> str:
    """Lower case, every white space and apostrophe made plain: as long as `text`, so offsets stay."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for odd, plain in _PLAIN:
        low = low.replace(odd, plain)
    return low


def spaced(pattern: str) -> str:
    """A pattern in which a space stands for the white space between two words; look-behind keeps it single."""
    return _FIXED.sub(lambda part: _SPACE.get(part.group(), part.group()), pattern)


def either(forms: Iterable[str]) -> str:
    """A pattern for one of the words, the longest that fits; shared beginnings are tried once. Of none: never."""
    tree: dict[str, Any] = {}
    for form in sorted(set(forms)):
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree) if tree else "(?!)"


def beginning(patterns: Iterable[str]) -> str:
    """A look-ahead for the first characters of the patterns: cheap to ask before any of them is tried."""
    return ahead(frozenset[str]().union(*(openings(pattern, _SEEN) for pattern in patterns)))


def ahead(prefixes: Collection[str]) -> str:
    """A look-ahead for one of the prefixes that `openings` gives."""
    written = either(prefixes).replace(DIGIT, r"\d").replace(r"\s{1,3}", r"\s+")
    return "" if "" in prefixes else f"(?={written})"


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    parts = [
        (r"\s{1,3}" if letter == " " else re.escape(letter)) + _branch(rest)
        for letter, rest in sorted(node.items())
        if letter
    ]
    if not parts:
        return ""
    inside = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{inside}?" if ends else inside


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language writes numbers; patterns are for folded text."""

    words: str  # pattern of a number in words
    digits: str  # pattern of a number in digits, a scale word ("million") after it included
    joined: str  # pattern of a number that a hyphen ties to the word behind it ("three-day")
    _word: re.Pattern[str]
    _values: dict[str, Number]
    _scales: dict[str, Number]
    _thousands: str
    _decimal: str

    @property
    def pattern(self) -> str:
        """A number in digits or in words."""
        return f"(?:{self.digits}|{self.words})"

    def value(self, written: str) -> Number | None:
        """The value of a folded string that `pattern` matched; None when it is no number after all."""
        if not written[:1].isdigit():
            return self._spelt(written)
        number = re.match(r"[\d.,' ]*\d", written)
        if number is None:
            return None
        figure = self._figure(number.group())
        rest = written[number.end() :].replace("-", " ").replace("+", " ").split()
        for word in rest:
            figure = figure * self._scales.get(word, 1)
        return whole(figure)

    def scale(self, written: str) -> Number:
        """What the scale words at the end of the number multiply by ("two million"); 1 where there are none."""
        scale: Number = 1
        for found in reversed(list(self._word.finditer(written))):
            factor = self._scales.get(" ".join(found.group().split()), 1)
            if factor < 1000:
                break
            scale *= factor
        return scale

    def _figure(self, digits: str) -> Number:
        groups = re.fullmatch(rf"\d{{1,3}}(?:[{self._thousands}]\d{{3}})+(?:[{self._decimal}]\d+)?", digits)
        if groups:
            digits = re.sub(rf"[{self._thousands}](?=\d{{3}})", "", digits)
        digits = re.sub(r"[\s']", "", digits).replace(self._decimal, ".")
        return float(digits) if "." in digits else int(digits)

    def _spelt(self, written: str) -> Number:
        total: Number = 0
        current: Number = 0
        for found in self._word.finditer(written):
            word = " ".join(found.group().split())
            if word in self._values:
                current += self._values[word]
                continue
            scale = self._scales[word]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        return whole(total + current)


def whole(figure: Number) -> Number:
    """The figure as an integer where it is one."""
    return round(figure, 6) if isinstance(figure, float) and not figure.is_integer() else int(figure)


def _forms(entries: list[Entry]) -> dict[str, Number]:
    return {form: entry["value"] for entry in entries for form in entry["forms"]}


def build(language: Language) -> Numerals:
    """Compiled from `numbers.yml`: words, scales, joins, and the marks that group digits."""
    data = language.data("numbers")
    values, scales = _forms(data["words"]), _forms(data["scales"])
    marks = {**_NEUTRAL, **{entry["id"]: entry["marks"] for entry in data["separators"]}}
    thousands, decimal = marks["thousands"], marks["decimal"]
    one = either([*values, *_forms([entry for entry in data["scales"] if not entry.get("figures")])])
    large = either([form for form, value in scales.items() if value >= 1000])
    joins = "|".join(map(_join, data.get("joins", []))) or "(?!)"
    between = marks.get("words", "- ")
    words = rf"(?:{one})(?:[{between}](?:(?:{joins})[{between}])?(?:{one})(?!\w)){{0,{_WORDS}}}"
    digits = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?!\d)(?:[{decimal}]\d+)?|\d{{1,15}}(?:[{decimal}.]\d{{1,6}})?(?!\d)"
    scaled = rf"(?:{digits})(?:(?:\+?\s{{0,8}}|-)(?:{large})(?!\w)){{0,2}}"
    return Numerals(
        rf"{words}(?!\w|-\w)" if "-" in between else rf"{words}(?!\w)", scaled, rf"(?:{scaled}|{words})(?=-)", re.compile(rf"(?<!\w)(?:{one})(?!\w)"),
        values, scales, thousands, decimal,
    )  # fmt: skip


def _join(entry: Entry) -> str:
    """A word between two numbers: before some, and where `after` is given, behind those only."""
    behind = "|".join(f"(?<={word}[- ])" for word in entry.get("after", ()))
    return f"(?:{behind})(?:{either(entry['forms'])})(?=[- ]\\s?(?:{either(entry['before'])})(?!\\w))"


def of(language: Language) -> Numerals:
    """The numerals of a language, compiled once."""
    numerals: Numerals = language.built("numerals", build)
    return numerals
