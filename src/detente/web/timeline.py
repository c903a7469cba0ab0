"""What was said and what happened, day by day: a list first, a drawing beside it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.record import ACTS, MODES
from detente.views.timeline import Moment, frame, timeline
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged
from detente.web.drawing import spans

FILTERS = (
    Field("party"), Field("speaker"), Field("act", "choice", ACTS), Field("issue"),
    Field("mode", "choice", MODES), Field("since", "date", longest=10), Field("until", "date", longest=10),
)  # fmt: skip
_KINDS = ("statement", "event", "document")


@dataclass(frozen=True, slots=True)
class Group:
    """Moments of one day, or of the same days that they may be of."""

    moments: list[Moment]


def show(asked: Asked) -> Answer:
    """The timeline, narrowed by the filters."""
    kind = asked.get("kind")
    wanted = asked.wanted([kind] if kind else _KINDS)
    found = asked.seen(("timeline", wanted), lambda ledger: timeline(ledger.entries(wanted)))
    if kind:
        found = tuple(one for one in found if one.entry.kind == kind)
    shown = Paged(found, asked.number)
    values = {
        "shown": shown, "groups": _grouped(shown), "drawing": spans([one.entry for one in found], asked.label),
        "undated": sum(not one.entry.dated for one in found), "kinds": _KINDS,
    }  # fmt: skip
    return Answer("timeline.html", values, lambda: frame(found))


def _grouped(shown: Paged[Moment]) -> list[Group]:
    groups: list[Group] = []
    for one in shown:
        last = groups[-1].moments[0].entry if groups else None
        same = last is not None and (last.first, last.after, last.dated) == (
            one.entry.first, one.entry.after, one.entry.dated,
        )  # fmt: skip
        if same:
            groups[-1].moments.append(one)
        else:
            groups.append(Group([one]))
    return groups


SCREEN = Screen("timeline", "/timeline", show, (*FILTERS, Field("kind", "choice", _KINDS), PAGES))
