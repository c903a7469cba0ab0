"""What a reviewer says instead of the reading, checked: nothing enters without its words, its actor, its date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from detente import edtf
from detente.actors import registry
from detente.entries.keys import EVENT, STATEMENT
from detente.errors import InputError, UsageError
from detente.ledger.now import Judged, Line
from detente.ledger.opinions import FIELDS
from detente.reading.plover import load as plover
from detente.record import ACTS, STANCES


def checked(judged: Judged, given: Mapping[str, Any], line: Line, text: str) -> dict[str, Any]:
    """The correction by field, in its one form.

    UsageError for what is no field, act, stance or date; InputError for a span that is not in the text and for a
    speaker that nobody knows.
    """
    if not given:
        raise UsageError("no-correction", f"a correction says what is right: one of {', '.join(FIELDS)}")
    for name in given:
        if name not in FIELDS or (name not in judged.said):
            known = ", ".join(field for field in FIELDS if field in judged.said)
            raise UsageError("no-field", f"{name}: no field of this {judged.kind}; it has {known}")
    made: dict[str, Any] = {}
    checks: dict[str, Callable[[Any], Any]] = {
        "span": lambda value: _spans(value, text, several=judged.kind == STATEMENT),
        "speaker": lambda value: _speakers(value, line),
        "act": lambda value: _act(value, judged.kind),
        "time": _time,
    }
    for name, check in checks.items():
        if name in given:
            made[name] = check(given[name])
    return {**made, **_issues(judged, given)}


def _spans(value: Any, text: str, *, several: bool) -> list[list[int]]:
    """As `[start, end]`, `{"start": …, "end": …}` or a list of such; in the order of the text, none touching another."""
    given = [value] if isinstance(value, Mapping) or (value and isinstance(value[0], int)) else list(value)
    places = [(one["start"], one["end"]) if isinstance(one, Mapping) else tuple(one) for one in given]
    for place in places:
        whole = len(place) == 2 and all(isinstance(at, int) for at in place)
        if not whole or not 0 <= place[0] < place[1] <= len(text):
            raise InputError("no-span", f"{place}: no span of the text, which has {len(text)} characters")
    places.sort()
    if not places or (len(places) > 1 and not several):
        raise InputError("no-span", "an entry has one span of words, a statement one or several")
    if any(after[0] < before[1] for before, after in pairwise(places)):
        raise InputError("no-span", "the spans of an entry do not overlap")
    return [list(place) for place in places]


def _speakers(value: Any, line: Line) -> list[list[str | None]]:
    """Ids or names, one or a list; none: undecided."""
    given = [value] if isinstance(value, str) else list(value or ())
    return [_speaker(one, line) for one in given]


def _speaker(name: str, line: Line) -> list[str | None]:
    """Somebody the dispatch names, else somebody detente knows."""
    wanted = name.strip().casefold()
    here = {
        one["id"]: one
        for one in line["actors"]
        if wanted in {one["id"].casefold(), one["name"].casefold()}
        or any(wanted == form.casefold() for forms in one["names"].values() for form in forms)
    }
    if len(here) == 1:
        (one,) = here.values()
        return [one["id"], one["name"], one["party"], one["kind"]]
    header, known = line["dispatch"], {}
    if not here:
        known = {
            key: one
            for key, one in registry.actors().items()
            if wanted == key.casefold()
            or any(wanted == form.casefold() for forms in one.names.values() for form in forms)
        }
    if len(known) == 1:
        (actor,) = known.values()
        party = actor.party_at(header["published"])
        return [actor.id, actor.called(header["language"] or "en"), party, actor.kind]
    several = sorted({*here, *known})
    if several:
        raise InputError("ambiguous", f"{name}: it may be {', '.join(several[:8])}; give the id")
    raise InputError("nobody", f"{name}: nobody of that name in the dispatch or among the known actors")


def _act(value: Any, kind: str) -> str:
    known = ACTS if kind == STATEMENT else tuple(plover().sides)
    if value not in known:
        what = "type of event" if kind == EVENT else "act"
        raise UsageError("no-act", f"{value}: no such {what}; there are {', '.join(known)}")
    return str(value)


def _time(value: Any) -> str | None:
    if value in (None, ""):
        return None
    edtf.days(str(value))
    return str(value)


def _issues(judged: Judged, given: Mapping[str, Any]) -> dict[str, Any]:
    """Issues with a stance each: a stance alone is on the issues that the entry has."""
    if "issue" not in given and "stance" not in given:
        return {}
    shown, stances = judged.shown, given.get("stance", {})
    wanted = given.get("issue", shown["issue"])
    issues = sorted({wanted} if isinstance(wanted, str) else set(wanted))
    if isinstance(stances, str):
        stances = dict.fromkeys(issues, stances)
    for issue, stance in stances.items():
        if issue not in issues:
            raise InputError("no-issue", f"{issue}: the entry does not touch this issue")
        if stance not in STANCES:
            raise UsageError("no-stance", f"{stance}: no stance; there are {', '.join(STANCES)}")
    held = {issue: stances.get(issue, shown["stance"].get(issue, "undecided")) for issue in issues}
    return {"issue": issues, "stance": held} if "issue" in given else {"stance": held}
