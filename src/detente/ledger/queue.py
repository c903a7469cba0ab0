"""What to review next: judgements to be re-checked, then statements by doubt and weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from detente.entries import Entry, entries
from detente.errors import InputError, UsageError
from detente.ledger.judgements import judgements
from detente.ledger.judging import Place, newest
from detente.ledger.now import Judged, judged, line_now
from detente.ledger.opinions import MACHINE, RECHECK, Judgement, Review
from detente.ledger.present import NEWEST, REMOVED
from detente.ledger.schema import party, stance, statement

AROUND = 240
"""Characters of the text that are shown on each side of an entry."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to review. Without `entry` its words are none any more: the judgements on it wait for their reviewer."""

    key: str
    dispatch: str
    entry: Entry | None  # as views show it; one that was rejected as it was read
    review: Review
    judgements: tuple[Judgement, ...]
    confidence: float | None
    weight: int | None
    rule: str | None
    undecided: str | None  # why nobody is named
    before: str  # what stands before and after it in the text
    after: str
    near: tuple[str, ...] = ()  # entries that share characters with words that are none any more


@dataclass(frozen=True, slots=True)
class _Rank:
    """Where a statement stands in the queue: whether it was judged in another reading, then doubt times weight."""

    key: str
    dispatch: str
    confidence: float
    weight: int
    seq: int

    @property
    def order(self) -> tuple[float, int]:
        return -(1 - self.confidence) * max(self.weight, 1), self.seq


def queue(
    connection: Connection, limit: int, after: str | None, reviewer: str | None, points: Mapping[str, int]
) -> tuple[Item, ...]:
    """As `Ledger.queue` says."""
    if limit < 1:
        raise UsageError("limit", f"{limit}: a queue of at least one entry can be asked for")
    state = _State(connection, reviewer, points)
    keys = state.keys
    start = 0
    if after is not None:
        if after not in keys:
            raise InputError("no-entry", f"{after}: no entry of the newest readings has that id")
        start = keys.index(after) + 1
    found = []
    for key in keys[start:]:
        if state.pending(key):
            found.append(state.item(key))
            if len(found) == limit:
                break
    return tuple(found)


class _State:
    """The whole queue in its order, and what is on it."""

    def __init__(self, connection: Connection, reviewer: str | None, points: Mapping[str, int]) -> None:
        self.connection, self.reviewer = connection, reviewer
        self.ranks = {one.key: one for one in sorted(_ranks(connection, points), key=lambda one: one.order)}
        self.places: dict[str, tuple[Place, dict[str, Judged], list[Judgement]]] = {}
        self.on: dict[str, str] = {}
        self.lost: dict[str, list[Judgement]] = {}
        before = self._judged()
        first = [*self.lost, *(key for key in before if key in self.ranks)]
        first += [key for key in before if key not in self.ranks]
        self.keys = [*first, *(key for key in self.ranks if key not in set(first))]

    def _judged(self) -> list[str]:
        """Fills in what was judged; gives the entries that were judged in a reading that is the newest no more."""
        gone = set(self.connection.scalars(REMOVED))
        made = [one for one in judgements(self.connection) if one.dispatch not in gone]
        before = []
        for dispatch in dict.fromkeys(one.dispatch for one in made if one.decides):
            place, by_key, lost = self._place(dispatch)
            for one in lost:
                if one.decides:
                    self.lost.setdefault(one.entry, []).append(one)
                    self.on[one.entry] = dispatch
            for key, entry in by_key.items():
                self.on[key] = dispatch
                if any(held.decides and held.reading != place.reading for held in entry.judgements):
                    before.append(key)
        return before

    def _place(self, dispatch: str) -> tuple[Place, dict[str, Judged], list[Judgement]]:
        if dispatch not in self.places:
            place = newest(self.connection, dispatch)
            found, lost = judged(place.line, place.made)
            self.places[dispatch] = place, {one.key: one for one in found}, lost
        return self.places[dispatch]

    def pending(self, key: str) -> bool:
        if key in self.lost:
            return self.reviewer is None or any(one.by == self.reviewer for one in self.lost[key])
        if key not in self.on:
            return True
        review = self._place(self.on[key])[1][key].review
        if self.reviewer is None:
            return review.status in (MACHINE, RECHECK)
        return not any(one.by == self.reviewer and not one.stale for one in review.opinions)

    def item(self, key: str) -> Item:
        rank = self.ranks.get(key)
        dispatch = self.on.get(key) or (rank.dispatch if rank else "")
        place, by_key, _ = self._place(dispatch)
        if key in self.lost:
            return self._lost(key, place, by_key)
        one = by_key[key]
        told = entries(line_now(place.line, place.text, place.made))
        entry = next((e for e in (*told, *entries(place.line)) if e.key == key), None)
        spans = one.shown["span"]
        return Item(
            key, dispatch, entry, one.review, one.judgements, rank.confidence if rank else None,
            rank.weight if rank else None, one.item.get("rule"), one.item.get("undecided"),
            *_around(place.text, spans),
        )  # fmt: skip

    def _lost(self, key: str, place: Place, by_key: Mapping[str, Judged]) -> Item:
        held = self.lost[key]
        spans = held[-1].spans
        near = [name for name, one in by_key.items() if _share(one.said["span"], spans)]
        return Item(
            key, held[-1].dispatch, None, Review(RECHECK), tuple(held), None, None, None, None,
            *_around(place.text, spans), tuple(near),
        )  # fmt: skip


def _share(spans: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in others)


def _around(text: str, spans: Sequence[Sequence[int]]) -> tuple[str, str]:
    start, end = spans[0][0], spans[-1][1]
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


def _ranks(connection: Connection, points: Mapping[str, int]) -> Iterator[_Rank]:
    """Every statement of the newest readings with its confidence and weight."""
    hung = {
        role: set(connection.scalars(select(party.c.statement).where(party.c.role == role)))
        for role in ("speaker", "relay", "addressee")
    }
    taken = set(connection.scalars(select(stance.c.statement).where(stance.c.stance != "undecided")))
    touched = set(connection.scalars(select(stance.c.statement)))
    for row in connection.execute(_STATEMENTS):
        present = {
            row.act: True, "red-line": row.red_line, "condition": row.conditional, "direct": row.mode != "indirect",
            "nested": row.nested_in, "negated": row.negated, "relayed": row.seq in hung["relay"],
            "addressee": row.seq in hung["addressee"], "speaker-undecided": row.seq not in hung["speaker"],
            "issue": row.seq in taken, "issue-touched": row.seq in touched and row.seq not in taken,
        }  # fmt: skip
        weight = sum(points.get(name, 0) for name, there in present.items() if there)
        yield _Rank(row.id, row.dispatch, row.confidence, weight, row.seq)


_STATEMENTS: Select[Any] = select(
    statement.c.seq, statement.c.id, statement.c.dispatch, statement.c.confidence, statement.c.act,
    statement.c.mode, statement.c.red_line, statement.c.negated, statement.c.conditional, statement.c.nested_in,
).where(statement.c.reading.in_(NEWEST))  # fmt: skip
