"""Decides who speaks: from the words that name the source of an attribution to the party, or to a doubt."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.cast import Cast
from detente.reading.model import Attribution, Page, Speaking


def resolve(attributions: Sequence[Attribution], page: Page, cast: Cast) -> list[Speaking]:
    """One Speaking an attribution, in the same order; empty speakers come with the reason in `undecided`."""
    return [Speaking((), "not yet read", (), 0.0) for _ in attributions]
