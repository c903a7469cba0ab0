"""Words in what was said: direct quotation and paraphrase kept apart, each hit open at the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from detente.export.markup import escaped
from detente.views.frame import Frame
from detente.views.search import (
    COLUMNS,
    PROSE,
    QUOTED,
    REPORTED,
    SPOKEN,
    Found,
    Query,
    frame,
    inflections,
    joined,
    search,
)
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged
from detente.web.timeline import FILTERS

WAYS = (QUOTED, REPORTED, PROSE)
_BEFORE, _EXCERPT = 160, 420  # characters shown before the first hit, and in all


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that has the words, which are marked."""

    found: Found
    words: Markup


def show(asked: Asked) -> Answer:
    """Those who quote the words first, then those who report them; `how` leaves one of the two."""
    words, how = asked.get("q"), asked.get("how")
    if words is None:
        return Answer("search.html", {"shown": None, "counts": (0, 0, 0)}, lambda: Frame(COLUMNS, ()))
    query, tongues = Query.of(words), inflections()
    wanted = query.narrowing(asked.wanted(SPOKEN), tongues)
    found = asked.seen(
        ("search", wanted, query), lambda ledger: search(ledger.entries(wanted), query, tongues)
    )
    counts = tuple(sum(one.how == name for one in found) for name in WAYS)
    listed = [one for one in found if how in (None, one.how)]
    shown = Paged(listed, asked.number)
    values = {
        "shown": shown, "hits": [Hit(one, marked(one)) for one in shown],
        "counts": counts,
    }  # fmt: skip
    return Answer("search.html", values, lambda: frame(listed), f"{words}")


def marked(one: Found) -> Markup:
    """The words around the first hit, with every hit marked."""
    text = joined(one.told.entry)
    begin = max(0, one.hits[0][0] - _BEFORE)
    end = min(len(text), begin + _EXCERPT)
    parts: list[Markup] = [Markup("… ")] if begin else []
    at = begin
    for start, stop in _inside(one.hits, begin, end):
        parts += [
            escaped(text[at:start]),
            Markup('<mark class="w-hit">{}</mark>').format(escaped(text[start:stop])),
        ]
        at = stop
    parts += [escaped(text[at:end]), Markup(" …") if end < len(text) else Markup()]
    return Markup("").join(parts)


def _inside(hits: Sequence[tuple[int, int]], begin: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, stop in hits:
        if start >= (found[-1][1] if found else begin) and stop <= end:
            found.append((start, stop))
    return found


SCREEN = Screen(
    "search", "/search", show,
    (Field("q", longest=400), Field("how", "choice", WAYS), *FILTERS, PAGES),
)  # fmt: skip
