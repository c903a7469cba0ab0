"""What a user watches: parties, a window of days, and issues with the words that name them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

OTHER = "other"
SIDES = ("for", "against", "neutral", OTHER)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name an issue (`pattern`, in the notation of `reading.patterns`) and the side they stand on.

    A term that is a phrasing takes its side by being said at all ("open door"); any other only names the
    matter, and the act of the statement says what the speaker makes of it.
    """

    pattern: str
    side: str  # for against neutral; other: the words mean another matter, and hide terms within them
    phrasing: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """A proposition that a party can be for or against, with its labels and terms by language code.

    `broader` is the id of the issue that it is a part of.
    """

    id: str
    proposition: Mapping[str, str]
    labels: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, tuple[Term, ...]]
    broader: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """Itself and equal to nothing else: titles by language, party actor ids, a half-open window of days (None = open) and the issues.

    Without parties, everybody who takes a stance is watched. `subject` are patterns by language code: a dispatch
    that holds none of those of its language is on something else; a language without any lets all pass.
    """

    id: str
    title: Mapping[str, str]
    parties: tuple[str, ...]
    window: tuple[date | None, date | None]
    issues: tuple[Issue, ...]
    sources: tuple[str, ...] = ()
    subject: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def issue(self, name: str) -> Issue:
        """The issue of that id; KeyError when the dossier has none."""
        for issue in self.issues:
            if issue.id == name:
                return issue
        raise KeyError(name)

    def within(self, name: str) -> tuple[str, ...]:
        """The issue of that id and all that are parts of it, in the dossier's order; KeyError as above."""
        found = {self.issue(name).id}
        while more := {issue.id for issue in self.issues if issue.broader in found} - found:
            found |= more
        return tuple(issue.id for issue in self.issues if issue.id in found)

    @property
    def digest(self) -> str:
        """The same for the same content, whatever file it came from."""
        parts = (self.id, self.title, self.parties, self.window, self.issues, self.sources, self.subject)
        return hashlib.sha256(repr(parts).encode()).hexdigest()
