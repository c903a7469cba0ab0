"""The parts of a personal name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from detente import shipped
from detente.actors import spelling
from detente.frozen import frozen

_SPLIT = re.compile(r"[\s\-\u2010-\u2015.,]+")
_LONGEST = 8  # words of a name


@frozen
class Name:
    """A name in its parts: small letters, particles apart."""

    given: tuple[str, ...]
    surname: str
    patronymic: str | None = None
    suffix: bool = False
    house: bool = False  # the surname is the house behind a father's name ("Mohammed bin Zayed Al Nahyan")
    double: bool = False  # the surname is the second of two joined by a hyphen
    mixed: bool = False  # letters of two scripts in one word


@dataclass(frozen=True, slots=True)
class Words:
    """The closed classes of names."""

    particles: frozenset[str]
    fathers: frozenset[str]
    short: frozenset[str]  # short forms of given names
    suffixes: frozenset[str]
    patronymics: tuple[str, ...]  # their endings
    given: Mapping[str, frozenset[int]]  # word → the names it is a form of
    gendered: tuple[tuple[str, str], ...]  # ending of a surname, gender


@cache
def closed() -> Words:
    """Return the shipped classes; read once a process."""
    data = shipped.load(resources.files("detente.actors").joinpath("personal_names.yml"))
    given: dict[str, set[int]] = {}
    for k, forms in enumerate(data["given"]):
        for form in forms:
            given.setdefault(spelling.folded(str(form)), set()).add(k)
    endings = [end for entry in data["patronymics"] for end in entry["endings"]]
    gendered = {(end, sex) for entry in data["gendered"] for sex in ("m", "f") for end in entry[sex]}
    return Words(
        frozenset(data["particles"]), frozenset(data["fathers"]), frozenset(data["short"]),
        frozenset(data["suffixes"]), tuple(endings),
        {form: frozenset(names) for form, names in given.items()}, tuple(sorted(gendered)),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def parse(name: str) -> Name | None:
    """Return the parts of a name; None for a description: it has words in small letters that no name has."""
    known = closed()
    spaced = name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()[:_LONGEST]
    if any(word[0].islower() and not _small(word, known) for word in spaced):
        return None
    words = [word for word in _SPLIT.split(" ".join(spaced)) if word]
    bare = [spelling.folded(word) for word in words]
    suffix = any(word in known.suffixes for word in bare)
    bare = [word for word in bare if word and word not in known.suffixes]
    kept = [word for k, word in enumerate(bare) if word not in known.particles or (k == 0 and len(bare) == 2)]
    kept = kept or bare[-1:]
    if not kept:
        return None
    house = len(kept) > 2 and not known.fathers.isdisjoint(bare[1:-2])
    double = len(kept) > 2 and any(word.strip("-").count("-") for word in spaced[1:])
    patronymic = None
    if len(kept) > 2:
        for k in (1, len(kept) - 1):
            if kept[k].endswith(known.patronymics):
                patronymic = kept.pop(k)
                if k > 1:
                    kept.append(kept.pop(0))  # surname first: "Ivanov Ivan Ivanovich"
                break
    return Name(
        tuple(kept[:-1]), kept[-1], patronymic, suffix, house, double, any(_mixed(word) for word in words)
    )


def _small(word: str, known: Words) -> bool:
    """Return True for a word of a name that may stand in small letters: a particle, or one hung on by a hyphen."""
    first = spelling.folded(_SPLIT.split(word)[0])
    return first in known.particles or first in known.suffixes or "'" in word[:3]


def _mixed(word: str) -> bool:
    if word.isascii():
        return False
    scripts = {"c" if "\u0400" <= char <= "\u04ff" else "l" for char in word if char.isalpha()}
    return len(scripts) > 1
