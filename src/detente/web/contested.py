"""What is contested: claims with every voice on them, numbers with those whose they are. No verdict."""

from __future__ import annotations

from detente.entries.extracts import CLAIMS
from detente.export.estimates import titled
from detente.store import Ledger
from detente.views.contested import Contested, contested, frame
from detente.views.kept import estimated, lines
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged

HOW = ("asserted", "denied", "rejected", "asked", "not said", "supposed")


def show(asked: Asked) -> Answer:
    """Claims first, then estimates; `how` leaves the claims with such a voice."""
    found = asked.seen("contested", _contested)
    how = asked.get("how")
    claims = [one for one in found.claims if how is None or how in {voice.how for voice in one.voices}]
    claims.sort(key=lambda one: -len({voice.how for voice in one.voices}))
    counts = sorted(found.counts, key=lambda one: not one.differing)
    values = {"shown": Paged(claims, asked.number), "counts": counts, "ways": HOW, "titled": titled}
    return Answer("contested.html", values, lambda: frame(found))


def _contested(ledger: Ledger) -> Contested:
    return contested(lines(ledger, CLAIMS), estimated(ledger))


SCREEN = Screen("contested", "/contested", show, (Field("how", "choice", HOW), PAGES))
