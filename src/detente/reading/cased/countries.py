"""Whose country "the country" is: a description with the name of the state in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.actors import registry

if TYPE_CHECKING:
    from detente.reading.morphology import Morphology
    from detente.reading.runs import Noun
    from detente.reading.scene import Scene

_BACK = 12  # mentions that are looked at


def named(words: str, noun: Noun, scene: Scene, home: str | None) -> str | None:
    """The description `words` of a mention, its "of the country" written out; None where it has none, or no state is told.

    The state is the one named last before the mention in its sentence, else the one that the page is about.
    """
    known = scene.known.morphology
    kept, _, last = words.rpartition(" ")
    if known is None or not kept or not any(one.case == "gen" for one in known.of(last)):
        return None
    lemmas = known.lemmas(last)
    forms = (form for entry in _countries(scene) for form in entry)
    if lemmas.isdisjoint(forms):
        return None
    state = _before(noun, scene) or home
    actor = registry.actors().get(state or "")
    names = actor.names.get(scene.page.language.code) if actor is not None else None
    if not names:
        return None
    genitive = _genitive(names[0], known)
    return f"{kept} {genitive}" if genitive else None


def _countries(scene: Scene) -> list[list[str]]:
    entries = scene.page.language.data("descriptions").get("states", [])
    return [entry["s"] for entry in entries if not entry.get("possessive")]


def _before(noun: Noun, scene: Scene) -> str | None:
    """The state named last before the mention in its sentence."""
    earlier = [one for one in scene.nouns if one.sentence == noun.sentence and one.first < noun.first]
    return next((one.actor for one in reversed(earlier[-_BACK:]) if one.tag == "state" and one.actor), None)


def _genitive(name: str, known: Morphology) -> str | None:
    """The name in the genitive, each word as it agrees; None where a word has none."""
    made: list[str] = []
    for word in name.split():
        low = word.lower()
        base = next((one for one in known.of(low) if one.case == "nom"), None)
        form = low if base is not None and base.fixed else known.inflect(low, base, "gen") if base else None
        if form is None:
            return None
        made.append(word if form == low else form.capitalize() if word[0].isupper() else form)
    return " ".join(made)
