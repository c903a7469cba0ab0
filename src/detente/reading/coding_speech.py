"""Which kind of speech a predicate is, given what it governs and whether it is said with a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.coding_scope import Predicate
    from detente.record import EventCode

INTENT = "intend"
ULTIMATUM = "ultimatum"
DEMAND = "demand"
_PROMISE = "promise"
_YIELDING = ("RETREAT", "withdraw")  # to ask for this is to demand


def kind(one: Predicate, code: EventCode, deed: EventCode | None, *, conditional: bool) -> str | None:
    """The kind of speech: that of the words, unless the deed or a condition makes it another one.

    A refusal, a threat or an intention with a condition is an ultimatum, a promise with one an offer; an announced
    intention of speech ("will accept") is that speech.
    """
    speech: str | None = one.entry.get("speech")
    if conditional and (code.type == "THREATEN" or (code.type == "REJECT" and deed is not None)):
        return ULTIMATUM
    if one.force == INTENT:
        inner: str | None = one.topic.entry.get("speech") if one.topic is not None else None
        return ULTIMATUM if conditional else inner or speech
    if one.force == _PROMISE and conditional:
        return "offer"
    if code.type == "REJECT":
        return "reject"
    if code.type == "THREATEN":
        return ULTIMATUM if speech == ULTIMATUM else "threaten"
    if deed is not None and speech == "appeal" and (deed.type, deed.mode) == _YIELDING:
        return DEMAND
    return speech
