"""Contract lines for the tests of the views: written by hand, or made of the gold of the model case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NATO, RUSSIA, UKRAINE, AMERICA = "wd:Q7184", "wd:Q159", "wd:Q212", "wd:Q30"


def actor(id_: str, name: str, kind: str = "state", party: str | None = None) -> dict[str, Any]:
    return {"id": id_, "name": name, "kind": kind, "names": {}, "roles": [], "party": party, "mentions": []}


def statement(
    id_: str, words: str, speakers: list[dict[str, Any]], act: str = "assert", **more: Any
) -> dict[str, Any]:
    parties = [{"actor": one["id"], "name": one["name"], "names": {}} for one in speakers]
    made = {
        "id": id_, "content": [{"start": 0, "end": len(words), "exact": words}], "mode": "indirect",
        "cue": None, "source": None, "speakers": parties, "undecided": None, "relays": [], "addressees": [],
        "act": act, "red_line": False, "negated": False, "condition": None, "nested_in": None,
        "issues": [], "said": None, "confidence": 1.0, "rule": "test",
    }  # fmt: skip
    unknown = set(more) - set(made)
    assert not unknown
    return {**made, **more}


def touching(issue: str, stance: str) -> dict[str, Any]:
    return {"issue": issue, "stance": stance, "start": 0, "end": 1, "exact": "x"}


def line(
    *statements: dict[str, Any], actors: list[dict[str, Any]], id_: str = "sha256:1", **more: Any
) -> dict[str, Any]:
    return {
        "format": "detente/1", "dispatch": {"id": id_, "path": None}, "actors": actors,
        "statements": list(statements), "quantities": [], **more,
    }  # fmt: skip


NAMED = {
    "Otan": actor(NATO, "Otan", "organisation"),
    "membres de l'Otan": actor("group:members", "membres de l'Otan", "group", NATO),
    "Russie": actor(RUSSIA, "Russie"),
    "Ukraine": actor(UKRAINE, "Ukraine"),
    "Etats-Unis": actor(AMERICA, "Etats-Unis"),
    "Jens Stoltenberg": actor("js", "Jens Stoltenberg", "person", NATO),
    "Alexandre Grouchko": actor("ag", "Alexandre Grouchko", "person", RUSSIA),
    "Alexandre Fomine": actor("af", "Alexandre Fomine", "person", RUSSIA),
    "Wendy Sherman": actor("ws", "Wendy Sherman", "person", AMERICA),
}


def model_case(shared: Path) -> dict[str, Any]:
    """The gold statements of the model case as a contract line, with the stances that the reader gives them."""
    from detente.anchor import Span
    from detente.dossier import dossier
    from detente.reading import issues, segment
    from detente.reading.language import load
    from detente.reading.model import Frame

    gold = json.loads((shared / "gold/fr/fr-seed.json").read_text(encoding="utf-8"))
    case = json.loads((shared / "gold/model-case.json").read_text(encoding="utf-8"))
    text = (shared / "gold/fr/fr-seed.txt").read_text(encoding="utf-8")
    page = segment.page(text, Frame(None, None, None, None, (), (), (), ((0, len(text)),)), load("fr"))
    made = []
    for one in gold["statements"]:
        spans = [Span.cut(text, *span) for span in one["content"]]
        found = issues.find(
            spans, one["act"], negated=one["negated"], red_line=one["red_line"], page=page,
            dossier=dossier.shipped("european-security-2022"),
            cue=Span.cut(text, *one["cue"]) if one["cue"] else None,
        )  # fmt: skip
        made.append(
            statement(
                one["id"], "", [NAMED[name] for name in one["speaker"]], one["act"],
                content=[span.to_dict() for span in spans], mode=one["mode"], red_line=one["red_line"],
                negated=one["negated"], nested_in=one["nested_in"], issues=[stance.to_dict() for stance in found],
                condition={"exact": "…"} if one["condition"] else None,
                relays=[{"actor": name, "name": name, "names": {}} for name in one["relays"]],
            )
        )  # fmt: skip
    quantities = [_quantity(one) for one in case["quantities"]]
    return line(*made, actors=list(NAMED.values()), quantities=quantities)


def _quantity(one: dict[str, Any]) -> dict[str, Any]:
    from detente.reading import bounds

    near = [UKRAINE] if "where" in one else []
    return {
        "start": one["start"], "end": one["end"], "exact": one["exact"], "value": one["value"], "high": None,
        "unit": one["unit"], "approximator": one["approximator"],
        "bounds": list(bounds.of(one["value"], None, one["approximator"])),
        "of": NAMED[one["of"]]["id"] if "of" in one else None, "where": {"exact": one["where"]} if near else None,
        "relation": "near" if near else None, "where_actors": near, "statement": one.get("statement"),
        "sources": [{"actor": name, "name": name, "names": {}} for name in one.get("source", [])],
    }  # fmt: skip
