"""What a view needs of a line, so that it can be kept by itself: the view gives the same answer of it as of the line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from detente.entries.entry import Line

CLAIMS, EVENTS, ACTOR = "claims", "events", "actor"
"""A line of what may be contested; one of what happened; one actor as a line shows it."""
_HEADER = ("id", "path", "outlet", "language", "published", "length")
_SAID = (
    "id", "content", "mode", "act", "red_line", "negated", "condition", "speakers", "relays", "said", "nested_in",
)  # fmt: skip
_CONTESTING = frozenset({"deny", "question"})


def extracts(line: Line) -> Iterator[tuple[str, str]]:
    """(view, JSON) of all that views need of a line; none of one that says an error."""
    if "error" in line:
        return
    for view, found in ((CLAIMS, claims(line)), (EVENTS, events(line))):
        if found is not None:
            yield view, _json(found)
    for actor in line["actors"]:
        yield ACTOR, _json(shown(actor, line))


def claims(line: Line) -> Line | None:
    """The statements and numbers that can be contested; None where there is none."""
    by_id = {one["id"]: one for one in line["statements"]}
    kept = {
        key
        for one in line["statements"]
        if one["act"] in _CONTESTING or one["negated"] or one["nested_in"] is not None
        for key in (one["id"], one["nested_in"])
    }
    numbers = [one for one in line["quantities"] if one["sources"]]
    if not kept & by_id.keys() and not numbers:
        return None
    statements = [_only(one, _SAID) for one in line["statements"] if one["id"] in kept]
    return {"dispatch": _only(line["dispatch"], _HEADER), "statements": statements, "quantities": numbers}


def events(line: Line) -> Line | None:
    """What happened, who took part and which times date it; None where nothing did."""
    if not line.get("events"):
        return None
    taking = {one["actor"] for event in line["events"] for one in event["participants"]}
    party = {one["id"]: one["party"] for one in line["actors"]}
    named = taking | {party.get(one) for one in taking}
    actors = [
        {
            **_only(one, ("id", "name", "kind", "party")),
            "names": {code: names[:1] for code, names in one["names"].items()},
        }
        for one in line["actors"]
        if one["id"] in named
    ]
    found = [
        {**one, "participants": [_only(who, ("actor",)) for who in one["participants"]]}
        for one in line["events"]
    ]
    return {
        "dispatch": _only(line["dispatch"], _HEADER), "actors": actors, "statements": [], "events": found,
        "times": [_only(one, ("start", "end", "edtf")) for one in line["times"]],
    }  # fmt: skip


def shown(actor: Mapping[str, Any], line: Line) -> list[Any]:
    """An actor as one line shows it: id, kind, party; of people also language, year, name and (title, of whom)."""
    told = [actor["id"], actor["kind"], actor["party"]]
    if actor["kind"] != "person":
        return told
    header = line["dispatch"]
    year = (header.get("published") or "")[:4]
    roles = [[role["title"], role["of"]] for role in actor["roles"]]
    return [*told, header["language"], int(year) if year.isdigit() else None, actor["name"], roles]


def _only(one: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: one[name] for name in names if name in one}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
