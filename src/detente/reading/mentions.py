"""Finds who is mentioned: known names, titles, metonyms, groups, descriptions, pronouns, unknown people."""

from __future__ import annotations

from detente.reading.cast import Cast
from detente.reading.model import Page


def find(page: Page) -> Cast:
    """The cast of the page. Mentions lie in the body (never in a crosshead or a credit), sorted, disjoint."""
    return Cast((), {})
