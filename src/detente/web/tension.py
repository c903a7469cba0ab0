"""What raises and what lowers tension, by pair of parties, each point with its passage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from detente.export.chart import drawn
from detente.export.points import between, total
from detente.views.asking import both
from detente.views.naming import Names
from detente.views.tension import Day, Rule, frame, has_trend, rule, tension, weighing
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged
from detente.web.names import Spoken
from detente.web.problems import Problem

PAIRS = 40
"""Pairs that are listed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties: what they are called, and what their days came to."""

    one: str
    other: str
    title: str
    points: float
    raised: float
    lowered: float
    count: int


def show(asked: Asked) -> Answer:
    """All pairs; or with `pair`, the days of one, drawn and told."""
    days, everybody = _days(asked, asked.get("pair")), _days(asked, None)
    names = _names(asked, everybody)
    pairs = [_summed(list(group), names, asked) for _, group in groupby(everybody, key=lambda day: day.pair)]
    pairs = [one for one in pairs if one.other]
    chosen = [day for day in days if asked.get("pair") and day.pair[1] is not None]
    first = chosen[0].pair if chosen else None
    of_pair = [day for day in chosen if day.pair == first]
    shown = Paged(of_pair, asked.number, 25)
    title = between(first, names, asked.label) if first else None
    values = {
        "pairs": pairs[:PAIRS], "known": {f"{one.one},{one.other}" for one in pairs[:PAIRS]}, "shown": shown, "names": names, "drawing": _drawn(of_pair, names, asked),
        "title_of_pair": title,
        "sums": {id(day): total(day, asked.label) for day in shown},
    }  # fmt: skip
    return Answer("tension.html", values, lambda: frame(days), title)


def show_rule(_: Asked) -> Answer:
    """The rule: what weighs how much, and why."""
    found: Rule = rule()
    return Answer("rule.html", {"rule": found})


def _days(asked: Asked, pair: str | None) -> tuple[Day, ...]:
    if pair is not None and pair.count(",") != 1:
        raise Problem(400, "no-pair")
    two = both(pair, asked.names) if pair is not None else None
    wanted = asked.wanted().moving(weighing(), two)
    return asked.seen(("tension", wanted, two), lambda ledger: tension(ledger.entries(wanted), two))


def _names(asked: Asked, days: tuple[Day, ...]) -> Names:
    """The names in answers, in the language of the page."""
    return Spoken((one.told.entry for day in days for one in day.moved), asked.language)


def _summed(days: list[Day], names: Names, asked: Asked) -> Pair:
    one, other = days[0].pair
    sure = [moved.points for day in days for moved in day.moved if not moved.doubts]
    return Pair(
        one, other or "", between((one, other), names, asked.label), sum(sure),
        sum(points for points in sure if points > 0), sum(points for points in sure if points < 0),
        sum(len(day.moved) for day in days),
    )  # fmt: skip


def _drawn(days: list[Day], names: Names, asked: Asked) -> Markup | None:
    if not has_trend(days):
        return None
    return drawn(days, between(days[0].pair, names, asked.label), asked.label)


SCREEN = Screen(
    "tension", "/tension", show,
    (Field("pair"), Field("since", "date", longest=10), Field("until", "date", longest=10), PAGES),
)  # fmt: skip
RULE = Screen("rule", "/tension/rule", show_rule, table=False)
