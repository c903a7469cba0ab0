"""The model case line by line: every credit, actor, event, document, quantity, time and position it must hold.

The expectations are read from the gold folder; the record is the public one, `detente/1`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from detente.entries import entries
from detente.views.tension import tension

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation and what stands against it; an optional one never counts as missing."""

    group: str
    label: str
    faults: tuple[str, ...]
    optional: bool = False

    def __str__(self) -> str:
        said = f"missing: {'; '.join(self.faults)}" if self.faults else "ok"
        return f"  {self.group:<11} {self.label[:56]:<56} {'(optional) ' * self.optional}{said}"


def fold(text: str) -> str:
    """Letters and digits alone, without accents or case, one blank between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())


def overlaps(one: Item, other: Item) -> bool:
    """True when the two spans share a character."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


class Case:
    """The record of the model case, asked by what the gold expects."""

    def __init__(self, record: Item, text: str, statements: list[Item]) -> None:
        self.record = record
        self.text = text
        self.gold = {statement["id"]: statement for statement in statements}
        self.names: dict[str, set[str]] = {}
        for actor in record["actors"]:
            forms = [form for names in actor["names"].values() for form in names]
            self.names[actor["id"]] = {fold(form) for form in [actor["name"], *forms]}
        self.party_of = {actor["id"]: actor["party"] for actor in record["actors"]}

    def is_called(self, party: Item | str | None, name: str) -> bool:
        """True when the actor (an id, or a party of the record) goes by `name`."""
        if party is None:
            return False
        if isinstance(party, str):
            return fold(name) in self.names.get(party, set())
        own = {fold(form) for forms in party["names"].values() for form in forms}
        return fold(name) in self.names.get(party["actor"], set()) | own | {fold(party["name"])}

    def actor(self, name: str) -> Item | None:
        """The actor that goes by `name`."""
        return next((a for a in self.record["actors"] if fold(name) in self.names[a["id"]]), None)

    def statement(self, gold_id: str) -> Item | None:
        """The read statement whose content overlaps the gold one by half or more."""
        wanted = {i for start, end in self.gold[gold_id]["content"] for i in range(start, end)}
        best, found = 0.5, None
        for statement in self.record["statements"]:
            chars = {i for span in statement["content"] for i in range(span["start"], span["end"])}
            share = len(chars & wanted) / len(chars | wanted)
            if share >= best:
                best, found = share, statement
        return found

    def speaks_for(self, statement: Item, name: str) -> bool:
        """True when the speaker is `name`, or speaks for it."""
        return any(
            self.is_called(speaker, name) or self.is_called(self.party_of.get(speaker["actor"]), name)
            for speaker in statement["speakers"]
        )

    def at(self, field: str, expected: Item) -> list[Item]:
        """The record's entries of `field` that touch the expected span, most overlap first."""
        touching = [entry for entry in self.record[field] if overlaps(entry, expected)]
        return sorted(
            touching,
            key=lambda e: (
                max(e["start"], expected["start"]) - min(e["end"], expected["end"]),
                e["end"] - e["start"],
            ),
        )


def checks(record: Item, text: str, statements: list[Item], expected: Item, times: Item) -> list[Check]:
    """Every expectation of the model case against the record, in the order of the text's kinds."""
    case = Case(record, text, statements)
    return [
        *_statements(case),
        *_provenance(case, expected["provenance"]),
        *(_actor(case, actor) for actor in expected["actors"]),
        *(_time(case, time) for time in times["timexes"]),
        *(_quantity(case, quantity) for quantity in expected["quantities"]),
        *(_event(case, event) for event in expected["events"]),
        *(_no_event(case, trap) for trap in expected["not_events"]),
        *(_document(case, document) for document in expected["documents"]),
        *_positions(case, expected["positions"]),
        *_contested(case, expected["contested"]),
        *_tension(case, expected["tension"]),
    ]


def _statements(case: Case) -> Iterator[Check]:
    for name, gold in case.gold.items():
        start, end = gold["content"][0]
        label = f"{name} {case.text[start:end]}"
        found = case.statement(name)
        yield Check(
            "statement", label, tuple(_statement_faults(case, gold, found)) if found else ("not read",)
        )


