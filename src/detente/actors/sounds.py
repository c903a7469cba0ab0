"""Coarse keys of how names sound: what rules out most of those who can't be one, before names are compared."""

from __future__ import annotations

from collections.abc import Iterator

from detente.actors import spelling
from detente.actors.declension import nominatives
from detente.actors.identity import Appearance
from detente.actors.personal_names import Name, closed, parse
from detente.frozen import frozen

_MANY = 8  # names of one appearance in one language


@frozen
class Heard:
    """The keys of an appearance's surnames and given names; `short` where one name has no full given name."""

    surnames: frozenset[str]
    given: frozenset[str]
    short: bool


def heard(appearance: Appearance) -> Heard:
    """Return the keys of all names of an appearance, in every case that they may stand in."""
    surnames: set[str] = set()
    given: set[str] = set()
    short = False
    for name in _names(appearance):
        surnames |= spelling.keys(name.surname)
        given.update(_given(name))
        short = short or not name.given or len(name.given[0]) == 1
    return Heard(frozenset(surnames), frozenset(given), short)


def _names(appearance: Appearance) -> Iterator[Name]:
    for language, names in appearance.names.items():
        for name in names[:_MANY]:
            for form, _ in nominatives(name, language) if appearance.declined else ((name, None),):
                parts = parse(form)
                if parts is not None:
                    yield parts


def _given(name: Name) -> Iterator[str]:
    """The keys of each given name, of all written as one, and of the names that languages and nicknames share."""
    known = closed().given
    for word in name.given:
        yield from spelling.keys(word)
        yield from (f"#{group}" for group in known.get(word, ()))
    if len(name.given) > 1:
        yield from spelling.keys("".join(name.given))
