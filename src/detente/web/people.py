"""Who speaks: people and parties with their words, who stands with whom on an issue, and a card for each."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from detente.actors import registry
from detente.entries import Entry, Wanted
from detente.errors import InputError
from detente.store import Ledger
from detente.views.frame import Frame
from detente.views.who import who
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged
from detente.web.drawing import network
from detente.web.matrix import matrix
from detente.web.names import Called

COLUMNS = ("actor", "name", "kind", "party", "statements", "dispatches", "first", "last")
_NODES = 10


@dataclass(slots=True)
class Voice:
    """Somebody who speaks in the ledger."""

    actor: str
    name: str
    party: str
    statements: int = 0
    dispatches: set[str] = field(default_factory=set)
    first: str = ""  # of the decided days
    last: str = ""

    @property
    def kind(self) -> str:
        """A person, a state or what else, as far as it is known."""
        known = registry.actors().get(self.actor)
        return known.kind if known else "group" if self.actor.startswith("group:") else "person"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties that both stand somewhere: on how many issues alike, on how many apart."""

    one: str
    other: str
    alike: tuple[str, ...]
    apart: tuple[str, ...]


def show(asked: Asked) -> Answer:
    """The network of parties, and everybody who speaks, most statements first."""
    voices = asked.seen("voices", _voices)
    kind, words = asked.get("kind"), (asked.get("q") or "").casefold()
    called = Called(asked.language)
    listed = [
        one
        for one in voices
        if kind in (None, one.kind)
        and (not words or words in called(one.actor, one.name).casefold() or words in one.name.casefold())
    ]
    ties = _ties(asked)
    nodes = [
        one for one, _ in Counter(side for tie in ties for side in (tie.one, tie.other)).most_common(_NODES)
    ]
    names = {one: called(one, asked.names()) for one in nodes}
    drawn = {
        (tie.one, tie.other): (len(tie.alike), len(tie.apart))
        for tie in ties
        if tie.one in names and tie.other in names
    }
    values = {
        "shown": Paged(listed, asked.number), "ties": ties, "told": asked.names(),
        "drawing": network(names, drawn, asked.say("people.network")) if len(names) > 1 else None,
        "kinds": ("person", "state", "organisation", "group", "medium"),
    }  # fmt: skip
    return Answer("people.html", values, lambda: _frame(voices))


def show_card(asked: Asked) -> Answer:
    """The card of one: names, roles, party, last words, who else might be meant."""
    name = asked.path["actor"]
    card = asked.seen(("card", name), lambda ledger: who(name, _lines(ledger, name), ledger.decisions()))
    if card is None:
        raise InputError("nobody", name)
    title = Called(asked.language)(card.id, card.name)
    return Answer("card.html", {"card": card}, title=title)


def _lines(ledger: Ledger, name: str) -> list[dict[str, object]]:
    """The records in which the actor speaks or takes part."""
    wanted = Wanted(parties=frozenset((name,)))
    keys = dict.fromkeys(one.dispatch for one in ledger.entries(wanted))
    return [json.loads(ledger.record_line(key)) for key in list(keys)[-200:]]


def _voices(ledger: Ledger) -> tuple[Voice, ...]:
    found: dict[str, Voice] = {}
    for one in ledger.entries(Wanted(kinds=frozenset(("statement",)))):
        for actor, name in zip(one.actors, one.names, strict=True):
            _count(found.setdefault(actor, Voice(actor, name, "")), one)
            if not found[actor].party and len(one.sides) == 1 and one.sides[0] != actor:
                found[actor].party = one.sides[0]
    return tuple(sorted(found.values(), key=lambda one: (-one.statements, one.actor)))


def _count(voice: Voice, one: Entry) -> None:
    voice.statements += 1
    voice.dispatches.add(one.dispatch)
    if one.day:  # an undecided day is none that could be told as the last
        voice.first = min(voice.first or one.day, one.day)
        voice.last = max(voice.last, one.day)


def _ties(asked: Asked) -> list[Tie]:
    found, issue = matrix(asked), asked.get("issue")
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    apart: dict[tuple[str, str], list[str]] = defaultdict(list)
    for column, name in enumerate(found.issues):
        if issue not in (None, name):
            continue
        stances = [(row.party, row.cells[column].stance) for row in found.rows]
        decided = [(party, stance) for party, stance in stances if stance in ("for", "open", "against")]
        for (one, mine), (other, theirs) in combinations(decided, 2):
            near = alike if (mine == "against") == (theirs == "against") else apart
            near[one, other].append(name)
    pairs = sorted({*alike, *apart}, key=lambda pair: (-len(alike[pair]) - len(apart[pair]), pair))
    return [Tie(*pair, tuple(alike[pair]), tuple(apart[pair])) for pair in pairs]


def _frame(voices: tuple[Voice, ...]) -> Frame:
    return Frame(COLUMNS, tuple(
        (one.actor, one.name, one.kind, one.party or None, one.statements, len(one.dispatches), one.first or None, one.last or None)
        for one in voices
    ))  # fmt: skip


SCREEN = Screen(
    "people", "/people", show,
    (
        Field("q"), Field("kind", "choice", ("person", "state", "organisation", "group", "medium")),
        Field("issue"), PAGES,
    ),
)  # fmt: skip
CARD = Screen("card", "/people/{actor:path}", show_card, table=False)