def _statement_faults(case: Case, gold: Item, found: Item) -> Iterator[str]:
    for name in gold["speaker"]:
        if not any(case.is_called(speaker, name) for speaker in found["speakers"]):
            yield f"speaker {name}, not {[s['name'] for s in found['speakers']]}"
    for name in gold["relays"]:
        if not any(case.is_called(relay, name) for relay in found["relays"]):
            yield f"relay {name}, not {[r['name'] for r in found['relays']]}"
    if gold["negated"] != found["negated"]:
        yield f"negated {gold['negated']}"
    if gold["condition"]:
        start, end = gold["condition"]
        if not found["condition"] or not overlaps(found["condition"], {"start": start, "end": end}):
            yield f"condition “{case.text[start:end]}”"


def _provenance(case: Case, expected: Item) -> Iterator[Check]:
    header = case.record["dispatch"]
    for key in ("outlet", "published", "title"):
        faults = () if header[key] == expected[key] else (f"{expected[key]!r}, not {header[key]!r}",)
        yield Check("provenance", key, faults)
    place = header["dateline"]
    right = bool(place) and overlaps(place, expected["dateline"])
    yield Check("provenance", "dateline", () if right else (expected["dateline"]["exact"],))
    for crosshead in expected["crossheads"]:
        right = any(overlaps(crosshead, span) for span in header.get("crossheads", []))
        yield Check("crosshead", crosshead["exact"], () if right else ("not found",))
    named = [(c["name"], c["role"], c["place"]) for c in header["credits"]]
    for credit in expected["credits"]:
        wanted = (credit["name"], credit["role"], credit["place"])
        near = [c for c in named if c[0] == credit["name"]]
        yield Check("credit", " ".join(filter(None, wanted)), () if wanted in named else (f"has {near}",))
    extra = [c for c in named if c[0] not in {credit["name"] for credit in expected["credits"]}]
    yield Check("credit", "nobody else", tuple(map(str, extra)))


def _actor(case: Case, expected: Item) -> Check:
    actor = case.actor(expected["name"])
    if actor is None:
        return Check("actor", expected["name"], ("no such actor",))
    faults = [] if actor["kind"] == expected["kind"] else [f"kind {expected['kind']}, not {actor['kind']}"]
    mentions = [fold(mention["exact"]) for mention in actor["mentions"]]
    for key in ("mentions_include", "metonyms", "descriptions"):
        for form in expected.get(key, []):
            words = fold(form)
            if not any(words.endswith(m) or m.endswith(words) for m in mentions):
                faults.append(f"mention “{form}”")
    if "role" in expected:
        titles = [set(fold(role["title"]).split()) for role in actor["roles"]]
        if not any(title and title <= set(fold(expected["role"]).split()) for title in titles):
            faults.append(f"role {expected['role']}, not {[role['title'] for role in actor['roles']]}")
    if "party" in expected and not case.is_called(actor["party"], expected["party"]):
        faults.append(f"party {expected['party']}, not {actor['party']}")
    return Check("actor", expected["name"], tuple(faults))


def _time(case: Case, expected: Item) -> Check:
    label, optional = expected["text"], not expected["core"]
    found = case.at("times", expected)
    if not found:
        return Check("time", label, ("not read",), optional)
    read = found[0]
    faults = []
    types = expected.get("value_alt_type", [expected["type"]])
    if read["type"] not in types:
        faults.append(f"type {expected['type']}, not {read['type']}")
    if not _time_agrees(read, expected):
        shown = read["edtf"] or read["timex"]
        faults.append(f"{expected['edtf_month_dct_only'] or expected['value_given_true_dct']}, not {shown}")
    return Check("time", label, tuple(faults), optional)


def _time_agrees(read: Item, expected: Item) -> bool:
    weeks = expected.get("candidate_intervals")
    if weeks:
        allowed = {(a, (date.fromisoformat(b) + timedelta(days=1)).isoformat()) for a, b in weeks}
        true = expected["true_interval"].split("/")[0]
        return {tuple(c) for c in read["candidates"]} <= allowed and true in {
            c[0] for c in read["candidates"]
        }
    if "candidates" in expected:
        days = {first for first, _ in read["candidates"]}
        return expected["true"] in days and days <= set(expected["candidates"])
    right = {expected["value_given_true_dct"], expected["edtf_month_dct_only"]} - {None}
    return bool({read["timex"], read["edtf"]} & right)


def _quantity(case: Case, expected: Item) -> Check:
    found = case.at("quantities", expected)
    if not found:
        return Check("quantity", expected["exact"], ("not read",))
    read = found[0]
    faults = [
        f"{key} {expected[key]!r}, not {read[key]!r}"
        for key in ("value", "unit", "approximator")
        if read[key] != expected[key]
    ]
    if "of" in expected and not case.is_called(read["of"], expected["of"]):
        faults.append(f"of {expected['of']}, not {read['of']}")
    if "where" in expected and not read["where"]:
        faults.append(f"where “{expected['where']}”")
    for name in expected.get("source", []):
        faults += [] if any(case.is_called(s, name) for s in read["sources"]) else [f"source {name}"]
    if "statement" in expected:
        statement = case.statement(expected["statement"])
        if not statement or read["statement"] != statement["id"]:
            faults.append(f"statement {expected['statement']}")
    return Check("quantity", expected["exact"], tuple(faults))


