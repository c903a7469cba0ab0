"""What a dossier on some dispatches might watch: who speaks, and what several of them speak of.

A matter is a run of one to three words (`noun_runs`), no actor's name, in the statements of two parties or more. Its weight is how
often it is said, times how much oftener it is said there than written in the rest of the dispatches, times how many
parties say it. Nothing is decided: each proposal comes with the passages that it rests on.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.record import Record
from detente.views.noun_runs import runs
from detente.views.passage import NameTable, Passage, passage, sides, speaking

_LEAST = 2  # statements, and parties, of a matter
_SHOWN = 3  # passages of each
_SAME = 0.6  # share of the statements of a matter that another one has too, to be a term of the same issue


@dataclass(frozen=True, slots=True)
class Speaks:
    """A party that speaks: how many statements, in how many dispatches."""

    party: str
    name: str
    statements: int
    dispatches: int


@dataclass(frozen=True, slots=True)
class Matter:
    """Words that several parties use: `terms` find them and what is said with them, `parties` are names."""

    language: str
    words: str
    statements: int
    parties: tuple[str, ...]
    terms: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Parties and matters, the weightiest first."""

    parties: tuple[Speaks, ...]
    matters: tuple[Matter, ...]


@dataclass(slots=True)
class _Use:
    """Where some words are said, and by whom."""

    pattern: str  # that finds them
    places: list[int] = field(default_factory=list)  # numbers of statements
    parties: dict[str, int] = field(default_factory=dict)  # party: first statement


def suggestions(records: Iterable[Record], *, parties: int = 12, matters: int = 12) -> Suggestions:
    """At most so many parties and matters of the records."""
    corpus = _Corpus()
    for record in records:
        corpus.add(record)
    names = NameTable(corpus.lines, "en")
    speak = [
        Speaks(party, names[party], count, len(corpus.dispatches[party]))
        for party, count in sorted(corpus.spoken.items(), key=lambda one: (-one[1], one[0]))
    ]
    return Suggestions(
        tuple(one for one in speak if one.statements >= _LEAST)[:parties],
        tuple(corpus.matters(names))[:matters],
    )


class _Corpus:
    """The words of the statements, and of what stands around them."""

    def __init__(self) -> None:
        self.lines: list[dict[str, object]] = []
        self.spoken: Counter[str] = Counter()
        self.dispatches: dict[str, set[str]] = {}
        self._said: dict[tuple[str, str], _Use] = {}
        self._written: Counter[tuple[str, str]] = Counter()
        self._names: set[str] = set()  # of the actors of the record at hand
        self._passages: list[Passage] = []
        self._sizes = [0, 0]  # words said and written

    def add(self, record: Record) -> None:
        """Takes a record: each statement that is no part of another one counts."""
        line = record.to_dict()
        self.lines.append(line)
        language = record.dispatch.language or ""
        party_of = sides(line)
        self._names = {span.exact.lower() for actor in record.actors for span in actor.mentions}
        inside: list[tuple[int, int]] = []
        for statement in line["statements"]:
            inside += [(span["start"], span["end"]) for span in statement["content"]]
            if statement["nested_in"] is None:
                self._statement(language, passage(line, statement), speaking(statement, party_of), record)
        rest = _outside(record.text, sorted(inside))
        self._sizes[1] += len(rest.split())
        self._written.update((language, words) for words, _ in runs(language)(rest))

    def _statement(self, language: str, shown: Passage, parties: Sequence[str], record: Record) -> None:
        number = len(self._passages)
        self._passages.append(shown)
        text = " . ".join(shown.content)
        self._sizes[0] += len(text.split())
        for party in parties:
            self.spoken[party] += 1
            self.dispatches.setdefault(party, set()).add(record.dispatch.id)
        for words, pattern in dict(runs(language)(text)).items():
            if words in self._names:
                continue
            use = self._said.setdefault((language, words), _Use(pattern))
            use.places.append(number)
            for party in parties:
                use.parties.setdefault(party, number)

    def _weight(self, key: tuple[str, str], use: _Use) -> float:
        said = (len(use.places) + 0.5) / (self._sizes[0] + 1)
        written = (self._written[key] + 0.5) / (self._sizes[1] + 1)
        oftener = max(math.log(said / written), 0.1)
        return len(use.places) * oftener * len(use.parties) * (1 + key[1].count(" ") / 2)

    def matters(self, names: NameTable) -> Iterator[Matter]:
        """The matters, each with those that are mostly said with it, which are none of their own."""
        ranked = sorted(
            (
                (key, use)
                for key, use in self._said.items()
                if len(use.places) >= _LEAST and len(use.parties) >= _LEAST
            ),
            key=lambda one: (-self._weight(*one), one[0]),
        )
        taken: list[tuple[str, set[int]]] = []
        for i, ((language, words), use) in enumerate(ranked):
            places = set(use.places)
            if any(code == language and len(places & other) >= _SAME * len(places) for code, other in taken):
                continue
            taken.append((language, places))
            terms = [
                more.pattern
                for (code, _), more in ranked[i + 1 :]
                if code == language and len(places & set(more.places)) >= _SAME * len(more.places)
            ]
            shown = dict.fromkeys((*use.parties.values(), *use.places))
            yield Matter(
                language, words, len(use.places), tuple(names[party] for party in use.parties),
                tuple(dict.fromkeys((use.pattern, *terms[:_SHOWN]))), tuple(self._passages[number] for number in list(shown)[:_SHOWN]),
            )  # fmt: skip


def _outside(text: str, inside: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in inside:
        parts.append(text[at : max(start, at)])
        at = max(at, end)
    return " . ".join([*parts, text[at:]])
