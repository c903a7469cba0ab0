"""Estimates of the same thing on a terminal: a table for each thing, a row for each source's figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.export.answers import capital, place, when
from detente.export.labels import Labels, labels
from detente.export.terminal import plain_table, safe
from detente.views.estimates import CONTESTED, Estimates, Figure, Lineup, bound, where, who
from detente.views.naming import Names

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_HEADS = ("estimates.whose", "estimates.figure", "estimates.bounds", "answers.when", "answers.passage")


def estimates_table(found: Estimates, *, language: str = "en") -> RenderableType:
    """The line-ups, contested ones first, each under what is counted."""
    from rich.console import Group

    label = labels(language)
    if not found.lineups:
        return safe(label("estimates.none"))
    names = Names(one for lineup in found.lineups for figure in lineup.figures for one in figure.all)
    return Group(*(_table(lineup, names, label) for lineup in found.lineups))


def titled(lineup: Lineup, label: Labels) -> str:
    """What is counted: "Soldier, of Russia, near Ukraine"."""
    thing, names = lineup.thing, Names(one for figure in lineup.figures for one in figure.all)
    of = [label("estimates.of", party=names[thing.of])] if thing.of else []
    return capital(", ".join([thing.unit, *of, *where(lineup, names)]))


def _table(lineup: Lineup, names: Names, label: Labels) -> RenderableType:
    from rich.text import Text

    heading = Text(" – ").join(
        [
            safe(titled(lineup, label), "bold"),
            safe(label.of("lineups", lineup.state), "bold yellow" if lineup.state == CONTESTED else "dim"),
        ]
    )
    table = plain_table(*(capital(label(head)) for head in _HEADS))
    table.title, table.title_style = heading, ""
    for column, width in zip(table.columns, (28, None, 20, 22, 22), strict=True):
        column.max_width = width
    for figure in lineup.figures:
        one = figure.entry
        table.add_row(
            _source(figure, names, label), safe(" … ".join(one.words)), safe(bounds(figure, label)),
            safe(when(one, label)), safe(place(one, figure.others), "dim"),
        )  # fmt: skip
    return table


def _source(figure: Figure, names: Names, label: Labels) -> Text:
    from rich.text import Text

    one = figure.entry
    unknown = label("statement.undecided") if one.id else label("page.unknown")
    told = [safe(", ".join(who(one, names)) or unknown, "bold")]
    told += [safe(label("estimates.through", names=", ".join(one.relays)), "dim")] if one.relays else []
    told += [safe(label.of("hows", one.mode), "italic")] if one.mode != "asserted" else []
    return Text("\n").join(told)


def bounds(figure: Figure, label: Labels) -> str:
    """The bounds in figures: "90,000 to 110,000", "50 or more", "40 or fewer"."""
    low, high = bound(figure.low), bound(figure.high)
    if low is not None and low == high:
        return f"{low:,g}" if abs(low) < 1e6 else f"{low:,.0f}"
    told = [None if value is None else f"{value:,.10g}" for value in (low, high)]
    if told[1] is None:
        return label("estimates.or_more", low=told[0] or "")
    if told[0] is None or low == 0:
        return label("estimates.or_less", high=told[1])
    return label("estimates.between", low=told[0], high=told[1])
