"""The fields of an entry that people judge: read from an item of a line, and put into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.entries.keys import DOCUMENT, EVENT, STATEMENT
from detente.ledger.opinions import Values

Item = Mapping[str, Any]
_PEOPLE = {STATEMENT: "speakers", EVENT: "participants"}
_ACT = {STATEMENT: "act", EVENT: "type"}
_TIME = {STATEMENT: "said", EVENT: "when", DOCUMENT: "when"}


def spans(kind: str, item: Item) -> list[list[int]]:
    """Where the words of the entry stand."""
    return [[one["start"], one["end"]] for one in (item["content"] if kind == STATEMENT else [item])]


def values(kind: str, item: Item, known: Mapping[str, Item]) -> dict[str, Any]:
    """What the item says, by field; `known` are the actors of the line by id."""
    found: dict[str, Any] = {"span": spans(kind, item), "time": item[_TIME[kind]]}
    if kind == DOCUMENT:
        return {**found, "speaker": [person(item["by"], known)] if item["by"] else []}
    found["speaker"] = [person(one["actor"], known) for one in item[_PEOPLE[kind]]]
    found["act"] = item[_ACT[kind]]
    if kind == STATEMENT:
        held = {one["issue"]: one["stance"] for one in item["issues"]}
        found |= {"issue": sorted(held), "stance": dict(sorted(held.items()))}
    return found


def person(actor: str, known: Mapping[str, Item]) -> list[str | None]:
    """Id, name, party and kind of an actor of the line; of any other what the id says."""
    one = known.get(actor, {"name": actor, "party": None, "kind": "group"})
    return [actor, one["name"], one["party"], one["kind"]]


def corrected(kind: str, item: Item, given: Values, text: str) -> dict[str, Any]:
    """The item with these values in place of its own; what the corrected value leaves unknown is unknown."""
    made = dict(item)
    if "time" in given:
        made[_TIME[kind]] = given["time"]
    if "act" in given:
        made |= {_ACT[kind]: given["act"], "plover": given["act"] if kind == EVENT else None}
        if kind == EVENT:
            made |= {"mode": None, "cameo": None, "context": []}
    if "speaker" in given:
        made |= _speakers(kind, given["speaker"])
    if "span" in given:
        cut = [{"start": a, "end": b, "exact": text[a:b]} for a, b in given["span"]]
        made |= {"content": cut} if kind == STATEMENT else cut[0]
    if "stance" in given:
        made["issues"] = _stances(made, given["stance"])
    return made


def _speakers(kind: str, people: list[list[Any]]) -> dict[str, Any]:
    if kind == DOCUMENT:
        return {"by": people[0][0] if people else None}
    told = [{"actor": actor, "name": name, "names": {}} for actor, name, *_ in people]
    if kind == EVENT:
        return {"participants": told}
    return {"speakers": told, "undecided": None if told else "a reviewer left it undecided"}


def _stances(item: Item, given: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each issue keeps its words; one that a reviewer added has those of the content."""
    own = {one["issue"]: one for one in item["issues"]}
    return [
        {**(own[issue] if issue in own else {"issue": issue, **item["content"][0]}), "stance": stance}
        for issue, stance in given.items()
    ]
