"""Whether two actors of different spellings, languages or dispatches are one person: a score and its evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.actors import registry
from detente.actors.likeness import ABSENT, LIKE, SURE, Likeness, compare
from detente.frozen import frozen

_LONG = 16  # letters of a long name
_LIFETIME = 60  # years between two appearances of one who speaks
_MANY = 6  # names of one actor in one language that are compared

_EXCLUSIVE = frozenset(
    ("president", "prime-minister", "monarch", "minister", "pope", "spokesperson", "secretary-general",
     "director-general", "opposition", "ambassador")
)  # fmt: skip
"""Offices of which nobody holds two at a time as a rule."""
_LOOSE = frozenset(("candidate", "opposition", "leader", "head", "member", "party-leader"))
"""Offices that rule no other out."""
_PORTFOLIOS = frozenset(("minister", "deputy-minister"))
"""Offices that are only one and the same where the portfolio is."""


@frozen
class Appearance:
    """Somebody as a dispatch, a ledger or the registry shows him: names by language, and what is said of him."""

    names: Mapping[str, tuple[str, ...]]
    gender: str | None = None
    parties: frozenset[str] = frozenset()  # actor ids
    offices: frozenset[tuple[str, str | None, str | None]] = frozenset()  # office, portfolio, of whom
    fields: frozenset[str] = frozenset()  # walks of life
    described: bool = False  # roles are given, whatever they come to
    years: tuple[int, int] | None = None  # first and last in which he speaks
    declined: bool = True  # the names may stand in any case, where a language has cases


@dataclass(frozen=True, slots=True)
class Match:
    """How probable it is that two appearances are one person, and every sign that counted, strongest first."""

    score: float  # 0 to 1
    evidence: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Return True when nobody need be asked."""
        return self.score >= float(weights()["sure"])

    @property
    def proposed(self) -> bool:
        """Return True when somebody should be asked."""
        return not self.sure and self.score >= float(weights()["proposed"])


@cache
def weights() -> Mapping[str, Any]:
    """Return the shipped weights (log-odds) and thresholds."""
    data: Mapping[str, Any] = shipped.load(resources.files("detente.actors").joinpath("identity.yml"))
    return data


def match(one: Appearance, other: Appearance) -> Match | None:
    """Return how probable it is that both are one person; None when their names rule it out."""
    found = _best(one, other)
    if found is None:
        return None
    likeness, names, languages = found
    signs = [*_of_names(likeness, names, languages), *_of_people(one, other, likeness)]
    total = sum(weight for weight, _ in signs)
    if _respelled(likeness, languages) and not one.parties & other.parties:
        total += float(weights()["respelled"])
        signs.append((float(weights()["respelled"]), "spelled in two ways within one language"))
    said = tuple(f"{why} ({weight:+.1f})" for weight, why in sorted(signs, key=lambda sign: -abs(sign[0])))
    return Match(round(1 / (1 + math.exp(-total)), 3), said)


def _best(one: Appearance, other: Appearance) -> tuple[Likeness, tuple[str, str], tuple[str, str]] | None:
    cases = one.declined, other.declined
    found = [
        (likeness.rank, k, likeness, (name, again), (language, tongue))
        for language, names in sorted(one.names.items())
        for tongue, others in sorted(other.names.items())
        for k, (name, again) in enumerate((a, b) for a in names[:_MANY] for b in others[:_MANY])
        if (likeness := compare(name, again, (language, tongue), cases)) is not None
    ]
    return min(found, key=lambda entry: entry[:2])[2:] if found else None


def _of_names(
    likeness: Likeness, names: tuple[str, str], languages: tuple[str, str]
) -> list[tuple[float, str]]:
    table = weights()
    shown = " ~ ".join(names)
    signs = [
        (table["name"]["written"], f"the same name: {shown}")
        if likeness.written
        else (table["name"]["sounds"], f"names that sound alike: {shown}")
    ]
    letters = min(sum(map(str.isalpha, name)) for name in names)
    if letters >= _LONG and likeness.given in (SURE, LIKE):
        signs.append((table["long"], "a long name"))
    if likeness.given != SURE:
        signs.append((table["given"][likeness.given], f"given name {likeness.given}"))
    if likeness.given == LIKE and not likeness.usual and languages[0] == languages[1]:
        signs.append((table["respelled-given"], "two forms of a given name within one language"))
    if likeness.surname != SURE:
        signs.append((table["surname"][likeness.surname], f"surname {likeness.surname}"))
    if likeness.reversed:
        signs.append((table["reversed"], "surname first in one of them"))
    if likeness.joined:
        signs.append((table["joined"], "a second surname in one of them"))
    if likeness.suffix:
        signs.append((table["suffix"], "junior or senior in one of them"))
    if not likeness.middle:
        signs.append((table["middle"], "further names that contradict each other"))
    return signs


def _respelled(likeness: Likeness, languages: tuple[str, str]) -> bool:
    alike = likeness.written or likeness.usual or likeness.given == ABSENT
    return not alike and languages[0] == languages[1]


def _of_people(one: Appearance, other: Appearance, likeness: Likeness) -> list[tuple[float, str]]:
    table = weights()
    signs: list[tuple[float, str]] = []
    party = sides(one.parties, other.parties)
    if party is not None:
        signs.append((table["party"][party], f"{party} party"))
    offices = _offices(one, other)
    if offices is not None:
        signs.append((table["office"][offices], f"{offices} office"))
    genders = {one.gender, other.gender, likeness.gender} - {None}
    if len(genders) > 1:
        signs.append((table["gender"], "another gender"))
    if (
        one.years
        and other.years
        and max(one.years[0], other.years[0]) - min(one.years[1], other.years[1]) > _LIFETIME
    ):
        signs.append((table["lifetimes"], "a lifetime apart"))
    return signs


def sides(one: frozenset[str], other: frozenset[str]) -> str | None:
    """Return how the parties agree: same, of other states, elsewhere; None when that says nothing."""
    if not one or not other:
        return None
    if one & other:
        return "same"
    states = set(registry.by_code().values())
    mine, theirs = one & states, other & states
    if mine and theirs:
        return "other"
    return None if mine or theirs else "elsewhere"


def _offices(one: Appearance, other: Appearance) -> str | None:
    """Whether an office is the same, or all are others, of another walk of life perhaps; None when one shows none."""
    alike = [
        (office, domain == portfolio or office not in _PORTFOLIOS)
        for office, domain, of in one.offices
        for again, portfolio, whom in other.offices
        if office == again and (of == whom or None in (of, whom))
        if domain == portfolio or None in (domain, portfolio)
    ]
    shared = {office for office, whole in alike if whole}
    if shared:
        return "shared" if shared.isdisjoint(_EXCLUSIVE) else "same"
    if alike:
        return None  # a minister whose portfolio one of them leaves open
    if one.fields and other.fields and not one.fields & other.fields:
        return "field"
    if any(a[0] == b[0] and None in (a[1], b[1]) for a in one.offices for b in other.offices):
        return None  # of one portfolio perhaps, which one side leaves out
    if not (one.described and other.described):
        return None
    held = [{office for office, _, _ in side.offices} - _LOOSE for side in (one, other)]
    return "other" if all(held) else None if one.fields and other.fields else "unread"
