"""Words in dispatches, whatever their accents and endings; quotation, report and the outlet's own prose are kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.entries import Entry, Wanted, entry
from detente.entries.listing import listing
from detente.errors import UsageError
from detente.reading.language import available
from detente.views.frame import Frame
from detente.views.inflection import Inflection
from detente.views.naming import Names
from detente.views.same import Told, gathered

QUOTED, REPORTED, PROSE = "quoted", "reported", entry.PROSE
SPOKEN = (entry.STATEMENT, PROSE)
"""Kinds of entries that are searched."""
_ORDER = (QUOTED, REPORTED, PROSE)
_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_OPEN, _CLOSE, _EITHER = "«“„", "»”", '"'
_MOST = 32  # words of one search


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that has the words. It is quoted when all of them stand in its speaker's own speech."""

    told: Told
    how: str  # quoted reported prose
    hits: tuple[tuple[int, int], ...]  # of the words, in the words of the statement joined as shown


@dataclass(frozen=True, slots=True)
class Query:
    """Phrases that all have to stand in a statement, in any order; the words of one phrase stand together."""

    phrases: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """Words, and phrases in double quotation marks. UsageError for no word at all, or very many."""
        split = [_WORD.findall(found[1] or found[2]) for found in _PHRASE.finditer(text)]
        phrases = tuple(tuple(words) for words in split if words)
        if not phrases:
            raise UsageError("no-words", f"{text!r}: there is no word to search for")
        if sum(map(len, phrases)) > _MOST:
            raise UsageError("many-words", f"a search has {_MOST} words at most")
        return cls(phrases)

    def narrowing(self, wanted: Wanted, inflections: Mapping[str, Inflection]) -> Wanted:
        """`wanted` with strings of which each statement that has the words holds some."""
        groups = (
            tuple(sorted({needle for one in inflections.values() for needle in one.needles(word)}))
            for phrase in self.phrases
            for word in phrase
        )
        return replace(wanted, needles=tuple(groups))


def inflections() -> dict[str, Inflection]:
    """Those of every language that is read, and under "" that of all others."""
    return {code: Inflection(code or None) for code in (*available(), "")}


def search(
    entries: Iterable[Entry], query: Query, tongues: Mapping[str, Inflection] | None = None
) -> tuple[Found, ...]:
    """What has the words: quotations, then reports, then the outlets' prose, each in the order of the dispatches.

    What several dispatches tell is one; it counts as quoted where one of them quotes it.
    """
    tongues = tongues or inflections()
    having: dict[tuple[str, int], tuple[bool, tuple[tuple[int, int], ...]]] = {}
    told_of = listing(entries)
    for one in told_of:
        hits = _hits(one, query, tongues.get(one.language or "", tongues[""]))
        if hits:
            having[_place(one)] = _is_quoted(one, hits), hits
    kept = told_of.where(lambda one: _place(one) in having)
    found = [_found(told, having) for told in gathered(kept)]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.how)))


def _place(one: Entry) -> tuple[str, int]:
    return one.dispatch, one.number


def _found(told: Told, having: Mapping[tuple[str, int], tuple[bool, tuple[tuple[int, int], ...]]]) -> Found:
    quoting = [one for one in told.all if having[_place(one)][0]]
    if quoting and quoting[0] is not told.entry:
        told = Told(quoting[0], tuple(one for one in told.all if one is not quoting[0]))
    how = PROSE if told.entry.kind == PROSE else QUOTED if quoting else REPORTED
    return Found(told, how, having[_place(told.entry)][1])


def joined(one: Entry) -> str:
    """The words of a statement as hits count them."""
    return " … ".join(one.words)


def _hits(one: Entry, query: Query, tongue: Inflection) -> tuple[tuple[int, int], ...]:
    """Where the words stand; () unless every phrase does."""
    words = [(found.span(), tongue.key(found[0])) for found in _WORD.finditer(joined(one))]
    hits: list[tuple[int, int]] = []
    for phrase in query.phrases:
        places = list(_standing(words, [tongue.key(word) for word in phrase]))
        if not places:
            return ()
        hits += places
    return tuple(sorted(set(hits)))


def _standing(
    words: Sequence[tuple[tuple[int, int], frozenset[str]]], phrase: Sequence[frozenset[str]]
) -> Iterator[tuple[int, int]]:
    for i in range(len(words) - len(phrase) + 1):
        if all(words[i + k][1] & key for k, key in enumerate(phrase)):
            yield words[i][0][0], words[i + len(phrase) - 1][0][1]


def _is_quoted(one: Entry, hits: Sequence[tuple[int, int]]) -> bool:
    """True when every hit stands in quotation marks, or the statement is direct speech."""
    if one.mode != "mixed":
        return one.mode == "direct"
    text, depth, inside = joined(one), 0, [False] * (len(joined(one)) + 1)
    for i, character in enumerate(text):
        if character in _OPEN or (character == _EITHER and not depth):
            depth += 1
        elif character in _CLOSE or character == _EITHER:
            depth = max(0, depth - 1)
        inside[i] = depth > 0
    return all(inside[start] for start, _ in hits)


COLUMNS = (
    "how", "who", "speaks_for", "act", "mode", "negated", "words", "hits", "day", "from", "to",
    "dispatch", "start", "end", "path", "outlet", "told_by",
)  # fmt: skip


def frame(found: Sequence[Found]) -> Frame:
    """The statements as a table; `hits` are the words as they stand."""
    names = Names(one.told.entry for one in found)
    return Frame(COLUMNS, tuple(_row(one, names) for one in found))


def _row(one: Found, names: Names) -> tuple[object, ...]:
    entry, text = one.told.entry, joined(one.told.entry)
    return (
        one.how, list(entry.names), names.of(entry.sides), entry.act or None, entry.mode, entry.negated, text, [text[start:end] for start, end in one.hits], entry.day, entry.first,
        entry.last, entry.dispatch, entry.start, entry.end, entry.path, entry.outlet,
        [other.dispatch for other in one.told.others],
    )  # fmt: skip
