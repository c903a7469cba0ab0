"""What is contested: claims with every voice on them, numbers with those whose they are. No verdict."""

from __future__ import annotations

from detente.entries.extracts import CLAIMS
from detente.store import Ledger
from detente.views.contested import Contested, contested
from detente.views.frame import Frame
from detente.views.kept import lines
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged

COLUMNS = ("kind", "words", "how", "by", "relays", "value", "high", "unit", "dispatch", "statement", "start")
HOW = ("asserted", "denied", "rejected", "asked", "not said")


def show(asked: Asked) -> Answer:
    """Claims first, then estimates; `how` leaves the claims with such a voice."""
    found = asked.seen("contested", _contested)
    how = asked.get("how")
    claims = [one for one in found.claims if how is None or how in {voice.how for voice in one.voices}]
    claims.sort(key=lambda one: -len({voice.how for voice in one.voices}))
    counts = sorted((one for one in found.counts), key=lambda one: not one.differing)
    values = {"shown": Paged(claims, asked.number), "counts": counts, "ways": HOW}
    return Answer("contested.html", values, lambda: _frame(found))


def _contested(ledger: Ledger) -> Contested:
    return contested(lines(ledger, CLAIMS))


def _frame(found: Contested) -> Frame:
    rows: list[tuple[object, ...]] = []
    for claim in found.claims:
        for voice in claim.voices:
            shown = voice.passage
            rows.append((
                "claim", claim.words, voice.how, list(voice.by), list(shown.relays), None, None, None,
                shown.dispatch, shown.statement, shown.start,
            ))  # fmt: skip
    for count in found.counts:
        rows += [
            (
                "estimate", one.exact, "asserted", list(one.sources), [], one.value, one.high, count.unit,
                one.dispatch, one.statement, None,
            )
            for one in count.estimates
        ]  # fmt: skip
    return Frame(COLUMNS, tuple(rows))


SCREEN = Screen("contested", "/contested", show, (Field("how", "choice", HOW), PAGES))
