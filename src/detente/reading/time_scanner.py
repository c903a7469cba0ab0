"""One compiled pattern a language that finds times in a text and says what their words mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from detente.frozen import frozen
from detente.reading import numerals
from detente.reading.morphology import morphology
from detente.reading.numerals import ahead, either, spaced
from detente.reading.openings import DIGIT, openings

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language

_LEXICAL = ("weekday", "month", "season", "part", "unit", "edge", "quarter", "halfday", "nth")
_NUMBERS = {"day": "day", "hour": "hour", "minute": "minute", "monthno": "month", "quarterno": "quarter"}
_GIVEN = (
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "unit",
    "amount",
    "value",
    "edtf",
    "side",
    "shift",
    "part",
    "through",
    "edge",
    "inyear",
    "halfday",
    "nth",
    "weekday",
    "decade",
    "onward",
)
_SLOT = re.compile(r"\{([a-z]+)\}")
_DIGITS = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile(r"\s+")
_OPENINGS = 20_000  # beginnings of words kept with the patterns that may fit; more are worked out anew
_OLD = 50  # a year of two figures from here on is of the last century
_LOOKED = 6  # characters of a beginning
_REACH = 90  # characters before a time in which a verb may tell its side
_AHEAD = 220  # characters behind it: a time that opens a sentence may stand far before the verb
_PENALTY = 25  # what lies behind the time, or in another clause, tells less


@frozen
class Form:
    """What the words of a time mean before any date is known. Unset is None."""

    kind: str
    type: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 is Monday
    season: str | None = None  # SP SU FA WI
    part: str | None = None  # MO MI AF EV NI
    edge: str | None = None  # START MID END
    quarter: int | None = None
    decade: str | None = None  # as written: 60, 1960
    century: str | None = None  # as written, in Roman figures or others
    halfday: int | None = None  # hours to add to those of a clock of twelve
    utc: bool = False
    nth: int | None = None  # place in a month; from its end where negative
    hour: int | None = None
    minute: int | None = None
    unit: str | None = None  # D W M Y …; those below a day begin with T
    amount: float | None = None  # of units; None when the words don't tell
    shift: int = 0  # units or days from the anchor
    side: str | None = None  # past or future of the anchor
    value: str | None = None  # TimeML value that the words give by themselves
    edtf: str | None = None  # template for {published}
    through: int | None = None  # last year of a named period
    inyear: bool = False  # the shift is one of years ("June of last year")
    onward: bool = (
        False  # a part of the day that is told after a later one: the tale may have gone on to the next day
    )


@frozen
class Found:
    """A time in the text: characters `start` to `end`, the entry that found it, what it means."""

    start: int
    end: int
    rule: str
    form: Form


@frozen
class Tenses:
    """What tells the side of a time, in the order of the text: where each begins; where it ends, and its side."""

    starts: list[int]
    marks: list[tuple[int, str]]


class Openings(dict[str, tuple[int, ...]]):
    """Beginnings of words, each with the patterns that may fit there in their order; worked out when first asked for."""

    def __init__(self, patterns: Sequence[str], length: int) -> None:
        super().__init__()
        self._length = length
        self._patterns: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for prefix in openings(pattern, length):
                self._patterns.setdefault(prefix, []).append(number)

    @property
    def ahead(self) -> str:
        """A look-ahead for what any of the patterns may begin with."""
        return ahead(self._patterns)

    def __missing__(self, opening: str) -> tuple[int, ...]:
        """The patterns for a beginning cut at the length; white space in a row stands for one blank."""
        key = _DIGITS.sub(DIGIT, _BLANKS.sub(" ", opening))
        fitting = {number for k in range(len(key) + 1) for number in self._patterns.get(key[:k], ())}
        if len(key) < self._length:  # what comes next is not known
            for prefix, numbers in self._patterns.items():
                fitting.update(numbers if prefix.startswith(key) else ())
        found = tuple(sorted(fitting))
        if len(self) < _OPENINGS:
            self[opening] = found
        return found


class Scanner:
    """The times of one language, in the order in which its entries are tried."""

    def __init__(self, language: Language) -> None:
        data = language.data("times")
        self._numerals = numerals.of(language)
        self._values = {group: _lexicon(data.get(group, [])) for group in _LEXICAL}
        slots = {group: f"(?P<{group}>{either(list(self._values[group]))})" for group in _LEXICAL}
        slots |= {name: f"(?P<{name}>{self._numerals.pattern})" for name in ("number", "many")}
        slots["joined"] = f"(?P<number>{self._numerals.joined})"
        for entry in data["macros"]:
            slots[entry["id"].replace("-", "")] = _fill(entry["pattern"], slots)
        self._linked = bool(data.get("links"))
        self._entries: list[Entry] = data["patterns"]
        self._patterns = [_whole(spaced(_fill(entry["pattern"], slots))) for entry in self._entries]
        self._own: dict[int, re.Pattern[str]] = {}  # compiled when first wanted
        self._openings = Openings(self._patterns, _LOOKED)
        self._places = re.compile(rf"(?<!\w)(?=\w){self._openings.ahead}")
        sides = (
            f"(?P<{entry['side']}{i}>{spaced(entry['pattern'])})"
            for i, entry in enumerate(data["tenses"])
            if "pattern" in entry
        )
        self._inflected = {entry["tense"]: entry["side"] for entry in data["tenses"] if "tense" in entry}
        self._morphology = morphology(language) if self._inflected else None
        self._side = re.compile(rf"\b(?=\S)(?:{'|'.join(sides)})")
        self._parting = [
            (bool(entry.get("mark")), re.compile(spaced(entry["pattern"]))) for entry in data["breaks"]
        ]
        self._breaks = re.compile("|".join(entry.pattern for _, entry in self._parting))

    def scan(self, low: str, start: int, end: int) -> Iterator[Found]:
        """The times of `low[start:end]` (folded text) in their order; none overlaps another."""
        done = start
        for place in self._places.finditer(low, start, end):
            at = place.start()
            if at > start and low[at - 1] == "-" and not (self._linked and at == done + 1):
                continue
            if at < done:
                continue
            for number in self._openings[low[at : at + _LOOKED]]:
                match = (self._own.get(number) or self._compiled(number)).match(low, at, end)
                if match is not None:
                    done = match.end()
                    entry = self._entries[number]
                    if entry["kind"] != "none":
                        yield Found(at, done, entry["id"], self._form(entry, match))
                    break

    def _compiled(self, number: int) -> re.Pattern[str]:
        self._own[number] = compiled = re.compile(self._patterns[number])
        return compiled

    def tenses(self, low: str, start: int, end: int) -> Tenses:
        """Every verb and preposition of `low[start:end]` that puts a time before or after the dispatch."""
        found = [
            (match.start(), match.end(), (match.lastgroup or "").rstrip("0123456789"))
            for match in self._side.finditer(low, start, end)
        ]
        found = sorted([*found, *self._verbs(low, start, end)])
        return Tenses([first for first, _, _ in found], [(after, side) for _, after, side in found])

    def _verbs(self, low: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The words that are likeliest verbs of a tense that tells the side, in a language whose words show it."""
        if self._morphology is None:
            return
        for word in _WORDS.finditer(low, start, end):
            likeliest = next(iter(self._morphology.of(word.group())), None)
            side = self._inflected.get(likeliest.tense or "") if likeliest is not None else None
            if side is not None:
                yield word.start(), word.end(), side

    def side(self, low: str, found: Found, tenses: Tenses) -> str | None:
        """Whether the nearest verb or preposition of the sentence puts the time before or after the dispatch."""
        best, side = 10_000, None
        middle = bisect_left(tenses.starts, found.start)
        if middle and tenses.marks[middle - 1][0] > found.start:
            middle -= 1  # it reaches into the time
        for k in range(middle - 1, -1, -1):
            behind, told = tenses.marks[k]
            if tenses.starts[k] < found.start - _REACH or found.start - behind > best:
                break
            gap = found.start - behind + self._parts(low, behind, found.start)
            if gap <= best:
                best, side = gap, told
        for k in range(middle, len(tenses.starts)):
            start, (behind, told) = tenses.starts[k], tenses.marks[k]
            if behind > found.end + _AHEAD or start - found.end + _PENALTY >= best:
                break
            gap = start - found.end + _PENALTY + self._parts(low, found.end, start)
            if gap < best:
                best, side = gap, told
        return side if side in {"past", "future"} else None

    def _parts(self, low: str, start: int, end: int) -> int:
        """What the clauses that begin between the two places take away."""
        return _PENALTY * len(self._breaks.findall(low[start:end])) if start < end else 0

    def parted(self, words: str, *, marks: bool = True) -> bool:
        """Whether another clause begins in the (folded) words; with `marks`, also whether a mark parts them."""
        return any(entry.search(words) for mark, entry in self._parting if marks or not mark)

    def _form(self, entry: Entry, match: re.Match[str]) -> Form:
        told = {name: value for name, value in match.groupdict().items() if value is not None}
        fields: dict[str, Any] = {name: entry[name] for name in _GIVEN if name in entry}
        fields |= {name: self._values[name][_key(told[name])] for name in _LEXICAL if name in told}
        fields |= {field: int(told[name]) for name, field in _NUMBERS.items() if name in told}
        fields["utc"] = "utc" in told
        fields |= {name: told[name] for name in ("decade", "century") if name in told}
        if "year" in told:
            fields["year"] = int(told["year"])
        elif "ahead" in told:
            fields["year"] = int(told["ahead"])
        elif "short" in told:
            fields["year"] = 1900 + int(told["short"])
        elif "two" in told:
            fields["year"] = int(told["two"]) + (1900 if int(told["two"]) >= _OLD else 2000)
        if "number" in told or "many" in told:
            fields["amount"] = self._numerals.value(told.get("number") or told["many"])
        if "half" in told and fields.get("amount") is not None:
            fields["amount"] += 0.5
        form = Form(entry["kind"], entry.get("type", "DATE"), **_settled(entry["kind"], fields))
        if "last" in told:
            form = replace(form, side="past", shift=-1)
        elif "next" in told:
            form = replace(form, side="future", shift=1)
        return form


def _settled(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a form where a number in words stands for an hour, a decade or a day of the month."""
    if kind == "clock" and fields.get("hour") is None:
        fields["hour"] = int(fields.pop("amount") or 0)
    if kind == "decade" and "amount" in fields:
        fields["decade"] = str(int(fields.pop("amount") or 0))
    if fields.get("day") is None and fields.get("weekday") is None and kind != "nth-weekday":
        fields["day"] = fields.get("nth")
    if fields.get("halfday") is not None and fields.get("hour") is not None:
        fields["hour"] = fields["hour"] % 12 + fields["halfday"]
    return fields


def _key(written: str) -> str:
    return " ".join(written.split())


def _lexicon(entries: list[Entry]) -> dict[str, Any]:
    return {form: entry["value"] for entry in entries for form in entry["forms"]}


def _fill(pattern: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot.group(1)], pattern)


def _whole(pattern: str) -> str:
    return rf"(?:{pattern})(?!\w)"


def of(language: Language) -> Scanner:
    """The scanner of a language, compiled once."""
    scanner: Scanner = language.built("times", Scanner)
    return scanner
