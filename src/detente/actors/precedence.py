"""Whom a name means that several actors have: the one rule, for every language.

1. What `shared_names.yml` says of the name.
2. By kind: a state before an organisation, a medium, a group, a person; whose capital it is comes last.
3. The actor whose usual name it is.

What is left is decided by nothing, and by the order of the ids; `undecided` lists it. People of one name are
told apart by the page, or not at all (`one_person`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from detente import shipped
from detente.actors.registry import Known

_KINDS = ("state", "organisation", "medium", "group", "person")

Rank = tuple[bool, bool, int, bool, str]
"""Which of two actors a name means: the one whose rank is smaller."""
Held = Mapping[tuple[str, str], Mapping[str, Rank]]
"""Who has a name, by language and folded name: the rank of each id."""


def fold(name: str) -> str:
    """Return a name as it is compared: in small letters, without accents, spaces single, the apostrophe straight."""
    plain = unicodedata.normalize("NFKD", name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


@cache
def _meant() -> Mapping[tuple[str, str], str]:
    data = shipped.load(resources.files("detente.actors").joinpath("shared_names.yml"))
    return {(entry["language"], fold(entry["name"])): entry["means"] for entry in data["names"]}


def names(known: Known, language: str) -> Iterator[tuple[Rank, str, bool]]:
    """Yield each name of the actor in the language with its rank; True for those of its capital."""
    for capital, forms in ((False, known.names), (True, known.capital)):
        for k, name in enumerate(forms.get(language, ())):
            chosen = not capital and _meant().get((language, fold(name))) == known.id
            yield (not chosen, capital, _KINDS.index(known.kind), k > 0, known.id), name, capital


def held(actors: Iterable[Known]) -> Held:
    """Return who has which name."""
    found: dict[tuple[str, str], dict[str, Rank]] = {}
    for known in actors:
        for language in {*known.names, *known.capital}:
            for rank, name, _ in names(known, language):
                ranks = found.setdefault((language, fold(name)), {})
                ranks[known.id] = min(rank, ranks.get(known.id, rank))
    return found


def undecided(ranks: Mapping[str, Rank]) -> tuple[str, ...]:
    """Return the ids among which nothing decides whom the name means, sorted; () when something does."""
    first = min(ranks.values())
    found = tuple(sorted(one for one, rank in ranks.items() if rank[:-1] == first[:-1]))
    return found if len(found) > 1 else ()


def one_person(people: Sequence[Known], party: str | None, when: str | None) -> Known | None:
    """Return the one of several people of one name who is of the party, or else holds a role at `when`.

    None when that leaves several, or nobody: a wrong party is worse than none.
    """
    if party is not None:
        of_party = [known for known in people if party in {known.party, *(term.of for term in known.terms)}]
        if of_party:
            return of_party[0] if len(of_party) == 1 else None
        return None
    if when is None:
        return None
    holding = [known for known in people if any(term.covers(when) for term in known.terms)]
    return holding[0] if len(holding) == 1 else None
