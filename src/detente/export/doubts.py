"""Who is surely one, who may be, and whom nobody knows, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.actors.registry import actors
from detente.export.labels import Labels, labels
from detente.export.terminal import plain_table, safe
from detente.views.people import Joined, Key, People

if TYPE_CHECKING:
    from rich.console import RenderableType

_TITLES = 2


def doubts_table(people: People, *, least: int, most: int, language: str = "en") -> RenderableType:
    """Three tables: joined, proposed, and unknown names of `least` dispatches or more; `most` rows of each."""
    from rich.console import Group

    label = labels(language)
    strangers = people.strangers(least)
    unknown = plain_table(
        label("doubts.name"), label("doubts.called"), label("doubts.count"), title=label("doubts.unknown")
    )
    unknown.columns[2].justify = "right"
    for one, count in strangers[:most]:
        titles = ", ".join(title for (_, title, _), _ in one.titles.most_common(_TITLES))
        unknown.add_row(safe(_shown(one.key, people)), safe(titles), safe(str(count)))
    shown: list[RenderableType] = []
    for name, found in (("joined", people.joined), ("proposed", people.proposed)):
        if found:
            shown += [
                _pairs(found[:most], people, label, label(f"doubts.{name}")),
                *_rest(len(found) - most, label),
            ]
    if strangers:
        shown += [unknown, *_rest(len(strangers) - most, label)]
    return Group(*shown) if shown else safe(label("doubts.none"))


def _pairs(found: Sequence[Joined], people: People, label: Labels, title: str) -> RenderableType:
    table = plain_table(
        label("doubts.one"), label("doubts.other"), label("doubts.score"), label("doubts.why"), title=title
    )
    for one in found:
        score = label("who.decided", by=one.by) if one.by else f"{one.match.score:.3f}"
        cells = (_shown(one.one, people), _shown(one.other, people), score, "; ".join(one.match.evidence))
        table.add_row(*map(safe, cells))
    return table


def _shown(key: Key, people: People) -> str:
    state = actors().get(key[1] or "")
    known = people.seen.get(key)
    name = known.name if known is not None else key[0]
    count = f", {known.dispatches}" if known is not None else ""
    return f"{name}  {key[0]}{f' ({state.code}{count})' if state is not None else ''}"


def _rest(count: int, label: Labels) -> list[RenderableType]:
    return [safe(label("doubts.rest", n=count), "dim")] if count > 0 else []
