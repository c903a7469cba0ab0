"""Whom a name may mean: in the registry, in the groups of the languages, in the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.actors import lookup, registry, seats
from detente.actors.declension import languages as declined
from detente.actors.identity import Appearance
from detente.reading.gazetteer import plain
from detente.reading.language import available, load
from detente.views.people import Key, Seen

_SURE, _WHOLE, _PART = 0, 1, 2  # how a name was found, best first
_LEAST = 0.4  # score from which a name that only sounds alike is shown: a surname alone has no more
_FORMS = ("adj", "s", "p", "ms", "fs", "mp", "fp")  # of an adjective
_SHORT = 4  # letters from which one word says enough to be heard

Found = tuple[Key, int, str]
"""An actor, how well the name fits (0 best), and in words why."""


def candidates(name: str, seen: Mapping[Key, Seen], when: str | None) -> list[tuple[Key, str]]:
    """Return whom the name or id may mean, with the reason, the likeliest first; what only sounds alike, if nothing else."""
    asked = _bare(plain(" ".join(name.split())))
    ranked: dict[Key, tuple[int, str]] = {}
    for key, rank, why in (*_listed(name, asked), *_told(name, asked, seen)):
        if key not in ranked or rank < ranked[key][0]:
            ranked[key] = (rank, why)
    if not ranked:
        return _heard(name, seen)
    order = sorted(ranked, key=lambda key: (ranked[key][0], -_weight(key, seen, when), key[0], key[1] or ""))
    return [(key, ranked[key][1]) for key in order]


def _listed(name: str, asked: str) -> Iterator[Found]:
    for known in registry.actors().values():
        forms = {plain(form) for one in known.names.values() for form in one}
        if name in (known.id, known.code) or asked in forms:
            yield (known.id, None), _SURE, "its name"
        elif any(asked == plain(form) for one in known.capital.values() for form in one):
            yield (known.id, None), _WHOLE, "its capital"
        elif known.kind == "person" and any(form.endswith(f" {asked}") for form in forms):
            yield (known.id, None), _PART, "the surname"
    for seat in seats.seats():
        if asked in {_bare(plain(form)) for forms in seat.names.values() for form in forms}:
            yield (seat.of, None), _SURE, "its seat"
    for state in _demonyms().get(asked, ()):
        yield (state, None), _WHOLE, "its adjective"
    for group, words in _groups().items():
        if name == group or asked in words:
            yield (group, None), _SURE, "its name"


def _told(name: str, asked: str, seen: Mapping[Key, Seen]) -> Iterator[Found]:
    for key, one in seen.items():
        forms = {plain(form) for names in one.names.values() for form in names}
        if name == key[0] or asked in forms:
            yield key, _SURE, "its name in a dispatch"
        elif any(form.endswith(f" {asked}") for form in forms):
            yield key, _PART, "the surname in a dispatch"


def _weight(key: Key, seen: Mapping[Key, Seen], when: str | None) -> float:
    """How much speaks for an actor whose name says no more than another's: dispatches, then an office held."""
    known = registry.actors().get(key[0])
    count = seen[key].dispatches if key in seen else 0
    held = known is not None and any(term.covers(when) if when else term.last is None for term in known.terms)
    return count + held / 2 + (known is not None and known.kind == "state") / 4


def _heard(name: str, seen: Mapping[Key, Seen]) -> list[tuple[Key, str]]:
    """Those whose names sound like it, the most probable first; nobody for one word of few letters."""
    if len(name.split()) < 2 and len(name.strip()) < _SHORT:
        return []
    written = " ".join(word[:1].upper() + word[1:] for word in name.split())
    asked = Appearance(dict.fromkeys(("", *declined()), (written,)))  # in no language, so in any
    sounds = lookup.Sounds()
    keys = {"\n".join((key[0], key[1] or "")): key for key in seen}
    for text, key in keys.items():
        sounds.add(text, seen[key].appearance())
    found: list[tuple[Key, float]] = [
        ((one, None), match.score) for one, match in lookup.people().matches(asked)
    ]
    found += [(keys[text], match.score) for text, match in sounds.matches(asked)]

    found = [(key, score) for key, score in found if score >= _LEAST]
    found.sort(key=lambda pair: (-pair[1], -_weight(pair[0], seen, None), str(pair[0])))
    return [(key, f"it sounds alike ({score:.2f})") for key, score in found]


def _bare(name: str) -> str:
    """The name in plain letters without the article before it."""
    for code in available():
        for entry in load(code).data("pronouns").get("determiners", ()):
            for word in entry["words"] if entry.get("kind") == "definite" else ():
                article = plain(word) if word.endswith("'") else f"{plain(word)} "
                if name.startswith(article) and len(name) > len(article):
                    return name[len(article) :]
    return name


def _demonyms() -> dict[str, list[str]]:
    """The states by the plain form of each of their adjectives, and of what their people are called."""
    entries = [entry for code in available() for entry in load(code).data("demonyms").get("demonyms", ())]
    found: dict[str, list[str]] = {}
    for entry in entries:
        state = registry.resolve(entry["state"])
        for form in (form for key in _FORMS for form in entry.get(key, ())):
            held = found.setdefault(plain(form), [])
            if state not in held:
                held.append(state)
    return found


def _groups() -> dict[str, frozenset[str]]:
    """The groups that languages name, by id, with their names in plain letters."""
    found: dict[str, set[str]] = {}
    for code in available():
        for entry in load(code).data("groups").get("groups", ()):
            forms = [
                entry["name"],
                *entry["words"],
                *(form for one in entry["names"].values() for form in one),
            ]
            found.setdefault(f"group:{entry['id']}", set()).update(plain(form) for form in forms)
    return {group: frozenset(forms) for group, forms in found.items()}


def group_names(actor: str) -> dict[str, tuple[str, ...]]:
    """Return the names of a group by language; {} for what is no group of any language."""
    found: dict[str, tuple[str, ...]] = {}
    for code in available():
        for entry in load(code).data("groups").get("groups", ()):
            if f"group:{entry['id']}" == actor:
                found = {**{tongue: tuple(forms) for tongue, forms in entry["names"].items()}, **found}
                found[code] = (entry["name"],)
    return found
