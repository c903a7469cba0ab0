"""One statement, event or document of a record, flat: who, to whom, when, in which words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from detente.edtf import days
from detente.entries.keys import DOCUMENT, EVENT, KINDS, STATEMENT, keyed
from detente.errors import UsageError

__all__ = [
    "DOCUMENT",
    "EVENT",
    "KINDS",
    "MACHINE",
    "PROSE",
    "STATEMENT",
    "Entry",
    "Line",
    "entries",
    "window",
]

Line = Mapping[str, Any]
"""One line of the contract `detente/1`."""

MACHINE = "machine"
"""The review of an entry that nobody judged."""
PROSE = "prose"
"""What a dispatch says in its outlet's own voice: only a search for words asks for it."""
_DAY = timedelta(days=1)


class Entry(NamedTuple):
    """A row of every view. Days are ISO 8601; `first` is the earliest possible, `after` follows the last possible.

    Of an event `act` is its type and `mode` its status; of both, `sides` are the parties that speak or take part, and
    `parties` those of each of `actors`, one by one.
    """

    dispatch: str
    path: str | None
    outlet: str | None
    language: str | None
    published: str | None  # EDTF
    number: int  # among the entries of its dispatch
    kind: str  # statement event document prose
    id: str  # of the statement; that an event is told in; else ""
    start: int
    end: int
    words: Sequence[str]
    act: str
    mode: str
    actors: Sequence[str]  # ids
    names: Sequence[str]  # as the dispatch files them
    parties: Sequence[str]  # for whom each of them speaks
    sides: Sequence[str]  # the same, each once
    toward: Sequence[str]  # ids of the parties addressed, or targeted
    about: Sequence[str]  # ids of the other parties that the words name
    relays: Sequence[str]  # names
    issues: Sequence[Sequence[str]]  # issue, stance, words
    numbers: Sequence[float]
    red_line: bool
    negated: bool
    condition: str | None  # its words
    nested: bool
    when: str | None  # EDTF, as the record has it
    dated: str  # said, published (the dispatch's time stands in), or "" for no date
    first: str | None
    after: str | None
    key: str  # what it is judged by
    review: str  # machine accepted corrected rejected disputed recheck

    @property
    def day(self) -> str | None:
        """The day, where it is decided."""
        if self.first is None or self.after is None:
            return None
        return self.first if date.fromisoformat(self.after) - date.fromisoformat(self.first) == _DAY else None

    @property
    def last(self) -> str | None:
        """The last possible day."""
        return (date.fromisoformat(self.after) - _DAY).isoformat() if self.after else None


def entries(line: Line) -> tuple[Entry, ...]:
    """The entries of a line in the order of the text; none of a line that says an error."""
    if "error" in line:
        return ()
    made = _Maker(line)
    found = [*made.statements(), *made.events(), *made.documents()]
    found.sort(key=lambda one: (one.start, KINDS.index(one.kind)))
    return tuple(one._replace(number=i) for i, one in enumerate(found))


def window(edtf: str | None) -> tuple[str | None, str | None]:
    """The first possible day and the one after the last; None where that end is open or no date is told."""
    if not edtf:
        return None, None
    first, _, last = edtf.partition("/")
    if "/" in edtf and (first in ("", "..") or last in ("", "..")):
        return (
            None if first in ("", "..") else window(first)[0],
            None if last in ("", "..") else window(last)[1],
        )
    try:
        found = days(edtf)
    except UsageError:
        return None, None
    return min(a for a, _ in found).isoformat(), max(b for _, b in found).isoformat()


class _Maker:
    """What the entries of one line have in common."""

    def __init__(self, line: Line) -> None:
        self.line = line
        header = line["dispatch"]
        self.header = {key: header.get(key) for key in ("path", "outlet", "language", "published")}
        self.header["dispatch"] = header["id"]
        self.keys = {id(item): key for _, key, item in keyed(line)}
        self.party = {actor["id"]: actor["party"] or actor["id"] for actor in line["actors"]}
        self.kinds = {actor["id"]: actor["kind"] for actor in line["actors"]}
        self.mentions = sorted(
            (mention["start"], self.party[actor["id"]])
            for actor in line["actors"]
            if actor["kind"] != "medium"
            for mention in actor["mentions"]
        )

    def statements(self) -> Iterator[Entry]:
        for one in self.line["statements"]:
            spans, speaking = one["content"], one["speakers"]
            sides, toward = self._sides(speaking), self._sides(one["addressees"])
            about = dict.fromkeys(side for at, side in self.mentions if _within(at, spans))
            yield self._entry(
                STATEMENT, one, one["id"], spans, one["act"], one["mode"], speaking, one["said"],
                toward=toward, about=[side for side in about if side not in (*sides, *toward)],
                relays=[party["name"] for party in one["relays"]],
                issues=[(s["issue"], s["stance"], s["exact"]) for s in one["issues"]],
                numbers=[q["value"] for q in self.line["quantities"] if q["statement"] == one["id"]],
                red_line=one["red_line"], negated=one["negated"],
                condition=one["condition"]["exact"] if one["condition"] else None, nested=one["nested_in"] is not None,
            )  # fmt: skip

    def events(self) -> Iterator[Entry]:
        for one in self.line.get("events", ()):
            target = [one["target"]] if one["target"] else []
            yield self._entry(
                EVENT, one, one["statement"] or "", [one], one["type"], one["status"], one["participants"],
                one["when"], toward=self._sides(target),
            )  # fmt: skip

    def documents(self) -> Iterator[Entry]:
        for one in self.line.get("documents", ()):
            by = [{"actor": one["by"], "name": self._name(one["by"])}] if one["by"] else []
            yield self._entry(DOCUMENT, one, "", [one], "", "", by, one["when"])

    def _name(self, actor: str) -> str:
        return next((one["name"] for one in self.line["actors"] if one["id"] == actor), actor)

    def _sides(self, parties: Iterable[Mapping[str, Any]]) -> list[str]:
        return list(dict.fromkeys(self.party.get(one["actor"], one["actor"]) for one in parties))

    def _entry(
        self, kind: str, item: Mapping[str, Any], key: str, spans: Sequence[Mapping[str, Any]], act: str,
        mode: str, people: Sequence[Mapping[str, Any]], when: str | None, **more: Any,
    ) -> Entry:  # fmt: skip
        dated = "said" if window(when) != (None, None) else ""
        published = (
            self.header["published"] if kind == STATEMENT else None
        )  # what it plans or recalls is of another day
        first, after = window(when if dated else published)
        told: dict[str, Any] = dict.fromkeys(("toward", "about", "relays", "issues", "numbers"), ())
        told |= dict.fromkeys(("red_line", "negated", "nested"), False)
        told |= {
            "number": 0, "condition": None, "kind": kind, "id": key, "start": spans[0]["start"], "end": spans[-1]["end"],
            "words": [one["exact"] for one in spans], "act": act, "mode": mode,
            "actors": [one["actor"] for one in people], "names": [one["name"] for one in people],
            "parties": [self.party.get(one["actor"], one["actor"]) for one in people],
            "sides": self._sides(people), "when": when, "first": first, "after": after,
            "dated": dated or ("published" if first or after else ""),
            "key": self.keys[id(item)], "review": item.get("review", {}).get("status", MACHINE),
        }  # fmt: skip
        return Entry(**self.header, **(told | more))


def _within(at: int, spans: Sequence[Mapping[str, Any]]) -> bool:
    return any(span["start"] <= at < span["end"] for span in spans)
