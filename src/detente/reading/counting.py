"""One compiled pattern a language for numbers that count or measure something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.frozen import frozen
from detente.reading import numerals
from detente.reading.counted_nouns import CountedNouns
from detente.reading.morphology import morphology
from detente.reading.numerals import Number, beginning, either, spaced, whole
from detente.reading.paradigms import forms

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language

_BLANK = re.compile(r"\s")
_SIGN = 6  # characters before a number in which its currency stands
_BETWEEN = 2  # adjectives between the counted noun and the place
_BEFORE = 40  # characters before a number in which its determiner and approximator stand


@frozen
class Counted:
    """A number with what it counts: the whole phrase, and where the number itself begins."""

    start: int
    end: int
    number: int
    value: Number
    high: Number | None
    sign: str | None
    unit: str


@frozen
class Place:
    """The words that say where counted things are, and whether in, near or to what they name."""

    start: int
    end: int
    relation: str


class Counter:
    """The quantities of one language."""

    def __init__(self, language: Language) -> None:
        data, units = language.data("numbers"), language.data("units")
        self._numerals = numerals.of(language)
        self._units = {form: entry for entry in units["units"] for form in forms(entry, language)}
        self.owned = frozenset(str(entry["unit"]) for entry in units["units"] if entry.get("owned"))
        self._currencies = {sign: entry["unit"] for entry in units["units"] for sign in entry.get("sign", ())}
        self._currency = re.compile(rf"(?<!\w)(?:{either(self._currencies)})\s?$")
        self._unlike = frozenset(form for entry in units["unlike"] for form in forms(entry, language))
        cases = morphology(language)
        few = [(str(entry["case"]), str(entry["number"])) for entry in data.get("few", ())]
        self._nouns = CountedNouns(cases, self._units, self._unlike, few) if cases else None
        self._endings = [(str(entry["from"]), str(entry["to"])) for entry in units.get("singular", ())]
        self._singles = {form: entry["value"] for entry in data["collectives"] for form in entry["forms"]}
        self._plurals = {form: entry["value"] for entry in data["collectives"] for form in entry["plural"]}
        self._multiples = {form: e["value"] for e in data["collectives"] for form in e.get("multiplied", ())}
        self._heap = re.compile(rf"(?<!\w)(?:{either(self._plurals)})(?!\w)")
        self._signs = {
            form: e["sign"] for e in data["approximators"] if not e.get("after") for form in e["forms"]
        }
        self._later = {
            form: e["sign"] for e in data["approximators"] if e.get("after") for form in e["forms"]
        }
        self._dependent = frozenset(
            form for entry in data["scales"] if not entry.get("alone", True) for form in entry["forms"]
        )
        links = [form for entry in units.get("links", ()) for form in entry["forms"]]
        self._link = either(links) if links else ""
        self._core = re.compile(self._core_pattern(data))
        self._noun = re.compile(self._noun_pattern(units))
        self._opening = re.compile(self._opening_pattern(data))
        self._behind = re.compile(rf"\s(?P<sign>{either(list(self._later))})(?!\w)")
        self._halves = {form: entry["value"] for entry in data["halves"] for form in entry["forms"]}
        self._half = re.compile(rf"\s(?P<half>{either(self._halves)})(?!\w)")
        labels = either([form for entry in data["labels"] for form in entry["forms"]])
        self._label = re.compile(rf"(?:^|[^\w])(?:{labels})\s?$")
        self._relations = [str(entry["relation"]) for entry in units["places"]]
        places = (f"(?P<place{i}>{spaced(entry['pattern'])})" for i, entry in enumerate(units["places"]))
        self._places = re.compile("|".join(places))
        behind = "|".join(entry["pattern"] for entry in units.get("behind", ()))
        self._adjective = re.compile(rf"\s(?:{behind or '(?!)'})(?=\s)")

    def _core_pattern(self, data: dict[str, list[Entry]]) -> str:
        pattern = self._numerals.pattern
        ranges = []
        for i, entry in enumerate(data["ranges"]):
            first, _, rest = spaced(entry["pattern"]).partition("{number}")
            middle, _, _ = rest.partition("{number}")
            ranges.append(f"{first}(?P<low{i}>{pattern}){middle}(?P<high{i}>{pattern})")
        singles, plurals = either(list(self._singles)), either(list(self._plurals))
        multiplied = rf"(?P<count>{pattern})\s(?P<multiple>{either(self._multiples)})"
        multiplied = multiplied if self._multiples else "(?P<count>(?!))(?P<multiple>)"
        heap = rf"{multiplied}|(?:(?P<times>{pattern})\s)?(?P<single>{singles})|(?P<plural>(?:{plurals})(?:\s(?:{self._link})(?:{plurals}))?)"
        some = rf"(?:(?P<range>{'|'.join(ranges)})|(?P<heap>{heap})|(?P<plain>{pattern}))"
        return rf"(?<![\w.,:/+-]){beginning([some])}{some}(?![\w/]|[.,:-]\d)"

    def _noun_pattern(self, units: dict[str, list[Entry]]) -> str:
        closed = either([form for entry in units.get("before", ()) for form in entry.get("forms", ())])
        adjectives = "|".join(
            [closed, *(entry["pattern"] for entry in units.get("before", ()) if "pattern" in entry)]
        )
        signs = [form for form in self._units if not form[0].isalpha()]
        words = [form for form in self._units if form[0].isalpha()]
        plural = "|".join(entry["pattern"] for entry in units.get("plural", ())) or "(?!)"
        unit = either(words)
        return (
            rf"\s?(?P<mark>{either(signs)})|\s{{1,2}}(?P<link>{self._link})?(?:(?P<near>{unit})(?![\w'-])"
            rf"|(?:(?:{adjectives})\s){{0,2}}(?:(?P<unit>{unit})(?![\w'-])|(?P<noun>{plural})(?![\w'-])))"
        )

    def _opening_pattern(self, data: dict[str, list[Entry]]) -> str:
        plain = either(
            [form for entry in data["determiners"] if not entry.get("heaps") for form in entry["forms"]]
        )
        heaps = either(
            [form for entry in data["determiners"] if entry.get("heaps") for form in entry["forms"]]
        )
        signs = either([form if form.endswith("'") else f"{form} " for form in self._signs])
        return rf"(?<!\w)(?P<phrase>(?:(?:{plain})\s)?(?P<sign>{signs})?(?P<article>(?:{heaps})\s)?)$"

    def scan(self, low: str, start: int, end: int) -> Iterator[Counted]:
        """The quantities of `low[start:end]` (folded text) in their order."""
        for match in self._core.finditer(low, start, end):
            value, high, sign = self._value(match)
            if value is None:
                continue
            money = self._currency.search(low, max(start, match.start() - _SIGN), match.start())
            counted = (
                (match.end() - match.group().endswith("."), self._currencies[_plain(money.group())])
                if money
                else self._counted(low, match, end, value, high)
            )
            if counted is None:
                continue
            stop, unit = counted
            number = money.start() if money else match.start()
            begin, told = self._before(low, number, start, heap=match["plural"] is not None)
            if told is None and match["plain"] in self._dependent:
                continue
            if told is None and self._label.search(low, max(start, number - 15), number):
                continue
            half = self._half.match(low, stop, end)
            if half:
                value, stop = value + self._halves[_plain(half["half"])], half.end()
            behind = self._behind.match(low, stop, end)
            if behind and told is None:
                told, stop = self._later[_plain(behind["sign"])], behind.end()
            yield Counted(begin, stop, number, value, high, told or sign, unit)

    def place(self, text: str, low: str, counted: Counted) -> Place | None:
        """The words right behind the phrase that say where; an adjective or two may lie between."""
        at = counted.end
        for _ in range(_BETWEEN + 1):
            gap = _BLANK.match(low, at)
            found = self._places.match(text, gap.end()) if gap else None
            if found:
                number = int(str(found.lastgroup).removeprefix("place"))
                return Place(found.start(), found.end(), self._relations[number])
            adjective = self._adjective.match(low, at) if gap else None
            if adjective is None:
                break
            at = adjective.end()
        return None

    def _value(self, match: re.Match[str]) -> tuple[Number | None, Number | None, str | None]:
        if match["range"] is not None:
            told = {name: part for name, part in match.groupdict().items() if part is not None}
            lower = next(part for name, part in told.items() if name.startswith("low"))
            upper = next(part for name, part in told.items() if name.startswith("high"))
            low, high = self._numerals.value(lower), self._numerals.value(upper)
            scale = self._numerals.scale(upper)
            if (
                low is not None
                and high is not None
                and self._numerals.scale(lower) == 1
                and low * scale < high
            ):
                low = whole(low * scale)  # "two to three million": the scale is told once
            return (
                (low, high, None)
                if low is not None and high is not None and low < high
                else (None, None, None)
            )
        if match["multiple"] is not None:
            count = self._numerals.value(match["count"])
            multiple = self._multiples[_plain(match["multiple"])]
            return (whole(count * multiple) if count else None), None, None
        if match["single"] is not None:
            times = self._numerals.value(match["times"]) if match["times"] else None
            return (
                whole((times or 1) * self._singles[_plain(match["single"])]),
                None,
                "about" if times in {None, 1} else None,
            )
        if match["plural"] is not None:
            value = 1
            for part in self._heap.findall(match["plural"]):
                value *= self._plurals[_plain(part)]
            return value, None, "several"
        value_read = self._numerals.value(match["plain"])
        alone = value_read == 1 and not match["plain"][:1].isdigit()
        return (None if alone else value_read), None, None

    def _counted(
        self, low: str, match: re.Match[str], end: int, value: Number, high: Number | None
    ) -> tuple[int, str] | None:
        """End of the phrase and unit; None when nothing is counted."""
        if self._nouns is not None:
            return self._nouns.behind(low, match.end(), end, value if high is None else high)
        large = match["heap"] is not None or value >= 1000
        noun = self._noun.match(low, match.end(), end)
        if noun is None or (noun["link"] and not large) or (match["heap"] and not noun["link"]):
            return None
        form = noun["mark"] or noun["near"] or noun["unit"]
        if form is not None:
            return noun.end(), self._units[_plain(form)]["unit"]
        if noun["noun"] in self._unlike:
            return None
        return noun.end(), self._single(noun["noun"])

    def _single(self, noun: str) -> str:
        for ending, instead in self._endings:
            if noun.endswith(ending):
                return noun[: len(noun) - len(ending)] + instead
        return noun

    def _before(self, low: str, number: int, start: int, *, heap: bool) -> tuple[int, str | None]:
        opening = self._opening.search(low[max(start, number - _BEFORE) : number])
        if opening is None or not opening["phrase"] or (opening["article"] and not heap):
            return number, None
        sign = opening["sign"]
        return number - len(opening["phrase"]), self._signs[_plain(sign)] if sign else None


def _plain(written: str) -> str:
    return " ".join(written.split())


def of(language: Language) -> Counter:
    """The counter of a language, compiled once."""
    counter: Counter = language.built("quantities", Counter)
    return counter
