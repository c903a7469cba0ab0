"""The nominatives that a name in another case may have; only for languages whose names are declined."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from itertools import islice, product

from detente import shipped

_MANY = 24  # nominatives of one name

Endings = tuple[tuple[str, str], ...]


@cache
def languages() -> tuple[str, ...]:
    """Return the languages whose names are declined."""
    return tuple(shipped.load(resources.files("detente.actors").joinpath("declension.yml")))


@cache
def cases(language: str) -> tuple[tuple[str, Endings], ...]:
    """Return (gender, endings) of each case of the language's names; () where names are not declined."""
    data = shipped.load(resources.files("detente.actors").joinpath("declension.yml"))
    return tuple(
        (entry["gender"], tuple((one, other) for one, other in entry["endings"]))
        for entry in data.get(language, ())
    )


@lru_cache(maxsize=20_000)
def nominatives(name: str, language: str) -> tuple[tuple[str, str | None], ...]:
    """Return the name as it stands and what it may be in the nominative, each with the gender that shows, if one does.

    All words of a name stand in one case; a word that has no ending of the case is not declined (but one must be).
    """
    found: dict[str, str | None] = {name: None}
    for gender, endings in cases(language):
        words = [_bare(word, endings) for word in name.split()]
        if any(len(one) > 1 for one in words):
            for one in _joined(words):
                if found.setdefault(one, gender) != gender:
                    found[one] = None  # a man's name in one case, a woman's in another
    return tuple(found.items())[:_MANY]


def _bare(word: str, endings: Endings) -> list[str]:
    """The word's possible nominatives in this case; itself, when it has none of the endings."""
    found = [word[: len(word) - len(one)] + other for one, other in endings if _ends(word, one)]
    return [*dict.fromkeys(found), word] if found else [word]


def _ends(word: str, ending: str) -> bool:
    return len(word) - len(ending) > 1 and word.endswith(ending)


def _joined(words: list[list[str]]) -> list[str]:
    """Every name that comes of the words' forms, the most declined ones first."""
    return [" ".join(forms) for forms in islice(product(*words), _MANY)]
