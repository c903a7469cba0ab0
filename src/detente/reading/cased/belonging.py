"""A description that ends with somebody's surname, with the full name in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.runs import Noun
    from detente.reading.scene import Scene


def written_out(words: str, noun: Noun, scene: Scene) -> str | None:
    """The description `words` of a mention with the given name before the surname that closes it; None without one."""
    known, inner = scene.known.morphology, noun.complement
    person = scene.people.persons.get(inner.actor or "") if inner is not None else None
    if known is None or inner is None or person is None or inner.last - inner.head != 1:
        return None
    surname = scene.tokens[inner.head].text
    given = person.name.rpartition(" ")[0]
    if not given or not words.endswith(f" {surname}"):
        return None
    return f"{words.removesuffix(surname)}{known.genitive(given)} {surname}"
