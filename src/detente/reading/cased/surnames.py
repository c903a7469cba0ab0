"""What the people of a page tell of the words of its sentences: a surname that is known to be one is no other word."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from detente.reading.morphology import Analysis

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.language import Language

_MANY = 400  # people of one page that are asked


def nominatives(cast: Cast | None, language: Language) -> dict[str, Analysis]:
    """By folded word: the reading of each man's surname that is declined, as it stands in the nominative.

    A man's surname in a consonant has an ending in every other case, so the bare form can be nothing else; a
    woman's is the same in all of them and tells nothing.
    """
    scene = cast.scene if cast is not None else None
    if scene is None:
        return {}
    endings = tuple(
        ending
        for entry in language.data("morphology").get("undeclined", [])
        if entry.get("gender") == "f"
        for ending in entry["endings"]
    )
    found: dict[str, Analysis] = {}
    women: set[str] = set()
    for person in islice(scene.people.persons.values(), _MANY):
        word = person.name.rpartition(" ")[2]
        low = word.lower()
        if not word[:1].isupper() or " " not in person.name or low.isascii() or not low.endswith(endings):
            continue
        if person.gender == "m":
            found[low] = Analysis(low, "noun", "nom", "s", "m", name="surname", animate=True, weight=1.0)
        else:
            women.add(low)
    return {low: read for low, read in found.items() if low not in women}
