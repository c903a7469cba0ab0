"""The figures of a record as entries: how many, of whom, where, by whose account, on which days."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.entries import entry
from detente.entries.entry import EVENT, MACHINE, STATEMENT, Entry, Line, window

ESTIMATE = "estimate"
"""The kind of these entries. No view has them unless it asks for them.

`act` is the unit or counted noun, `mode` how the figure is told (`HOW`), `toward` whose the things are, `numbers` the
least and the greatest that the words allow, `words` the figure and where. `actors` are those whose figure it is, none where that is
undecided, or where there is no statement (`id` is ""): then it is the outlet's own.
"""
ASSERTED, DENIED, REJECTED = "asserted", "denied", "rejected"
ASKED, UNSAID, SUPPOSED = "asked", "not said", "supposed"  # that it was said is denied; on a condition
HOW = (ASSERTED, DENIED, REJECTED, ASKED, UNSAID, SUPPOSED)
_ACTS = {"deny": DENIED, "question": ASKED}
_REFUSING = {"deny": DENIED, "reject": REJECTED}


def entries(line: Line) -> tuple[Entry, ...]:
    """The entries of a line in the order of the text; none of a line that says an error."""
    found = entry.entries(line)
    if "error" in line:
        return found
    return tuple(sorted((*found, *estimates(line, found)), key=lambda one: one.start))


def estimates(line: Line, told: Sequence[Entry]) -> Iterator[Entry]:
    """The estimates of a line with these entries; records of older readers have bounds and places none."""
    statements = {one.id: one for one in told if one.kind == STATEMENT}
    around = {one["id"]: one["nested_in"] for one in line["statements"]}
    for quantity in line["quantities"]:
        if quantity["unit"] is None or "bounds" not in quantity:
            continue
        holder = statements.get(quantity["statement"] or "")
        yield _estimate(quantity, holder or _outlet(line), _how(holder))
        teller = statements.get(around[holder.id] or "") if holder else None
        if teller is not None and teller.act in _REFUSING and not teller.negated:
            yield _estimate(quantity, teller, _REFUSING[teller.act])


def _estimate(quantity: Mapping[str, Any], base: Entry, how: str) -> Entry:
    low, high = quantity["bounds"]
    where = quantity["where"]
    return base._replace(
        kind=ESTIMATE, start=quantity["start"], end=quantity["end"],
        words=[quantity["exact"], *([where["exact"]] if where else [])], act=quantity["unit"], mode=how,
        toward=[quantity["of"]] if quantity["of"] else [], about=quantity["where_actors"], issues=(),
        numbers=[-math.inf if low is None else low, math.inf if high is None else high],
        places=[f"{quantity['relation']} {actor}" for actor in quantity["where_actors"] or [""]] if where else (),
    )  # fmt: skip


def _how(base: Entry | None) -> str:
    if base is None:
        return ASSERTED
    if base.negated:
        return UNSAID
    return _ACTS.get(base.act, SUPPOSED if base.condition else ASSERTED)


def _outlet(line: Line) -> Entry:
    """What the figures in the outlet's own words rest on."""
    header = line["dispatch"]
    first, after = window(header.get("published"))
    nothing: dict[str, Any] = dict.fromkeys(Entry._fields, ())
    nothing |= dict.fromkeys(("red_line", "negated", "nested"), False)
    nothing |= {key: header.get(key) for key in ("path", "outlet", "language", "published")}
    nothing |= {
        "dispatch": header["id"], "kind": EVENT, "id": "", "key": "", "number": 0, "condition": None, "review": MACHINE, "act": "", "when": None, "first": first, "after": after,
        "dated": "published" if first or after else "",
    }  # fmt: skip
    return Entry(**nothing)
