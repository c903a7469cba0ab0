"""What a role's words come to in any language: an office, a portfolio, a walk of life."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from detente import shipped

_LONGEST = 200  # characters of a role


@dataclass(frozen=True, slots=True)
class Role:
    """An office with its portfolio, and the walk of life that it belongs to."""

    office: str | None  # None for a role that is no office, or of the past
    domain: str | None
    field: str


def _plain(text: str) -> str:
    """The text in small letters without accents, its apostrophes straight."""
    parts = unicodedata.normalize("NFKD", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str], Role], ...]:
    """Every listed word as a pattern with its length and role, the longest first."""
    data = shipped.load(resources.files("detente.actors").joinpath("roles.yml"))
    found = []
    for entry in data["roles"]:
        role = Role(entry.get("office"), entry.get("domain"), entry["field"])
        for word in entry["words"]:
            pattern = r"\w*".join(re.escape(part) for part in _plain(word).split("*"))
            found.append((len(word), re.compile(rf"(?<!\w){pattern}(?!\w)"), role))
    return tuple(sorted(found, key=lambda one: -one[0]))


@lru_cache(maxsize=5_000)
def role(title: str) -> Role | None:
    """Return the role that the words say: the longest that is listed, the first of those; None when none is."""
    low = _plain(title[:_LONGEST])
    best: tuple[int, int] | None = None
    found: Role | None = None
    for length, pattern, said in _patterns():
        if best is not None and length < best[0]:
            break
        hit = pattern.search(low)
        if hit is not None and (best is None or -hit.start() > best[1]):
            best, found = (length, -hit.start()), said
    if found is not None and _former().search(low):
        return Role(None, None, found.field)
    return found


@cache
def _former() -> re.Pattern[str]:
    data = shipped.load(resources.files("detente.actors").joinpath("roles.yml"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(_plain(word)) for word in data['former'])})(?!\w)")
