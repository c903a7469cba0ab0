"""The line of a dispatch as it stands now: its newest reading, with what reviewers made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.entries.keys import KINDS, STATEMENT, keyed, listed
from detente.ledger.fields import corrected, spans, values
from detente.ledger.opinions import MACHINE, REJECTED, Judgement, Review, opinions, reviewed

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry of the newest reading with the judgements that are on it."""

    kind: str
    key: str
    item: Mapping[str, Any]
    judgements: tuple[Judgement, ...]
    review: Review
    said: Mapping[str, Any]  # what the reading says, by field

    @property
    def shown(self) -> dict[str, Any]:
        """What views show, by field."""
        return {**self.said, **self.review.values}


def judged(line: Line, made: Sequence[Judgement]) -> tuple[list[Judged], list[Judgement]]:
    """Every entry of the line with its judgements, and the judgements whose words are no entry any more."""
    known = {actor["id"]: actor for actor in line.get("actors", ())}
    items = list(keyed(line))
    own, lost = _shared_out(items, made)
    found = []
    for kind, key, item in items:
        said = values(kind, item, known)
        on_it = tuple(own.get((kind, key), ()))
        found.append(Judged(kind, key, item, on_it, reviewed(opinions(on_it, said), said), said))
    return found, lost


def _shared_out(
    items: Sequence[tuple[str, str, Mapping[str, Any]]], made: Sequence[Judgement]
) -> tuple[dict[tuple[str, str], list[Judgement]], list[Judgement]]:
    """By id; where a newer reading has another id for them, by the words, when they are those of one entry alone."""
    words = {(kind, key): spans(kind, item) for kind, key, item in items}
    own: dict[tuple[str, str], list[Judgement]] = {}
    lost = []
    for one in made:
        place = [list(span) for span in one.spans]
        if words.get((one.kind, one.entry)) == place:
            own.setdefault((one.kind, one.entry), []).append(one)
            continue
        alike = [name for name, found in words.items() if name[0] == one.kind and found == place]
        if len(alike) == 1:
            own.setdefault(alike[0], []).append(one)
        else:
            lost.append(one)
    return own, lost


def line_now(line: Line, text: str, made: Sequence[Judgement]) -> Line:
    """The line with what reviewers made of it: rejected entries are gone, corrected ones say the correction.

    Every entry on which there is a judgement has `review`: its id, status, and who judged. Without judgements it is
    the line itself.
    """
    if not any(one.decides for one in made):
        return line
    found, _ = judged(line, made)
    kept: dict[str, list[Mapping[str, Any]]] = {listed(kind): [] for kind in KINDS}
    gone = set()
    for one in found:
        if one.review.status == REJECTED:
            gone.add(one.item.get("id"))
        else:
            kept[listed(one.kind)].append(_item(one, text))
    told = {name: items for name, items in kept.items() if name in line}
    return _unhung({**line, **told, "actors": _actors(line, found)}, gone - {None})


def _item(one: Judged, text: str) -> Mapping[str, Any]:
    if one.review.status == MACHINE:
        return one.item
    review = {
        "entry": one.key, "status": one.review.status, "differ": list(one.review.differ),
        "by": [held.by for held in one.review.opinions],
    }  # fmt: skip
    return {**corrected(one.kind, one.item, one.review.values, text), "review": review}


def _actors(line: Line, found: Sequence[Judged]) -> list[Mapping[str, Any]]:
    """Those of the line, and whom reviewers named."""
    known = {actor["id"] for actor in line["actors"]}
    added = {}
    for one in found:
        for actor, name, party, kind in one.review.values.get("speaker", ()):
            if actor not in known:
                added[actor] = {
                    "id": actor, "name": name, "kind": kind, "names": {},
                    "roles": [], "party": party, "mentions": [],
                }  # fmt: skip
    return [*line["actors"], *added.values()]


def _unhung(line: dict[str, Any], gone: set[Any]) -> dict[str, Any]:
    """Nothing hangs on a statement that was rejected."""
    if not gone:
        return line
    for name in ("events", "quantities"):
        if name in line:
            line[name] = [
                {**one, "statement": None} if one["statement"] in gone else one for one in line[name]
            ]
    line[listed(STATEMENT)] = [
        {**one, "nested_in": None} if one["nested_in"] in gone else one for one in line[listed(STATEMENT)]
    ]
    return line
