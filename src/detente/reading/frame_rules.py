"""A language's `frame.yml`, compiled once: what headers, credits and links look like in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.reading.language import Data, Entry, Language
from detente.reading.morphology import Morphology, morphology

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
    datelines: tuple[re.Pattern[str], ...]  # forms of the language's own, before those that all have
    rubrics: re.Pattern[str] | None  # the words in capitals that are rubrics; None: any may be
    regions: frozenset[str]  # what follows a city in capitals, as it is written
    speakers: re.Pattern[str]  # what begins a turn of a transcript: no rubric and no crosshead
    links: re.Pattern[str]
    captions: re.Pattern[str]
    pictured: bool  # lines without stop and verb between title and content are captions
    words: Morphology | None
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
    data = _Data(language.data("frame"))
    slots = _Slots(data.entries("months"), data.words("weekdays"), data.by_word("half-days", "hours"))
    date = slots.alternatives(entry["pattern"] for entry in data.entries("dates"))
    time = slots.alternatives(entry["pattern"] for entry in data.entries("times"))
    roles = data.by_word("credits", "role")
    behind = {word.lower() for word in data.words("credits", behind=True)}
    joint = one_of(data.words("lists", use="and"))
    return FrameRules(
        keys=WIRE_KEYS | data.by_word("keys", "field"),
        months=slots.months,
        date=re.compile(date, re.IGNORECASE),
        half_days=data.by_word("half-days", "hours"),
        published=_header_lines(
            data.entries("published"), date, time, [*data.words("outlets"), *data.words("places")]
        ),
        outlets=_outlets(data.entries("outlets")),
        with_=re.compile(rf"\s+(?:{one_of(data.words('with'))})\s+"),
        places=frozenset(word.upper() for word in data.words("places")),
        datelines=_datelines(data.entries("datelines"), data.words("outlets"), date, time),
        rubrics=re.compile(rf"(?:{one_of(data.words('rubrics'))})(?!\w)")
        if data.entries("rubrics")
        else None,
        regions=frozenset(data.words("regions")),
        speakers=re.compile(rf"(?i:{one_of(data.words('speakers'))})(?!\w)[^\na-z:]{{0,40}}(?::|\s{{2}})"),
        links=re.compile(data.patterns("links"), re.IGNORECASE),
        captions=re.compile(data.patterns("captions")),
        pictured=bool(data.entries("pictures")),
        words=morphology(language),
        notices=re.compile(data.patterns("notices"), re.IGNORECASE),
        roles=roles,
        weak=frozenset(data.words("credits", weak=True)),
        credit=_credit(set(roles) - behind, data.words("credits", inline=True)),
        behind=re.compile(rf"\s+({one_of(behind)})\W*$", re.IGNORECASE),
        between=re.compile(rf"\s*[,;&/]\s*(?:(?:{joint})\s+)?|\s+(?:{joint})\s+"),
        at=re.compile(rf"\s+(?:{one_of(data.words('lists', use='at'))})\s+(?=[^\W\d_a-z])"),
        not_first_names=frozenset(data.words("lists", use="medium")),
    )


class _Data:
    """The groups of `frame.yml`; an absent group is empty."""

    def __init__(self, groups: Data) -> None:
        self._groups = groups

    def entries(self, group: str) -> list[Entry]:
        return self._groups.get(group, [])

    def words(self, group: str, **wanted: object) -> list[str]:
        """The words of the entries that say what is wanted."""
        entries = [entry for entry in self.entries(group) if wanted.items() <= entry.items()]
        return [word for entry in entries for word in entry["words"]]

    def by_word(self, group: str, field: str) -> dict[str, Any]:
        """Lower-case word -> what its entry says in the field."""
        return {word.lower(): entry[field] for entry in self.entries(group) for word in entry["words"]}

    def patterns(self, group: str) -> str:
        return "|".join(entry["pattern"] for entry in self.entries(group)) or NEVER


def _header_lines(entries: list[Entry], date: str, time: str, known: list[str]) -> tuple[HeaderLine, ...]:
    whole = {
        "date": f"(?:{date}|{ISO})", "time": f"(?:{time})", "outlet": r"(?P<outlet>[^\n]{2,60}?)",
        "known": rf"(?P<outlet>{one_of(known)})",
    }  # fmt: skip
    return tuple(
        HeaderLine(
            re.compile(_fill(entry["pattern"], whole), re.IGNORECASE),
            bool(entry.get("top")),
            bool(entry.get("revised")),
        )
        for entry in entries
    )


def _datelines(entries: list[Entry], outlets: list[str], date: str, time: str) -> tuple[re.Pattern[str], ...]:
    """Patterns with groups for place, outlet and the parts of the date; the dash is any, outlets are the known ones."""
    name = r"(?:[^\W\d_]\.|[^\W\d_][\w'-]+)"
    slots = {
        "date": f"(?i:{date})", "time": f"(?:{time})", "outlet": rf"(?P<outlet>(?i:{one_of(outlets)}))(?!\w)",
        "place": r"(?P<place>[^\W\d_][\w' /-]{1,40}?)", "dash": r"[-\u2010-\u2015−]{1,2}",
        "names": rf"(?:{name}(?:\s{name}){{1,2}}(?:,\s(?={name}\s{name}))?){{1,3}}",
    }  # fmt: skip
    return tuple(re.compile(_fill(entry["pattern"], slots)) for entry in entries)


def _credit(cues: set[str], inline: list[str]) -> re.Pattern[str]:
    """A cue of credits: at the beginning, behind a mark, and some anywhere."""
    begun = rf"(?:^|(?<=[;,.(\n]))\s*|(?<=\s)(?={one_of(inline)})"
    return re.compile(rf"(?:{begun})({one_of(cues)})(?!\w)\s*:?\s*", re.IGNORECASE)


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
