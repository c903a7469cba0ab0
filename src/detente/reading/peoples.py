"""The adjectives of states and the names of their peoples, in their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.actors import registry
from detente.reading.language import Language
from detente.reading.morphology import morphology
from detente.reading.tokens import tokenize
from detente.reading.trie import Sense, Trie, variants

_FORMS: tuple[tuple[str, str | None, str | None], ...] = (
    ("ms", "m", "s"), ("fs", "f", "s"), ("mp", "m", "p"), ("fp", "f", "p"), ("s", None, "s"), ("p", None, "p"),
)  # fmt: skip


def inflected(entry: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each form once, with the gender and number it shows; None where it leaves them open."""
    found: dict[str, list[tuple[str | None, str | None]]] = {}
    for key, gender, number in _FORMS:
        for form in entry.get(key, []):
            found.setdefault(form, []).append((gender, number))
    for form, shown in found.items():
        genders, numbers = {one for one, _ in shown}, {one for _, one in shown}
        yield form, genders.pop() if len(genders) == 1 else None, numbers.pop() if len(numbers) == 1 else None


def demonyms(proper: Trie, language: Language) -> dict[str, Sense]:
    """Return what each form of a state's adjective and people means; the names of peoples join the proper ones.

    Where words have cases, a people is written in small letters.
    """
    small = morphology(language) is not None
    found: dict[str, Sense] = {}
    for entry in language.data("demonyms").get("demonyms", ()):
        actor = registry.resolve(entry["state"])
        for form, gender, number in inflected(entry):
            sense = Sense("demonym", str(entry["id"]), actor, gender, number, entry)
            found.update(dict.fromkeys(variants(form), sense))
            people = Sense("people", str(entry["id"]), actor, gender, number, entry)
            proper.add(form if small else form[0].upper() + form[1:], people, cased=not small)
        for form in entry.get("adj", ()):
            found[form.lower()] = Sense("demonym", str(entry["id"]), actor, None, None, entry)
            if not small:
                number = "s" if "p" in entry else "p"
                proper.add(form, Sense("people", str(entry["id"]), actor, None, number, entry), cased=True)
    return found


def adjectives(language: Language) -> frozenset[tuple[str, ...]]:
    """Return the words of the adjectives of states that have one form for all."""
    forms = (form for entry in language.data("demonyms").get("demonyms", ()) for form in entry.get("adj", ()))
    return frozenset(tuple(token.low for token in tokenize(form, 0, len(form), language)) for form in forms)
