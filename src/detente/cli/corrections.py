"""What a reviewer types to correct an entry: `act=demand; speaker=Russia; span=the exact words`."""

from __future__ import annotations

import re
from typing import Any

from detente.errors import InputError, UsageError
from detente.ledger.opinions import FIELDS

FORM = "FIELD=VALUE; FIELD=VALUE – fields: " + ", ".join(FIELDS)
_PLACE = re.compile(r"(\d+)[-–:](\d+)")


def parsed(typed: str, text: str) -> dict[str, Any]:
    """The correction; `text` is that of the dispatch, in which the words of a span are looked up.

    An empty value is none: nobody, no issue, no time. UsageError for what is no `field=value`; InputError for words
    that are not in the text, or more than once.
    """
    made: dict[str, Any] = {}
    for part in typed.split(";"):
        name, equals, value = part.partition("=")
        name, value = name.strip(), value.strip()
        if not equals or name not in FIELDS:
            raise UsageError("no-correction", f"{part.strip() or 'nothing'}: a correction is {FORM}")
        made[name] = _value(name, value, text)
    return made


def _value(name: str, value: str, text: str) -> Any:
    if name == "span":
        return [_span(one.strip(), text) for one in value.split("|")]
    if name in ("speaker", "issue"):
        return [one.strip() for one in value.split(",") if one.strip()]
    if name == "stance" and ":" in value:
        return {
            issue.strip(): stance.strip()
            for issue, _, stance in (one.partition(":") for one in value.split(","))
        }
    return value or None if name == "time" else value


def _span(value: str, text: str) -> list[int]:
    place = _PLACE.fullmatch(value)
    if place:
        return [int(place[1]), int(place[2])]
    count = text.count(value) if value else 0
    if count != 1:
        told = "more than once: give the place, as 120-160" if count else "not"
        raise InputError("no-span", f"{value or 'no words'}: they stand {told} in the text")
    start = text.index(value)
    return [start, start + len(value)]