def _event(case: Case, expected: Item) -> Check:
    optional = expected.get("optional", False)
    found = case.at("events", expected)
    if not found:
        return Check("event", expected["exact"], ("not read",), optional)
    each = [tuple(_event_faults(case, read, expected)) for read in found]
    return Check("event", expected["exact"], min(each, key=len), optional)


def _event_faults(case: Case, read: Item, expected: Item) -> Iterator[str]:
    for key in ("type", "status"):
        if read[key] != expected[key] and expected[key] != "reported":  # the record says it by `statement`
            yield f"{key} {expected[key]}, not {read[key]}"
    for name in expected["participants"]:
        if not any(case.is_called(party, name) for party in read["participants"]):
            yield f"participant {name}"
    if "target" in expected and not case.is_called(read["target"], expected["target"]):
        yield f"target {expected['target']}"
    if "place" in expected and fold(read["place"] or "") != fold(expected["place"]):
        yield f"place {expected['place']}, not {read['place']}"
    if "duration" in expected and read["duration"] != expected["duration"]:
        yield f"duration {expected['duration']}, not {read['duration']}"
    days = re.findall(r"\d{4}-\d\d-\d\d", read["when"] or "")
    if days and "when_true" in expected and "/" not in read["when"] and expected["when_true"] not in days:
        yield f"when {read['when']} leaves out {expected['when_true']}"


def _no_event(case: Case, trap: Item) -> Check:
    taken = [e["exact"] for e in case.at("events", trap) if e["status"] not in {"hypothetical", "cancelled"}]
    return Check("not event", trap["exact"], tuple(f"taken ({trap['why']}): {exact}" for exact in taken))


def _document(case: Case, expected: Item) -> Check:
    found = case.at("documents", expected)
    if not found:
        return Check("document", expected["exact"], ("not read",))
    faults = (
        [] if found[0]["when"] == expected["when"] else [f"when {expected['when']}, not {found[0]['when']}"]
    )
    if not case.is_called(found[0]["by"], expected["by"]):
        faults.append(f"by {expected['by']}, not {found[0]['by']}")
    return Check("document", expected["exact"], tuple(faults))


def _positions(case: Case, issues: list[Item]) -> Iterator[Check]:
    for issue in issues:
        for party, position in issue["parties"].items():
            faults = []
            for name in position["statements"]:
                found = case.statement(name)
                taken = {i["issue"]: i["stance"] for i in found["issues"]} if found else {}
                if taken.get(issue["issue"]) != position["stance"]:
                    faults.append(f"{name} has {taken.get(issue['issue'], 'no stance')}")
                elif found and not case.speaks_for(found, party):
                    faults.append(f"{name} is not said by {party}")
            whole = len(faults) < len(position["statements"])  # one statement suffices to show the stance
            shown = f"{issue['issue']}: {party} {position['stance']}"
            yield Check("position", shown, () if whole else tuple(faults))


def _contested(case: Case, claims: list[Item]) -> Iterator[Check]:
    for claim in claims:
        sides = [side for key, value in claim.items() if isinstance(value, list) for side in value]
        lost = [side["statement"] for side in sides if not case.statement(side["statement"])]
        yield Check("contested", claim["claim"], tuple(f"{name} not read" for name in lost))


def _tension(case: Case, expected: Item) -> Iterator[Check]:
    """Both lists, and that no other statement is on either."""
    found = {
        (told.start, told.id): one.points
        for day in tension(entries(case.record))
        for one in day.moved
        for told in one.told.all
    }
    wanted = dict.fromkeys(expected["raises"], 1) | dict.fromkeys(expected["lowers"], -1)
    for name, gold in case.gold.items():
        statement = case.statement(name)
        points = found.get((statement["content"][0]["start"], statement["id"]), 0) if statement else 0
        sign = (points > 0) - (points < 0)
        start, end = gold["content"][0]
        right = sign == wanted.get(name, 0) and (statement is not None or name not in wanted)
        fault = () if right else (f"{wanted.get(name, 0):+d}, not {sign:+d}",)
        yield Check("tension", f"{name} {case.text[start:end]}", fault)
