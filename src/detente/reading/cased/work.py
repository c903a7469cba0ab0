"""A sentence of a language with cases while it is read: its words, cues, sources found so far, and drafts kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.reading.attributing.draft import Work
from detente.reading.cased import cues
from detente.reading.cased.cues import Hit
from detente.reading.cased.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from detente.reading.cast import Cast
    from detente.reading.morphology import Analysis, Morphology
    from detente.reading.scope import Scope

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Incise:
    """An attribution that stands apart: tokens `first` to `end`, marks around it not included."""

    first: int
    end: int
    hit: Hit | None
    id: str
    source: Range | None
    kind: str  # verb, as, preposition
    credit: Range | None = None  # the one to whom a medium refers


@dataclass(eq=False)
class CasedWork(Work):
    """What the rules of the grammar of cases share on one sentence."""

    words: Words = field(kw_only=True)
    found: list[Hit] = field(init=False)
    places: dict[int, Hit] = field(init=False)  # cues by the tokens that they can be asked for
    stops: dict[int, int] = field(default_factory=dict)  # by token: the next mark between parts
    sources: dict[int, Range | None] = field(default_factory=dict)  # by cue: its source
    incises: dict[int, Incise] = field(default_factory=dict)  # by first token
    explained: set[int] = field(default_factory=set)  # cues that a rule has used

    def __post_init__(self) -> None:
        """Find the cues."""
        self.found = cues.find(self.words)
        self.places = {}
        for hit in self.found:
            self.places.setdefault(hit.start, hit)
            self.places.setdefault(hit.at, hit)

    def hit_at(self, i: int) -> Hit | None:
        """The cue whose group begins at the token."""
        return self.places.get(i)


def work(scope: Scope, cast: Cast | None, known: Morphology, surnames: Mapping[str, Analysis]) -> CasedWork:
    """The sentence made ready, its words read with the language's morphology and the surnames of the page."""
    return CasedWork(scope, [], cast, words=Words(scope, known, surnames))
