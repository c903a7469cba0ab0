"""People in lines made by hand, and decisions on them, for the tests of who is who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.views.lines import actor, line

RUSSIA, AMERICA, GEORGIA = "wd:Q159", "wd:Q30", "wd:Q230"


@dataclass(frozen=True)
class Decision:
    same: bool
    one: str
    other: str
    by: str = "A. Reader"
    stands: bool = True


def person(
    id_: str, name: str, party: str | None = None, *titles: str, of: str | None = None
) -> dict[str, Any]:
    """A person as a line has it, with titles."""
    return {
        **actor(id_, name, "person", party), "roles": [{"title": title, "of": of or party} for title in titles]
    }  # fmt: skip


def told(
    number: int, *people: dict[str, Any], language: str = "en", published: str | None = None
) -> dict[str, Any]:
    """A line that only names people."""
    made = line(actors=list(people), id_=f"sha256:{number}")
    made["dispatch"] |= {"language": language, "published": published}
    return made
