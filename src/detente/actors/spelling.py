"""Whether two words of names may be one, by what their letters can stand for in any of the usual ways of writing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from detente import shipped

_LONGEST = 40  # letters of a word that are compared
_NEVER = 99.0
FAR = 0.25
"""Distance by letter beyond which nobody asks how far two words are apart."""
_FIRST = 0.5  # what a first sound costs beyond any other
_KEYS = 24  # keys of one word
_FAINT = frozenset("xg")
_UNHEARD = frozenset(("", *"aeioujhw"))
_CLASSES = {
    "b": "b", "p": "p", "d": "d", "t": "t", "g": "k", "k": "k", "x": "k", "v": "f", "f": "f",
    "s": "s", "z": "s", "S": "s", "Z": "s", "c": "s", "C": "s", "J": "s", "l": "l", "m": "m", "n": "n", "r": "r",
}  # fmt: skip

Arc = tuple[int, str]
"""Next node, and the sound on the way; an empty sound is a silent letter."""


@dataclass(frozen=True, slots=True)
class Table:
    """Letters with the sounds they may stand for, and what a change of sound costs."""

    letters: Mapping[str, tuple[str, ...]]
    silent: frozenset[str]
    sizes: Mapping[str, tuple[int, ...]]  # by first letter: how many letters stand for something together
    alike: Mapping[tuple[str, str], float]
    missing: Mapping[str, float]


@cache
def table() -> Table:
    """Return the shipped table; read once a process."""
    data = shipped.load(resources.files("detente.actors").joinpath("spelling.yml"))
    letters = {key: tuple(sounds) for part in ("latin", "cyrillic") for key, sounds in data[part].items()}
    alike: dict[tuple[str, str], float] = {}
    for entry in data["alike"]:
        one, other = entry["sounds"]
        alike[one, other] = alike[other, one] = entry["cost"]
    missing = {sound: entry["cost"] for entry in data["missing"] for sound in entry["sounds"]}
    sizes: dict[str, set[int]] = {}
    for key in letters:
        sizes.setdefault(key[0], set()).add(len(key))
    ordered = {first: tuple(sorted(found)) for first, found in sizes.items()}
    return Table(letters, frozenset(data["silent"]), ordered, alike, missing)


def folded(word: str) -> str:
    """Return the word in small letters, composed, without the accents that say nothing of its sound."""
    if word.isascii():
        return word.lower()[:_LONGEST]
    letters = table().letters
    kept = []
    for char in unicodedata.normalize("NFC", word.lower()):
        if char in letters:
            kept.append(char)
        else:
            kept.extend(one for one in unicodedata.normalize("NFD", char) if not unicodedata.combining(one))
    return "".join(kept)[:_LONGEST]


@lru_cache(maxsize=20_000)
def lattice(word: str) -> tuple[tuple[Arc, ...], ...]:
    """Return every way to say a folded word: the arcs that leave each node; the last node has none."""
    known = table()
    leaving: list[
        list[tuple[int, str]]
    ] = []  # by letter: where each piece that begins there ends, and its sounds
    for at, letter in enumerate(word):
        pieces = [
            (at + size, sounds)
            for size in known.sizes.get(letter, ())
            for sounds in known.letters.get(word[at : at + size], ())
            if at + size <= len(word)
        ]
        if letter == word[at + 1 : at + 2] and (at == 0 or word[at - 1] != letter):
            pieces.append((at + 1, ""))  # a doubled letter is one sound; one that goes on is not
        if at + 1 == len(word) and at > 1 and letter in known.silent:
            pieces.append((at + 1, ""))
        leaving.append(pieces or [(at + 1, letter if _spoken(letter) else "")])
    return _laid(leaving)


def _spoken(char: str) -> bool:
    """Return True for a letter of a script that the table does not know: it sounds like itself only."""
    return unicodedata.category(char) in ("Ll", "Lo", "Mc")


def _laid(leaving: list[list[tuple[int, str]]]) -> tuple[tuple[Arc, ...], ...]:
    """Number the nodes so that every arc leads forward: one between two sounds right behind the one they leave."""
    places = [0]
    for pieces in leaving:
        places.append(places[-1] + 1 + sum([len(sounds) > 1 for _, sounds in pieces]))
    nodes: list[tuple[Arc, ...]] = []
    for pieces in leaving:
        here, between = len(nodes), list[tuple[Arc, ...]]()
        arcs: list[Arc] = []
        for to, sounds in pieces:
            if len(sounds) > 1:
                between.append(((places[to], sounds[1]),))
                arcs.append((here + len(between), sounds[0]))
            else:
                arcs.append((places[to], sounds))
        nodes += [tuple(dict.fromkeys(arcs)), *between]
    return (*nodes, ())


@lru_cache(maxsize=50_000)
def distance(one: str, other: str) -> float:
    """Return the least that changes the one word into the other, in sounds; 0 when they can sound the same.

    Where that is more than `FAR` of a letter for each letter, it may be any greater number.
    """
    first, second = folded(one), folded(other)
    if first == second:
        return 0.0
    if not first or not second:
        return _NEVER
    return _least(lattice(first), lattice(second), FAR * max(len(first), len(second)))


@lru_cache(maxsize=50_000)
def within(one: str, other: str, most: float) -> bool:
    """Return True when two folded words are no farther apart than `most`; sooner than `distance` says how far."""
    return one == other or (bool(one and other) and _least(lattice(one), lattice(other), most) <= most)


def _least(one: tuple[tuple[Arc, ...], ...], other: tuple[tuple[Arc, ...], ...], most: float) -> float:
    known = table()
    width = len(other)
    costs = [[_NEVER] * width for _ in one]
    costs[0][0] = 0.0
    for i, left in enumerate(one):
        row = costs[i]
        for j, right in enumerate(other):
            cost = row[j]
            if cost > most:
                continue
            for to, sound in left:
                spent = cost + (_lost(sound, i, known) if sound else 0.0)
                costs[to][j] = min(costs[to][j], spent)
                for at, heard in right if sound else ():
                    if heard:
                        spent = cost + (0.0 if sound == heard else known.alike.get((sound, heard), 1.0))
                        costs[to][at] = min(costs[to][at], spent)
            for at, heard in right:
                spent = cost + (_lost(heard, j, known) if heard else 0.0)
                row[at] = min(row[at], spent)
    return costs[-1][-1]


def _lost(sound: str, node: int, known: Table) -> float:
    """What it costs that only one of the words has the sound: more where the word begins, which nobody mishears."""
    return known.missing.get(sound, 1.0) + (0.0 if node or sound == "h" else _FIRST)


@lru_cache(maxsize=20_000)
def keys(word: str) -> frozenset[str]:
    """Return the coarse keys of a word: two words that may be one share a key (strong consonants, by class)."""
    nodes = lattice(folded(word))
    found: list[set[str]] = [set() for _ in nodes]
    found[0].add("")
    for at, arcs in enumerate(nodes):
        here = found[at] if len(found[at]) <= _KEYS else set(sorted(found[at])[:_KEYS])
        for to, sound in arcs:
            if sound in _UNHEARD:
                found[to] |= here
                continue
            if sound in _FAINT:
                found[to] |= here  # not written elsewhere
            mark = _CLASSES.get(sound, sound)
            found[to].update([key if key[-1:] == mark else key + mark for key in here])
    last = found[-1]
    return frozenset(last if len(last) <= _KEYS else sorted(last)[:_KEYS])
