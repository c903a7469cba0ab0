"""An actor's card on a terminal: what it is, its roles, what it said, and who else might be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.actors.registry import actors
from detente.export.labels import Labels, labels
from detente.export.phrasing import excerpt
from detente.export.terminal import safe
from detente.export.when import words
from detente.views.people import Joined, Key

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from detente.views.who import Card, Office

_TITLES = 6  # of those that dispatches give
_MEMBERS = 60


def card_table(card: Card, *, language: str = "en") -> RenderableType:
    """The card as a list of named rows; what is unknown has no row."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    label = labels(language)
    head = [label.of("kinds", card.kind), card.party and f"{label('who.speaks_for')} {card.party}"]
    title = Text.assemble(safe(card.name, "bold"), "  ", safe(" · ".join(filter(None, head)), "dim"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    last = ""
    for name, row in _rows(card, label):
        table.add_row(name if name != last else "", row)
        last = name
    return Group(title, table, "")


def _rows(card: Card, label: Labels) -> Iterator[tuple[str, Text]]:
    wikidata = [f"Wikidata {card.wikidata}"] if card.wikidata and not card.id.endswith(card.wikidata) else []
    yield label("who.id"), safe(" · ".join([card.id, *wikidata]))
    for code, forms in card.names.items():
        yield label("who.names"), safe(f"{code}  {', '.join(forms)}")
    for office in (one for one in card.offices if not one.dispatches):
        yield label("who.offices"), safe(_office(office, label))
    for office in [one for one in card.offices if one.dispatches][:_TITLES]:
        shown = f"{office.title}{f' ({office.of})' if office.of else ''}, {label.count('dispatches', office.dispatches)}"
        yield label("who.called"), safe(shown)
    for name, held in (("belongs", card.houses), ("members", card.members)):
        if held:
            rest = f" … {len(held)}" if len(held) > _MEMBERS else ""
            yield label(f"who.{name}"), safe(", ".join(held[:_MEMBERS]) + rest)
    for name, found in (("joined", card.joined), ("proposed", card.proposed)):
        for one in found:
            yield label(f"who.{name}"), safe(_pair(one, card, label))
    if card.dispatches:
        yield label("who.in_records"), safe(label.count("dispatches", card.dispatches))
    for passage in card.said:
        told = excerpt(passage.content, passage.mode, label)
        day = passage.said or passage.published
        when = words(day, label) if day else ""
        place = " · ".join(filter(None, (when, label.of("acts", passage.act), passage.path)))
        yield label("who.said"), safe(told.text + (" …" if told.rest else ""))
        yield label("who.said"), safe(place, "dim")
    for other in card.others:
        yield (
            label("who.others"),
            safe(" · ".join(filter(None, (other.name, other.party, other.id, other.why)))),
        )


def _office(office: Office, label: Labels) -> str:
    title = label.of("offices", office.title)
    if office.domain:
        title += f" ({label.of('domains', office.domain)})"
    years = (
        f"{office.first or '…'} – {office.last or label('who.now')}" if office.first or office.last else ""
    )
    return ", ".join(filter(None, (title, office.of, years)))


def _pair(one: Joined, card: Card, label: Labels) -> str:
    key = next((key for key in (one.one, one.other) if key[0] not in card.ids), one.other)
    key = one.one if key[0] == card.id and one.one[0] != card.id else key
    why = "; ".join(one.match.evidence)
    score = label("who.decided", by=one.by) if one.by else f"{one.match.score:.3f}"
    return f"{_shown(key)}  {score}{'  ' + why if why else ''}"


def _shown(key: Key) -> str:
    state = actors().get(key[1] or "")
    return f"{key[0]}{f' ({state.code})' if state is not None else ''}"
