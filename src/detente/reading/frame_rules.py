"""A language's `frame.yml`, compiled once: what headers, credits and links look like in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.reading.language import Language

NEVER = r"(?!)"
ISO = r"(?P<iso>\d{4}-\d\d(?:-\d\d)?)(?:[T ](?P<iso_time>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
WIRE_KEYS = {
    "date": "published", "published": "published", "title": "title", "headline": "title", "outlet": "outlet",
    "source": "outlet", "agency": "outlet", "author": "author", "byline": "author", "place": "place",
    "language": "language", "lang": "language", "encoding": "encoding", "charset": "encoding",
}  # fmt: skip
_SLOT = re.compile(r"\{([a-z-]+)\}")
_PARTS = {
    "day": r"(?P<day_{n}>\d{{1,2}})", "year": r"(?P<year_{n}>\d{{4}})", "month-number": r"(?P<number_{n}>\d{{1,2}})",
    "hour": r"(?P<hour_{n}>\d{{1,2}})", "minute": r"(?P<minute_{n}>[0-5]\d)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A whole line that says when a dispatch was published."""

    pattern: re.Pattern[str]
    top: bool  # only above all content
    revised: bool  # it says when the text was last changed


@dataclass(frozen=True, slots=True)
class FrameRules:
    """The compiled rules; a language without `frame.yml` has the wire's own forms only."""

    keys: dict[str, str]  # lower-case name of a header field -> published title outlet author place …
    months: dict[str, int]  # lower case
    date: re.Pattern[str]
    half_days: dict[str, int]  # lower-case word behind an hour of twelve -> hours to add
    published: tuple[HeaderLine, ...]
    outlets: dict[str, tuple[str, bool]]  # lower-case form -> name, is an agency
    with_: re.Pattern[str]  # between publisher and agency
    places: frozenset[str]  # upper case
    regions: frozenset[str]  # what follows a city in capitals, as it is written
    speakers: re.Pattern[str]  # what begins a turn of a transcript: no rubric and no crosshead
    links: re.Pattern[str]
    captions: re.Pattern[str]
    notices: re.Pattern[str]
    roles: dict[str, str]  # lower-case cue -> role
    weak: frozenset[str]  # cues that content has too: alone, at a paragraph's end, they make no credit
    credit: re.Pattern[str]
    behind: re.Pattern[str]  # a cue behind the names
    between: re.Pattern[str]  # between two names
    at: re.Pattern[str]  # before a place
    not_first_names: frozenset[str]  # lower case: what the name of a medium may begin with, and nobody's does


def build(language: Language) -> FrameRules:
    """Compile the language's rules; meant for `language.built("frame", build)`."""
    data = language.data("frame")

    def words(group: str, **wanted: str) -> list[str]:
        entries = [entry for entry in data.get(group, []) if wanted.items() <= entry.items()]
        return [word for entry in entries for word in entry["words"]]

    def patterns(group: str) -> str:
        return "|".join(entry["pattern"] for entry in data.get(group, [])) or NEVER

    half_days = {
        word.lower(): entry["hours"] for entry in data.get("half-days", []) for word in entry["words"]
    }
    slots = _Slots(data.get("months", []), words("weekdays"), half_days)
    date = slots.alternatives(entry["pattern"] for entry in data.get("dates", []))
    time = slots.alternatives(entry["pattern"] for entry in data.get("times", []))
    whole = {"date": f"(?:{date}|{ISO})", "time": f"(?:{time})", "outlet": r"(?P<outlet>[^\n]{2,60}?)"}
    published = [
        HeaderLine(
            re.compile(_fill(entry["pattern"], whole), re.IGNORECASE),
            bool(entry.get("top")),
            bool(entry.get("revised")),
        )
        for entry in data.get("published", [])
    ]
    behind, inline = (
        {word.lower() for e in data.get("credits", []) if e.get(flag) for word in e["words"]}
        for flag in ("behind", "inline")
    )
    roles = {word.lower(): entry["role"] for entry in data.get("credits", []) for word in entry["words"]}
    return FrameRules(
        keys=WIRE_KEYS
        | {word.lower(): entry["field"] for entry in data.get("keys", []) for word in entry["words"]},
        months=slots.months,
        date=re.compile(date, re.IGNORECASE),
        half_days=half_days,
        published=tuple(published),
        outlets=_outlets(data.get("outlets", [])),
        with_=re.compile(rf"\s+(?:{one_of(words('with'))})\s+"),
        places=frozenset(word.upper() for word in words("places")),
        regions=frozenset(words("regions")),
        speakers=re.compile(rf"(?i:{one_of(words('speakers'))})(?!\w)[^\na-z:]{{0,40}}(?::|\s{{2}})"),
        links=re.compile(patterns("links"), re.IGNORECASE),
        captions=re.compile(patterns("captions")),
        notices=re.compile(patterns("notices"), re.IGNORECASE),
        roles=roles,
        weak=frozenset(word for e in data.get("credits", []) if e.get("weak") for word in e["words"]),
        credit=re.compile(
            rf"(?:(?:^|(?<=[;,.(\n]))\s*|(?<=\s)(?={one_of(inline)}))({one_of(set(roles) - behind)})(?!\w)\s*:?\s*",
            re.IGNORECASE,
        ),
        behind=re.compile(rf"\s+({one_of(behind)})\W*$", re.IGNORECASE),
        between=re.compile(
            rf"\s*[,;&/]\s*(?:(?:{one_of(words('lists', use='and'))})\s+)?|\s+(?:{one_of(words('lists', use='and'))})\s+"
        ),
        at=re.compile(rf"\s+(?:{one_of(words('lists', use='at'))})\s+(?=[^\W\d_a-z])"),
        not_first_names=frozenset(words("lists", use="medium")),
    )


def one_of(words: Iterable[str]) -> str:
    """An alternation, the longest first; of no words, one that never matches."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or NEVER


class _Slots:
    """Fills date and time patterns, numbering the groups so that many patterns fit into one."""

    def __init__(
        self, months: list[dict[str, object]], weekdays: list[str], half_days: Iterable[str]
    ) -> None:
        self.months = {
            str(word).lower(): int(str(entry["number"])) for entry in months for word in _list(entry)
        }
        self._words = {
            "month": one_of(self.months), "weekday": one_of(weekdays), "half": one_of(half_days),
        }  # fmt: skip
        self._n = 0

    def alternatives(self, patterns: Iterable[str]) -> str:
        filled = []
        for pattern in patterns:
            parts = {name: part.format(n=self._n) for name, part in _PARTS.items()}
            parts["month"] = rf"(?P<month_{self._n}>{self._words['month']})"
            parts["half-day"] = rf"(?P<half_{self._n}>{self._words['half']})(?!\w)"
            parts["weekday"] = rf"(?:{self._words['weekday']})"
            filled.append(_fill(pattern, parts))
            self._n += 1
        return "|".join(filled) or NEVER


def _list(entry: dict[str, object]) -> list[object]:
    words = entry["words"]
    return words if isinstance(words, list) else []


def _fill(pattern: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda match: slots[match[1]], pattern).replace("\n", "")


def _outlets(entries: list[dict[str, object]]) -> dict[str, tuple[str, bool]]:
    found = {}
    for entry in entries:
        for word in _list(entry):
            found[str(word).lower()] = (str(entry.get("name", word)), entry["kind"] == "agency")
    return found
