"""What a user watches: parties, a window of days, and issues with the words that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

SIDES = ("for", "against", "neutral")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name an issue (`pattern`, in the notation of `reading.patterns`) and the side they stand on.

    A term that is a phrasing takes its side by being said at all ("open door"); any other only names the
    matter, and the act of the statement says what the speaker makes of it.
    """

    pattern: str
    side: str  # for against neutral
    phrasing: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """A proposition that a party can be for or against, with its labels and terms by language code."""

    id: str
    proposition: Mapping[str, str]
    labels: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """Itself and equal to nothing else: titles by language, party actor ids, a half-open window of days (None = open) and the issues."""

    id: str
    title: Mapping[str, str]
    parties: tuple[str, ...]
    window: tuple[date | None, date | None]
    issues: tuple[Issue, ...]

    def issue(self, name: str) -> Issue:
        """The issue of that id; KeyError when the dossier has none."""
        for issue in self.issues:
            if issue.id == name:
                return issue
        raise KeyError(name)
