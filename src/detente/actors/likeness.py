"""How alike two personal names are, part by part, in any of their cases and orders."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from detente.actors import spelling
from detente.actors.declension import nominatives
from detente.actors.personal_names import Name, closed, parse
from detente.frozen import frozen

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
SAME, NEAR = 0.06, 0.2
"""Distance by letter up to which two words are one name, and up to which they may be."""
_EXACT = 0.02
"""The first of them for two words in Latin letters: there, only habits of transliteration may differ."""

SURE, LIKE, INITIAL, EXTRA, ABSENT, CLOSE, OTHER = (
    "same", "equivalent", "initial", "extra", "missing", "near", "different",
)  # fmt: skip
"""How two parts of names agree, best first."""


@frozen
class Likeness:
    """How two names agree: the surnames, the given names, and what else tells them apart."""

    surname: str
    given: str
    middle: bool = True  # no other name of one contradicts one of the other
    reversed: bool = False
    written: bool = False  # the same letters, accents aside
    usual: bool = False  # one surname, and short or variant forms of one given name
    suffix: bool = False  # one has "junior" or the like
    joined: bool = False  # one has a second surname
    gender: str | None = None  # that the declined form shows

    @property
    def rank(self) -> tuple[int, int, bool, bool, bool]:
        """Return a key: the smaller, the more alike."""
        order = (SURE, LIKE, INITIAL, EXTRA, ABSENT, CLOSE, OTHER)
        return (
            order.index(self.surname), order.index(self.given), not self.middle, not self.written, self.reversed,
        )  # fmt: skip


def compare(
    one: str, other: str, languages: tuple[str, str], declined: tuple[bool, bool] = (True, True)
) -> Likeness | None:
    """Return how alike the two names are at best, in any of their cases and orders; None when they can't be one.

    `declined`: whether each may stand in another case than the nominative.
    """
    best: Likeness | None = None
    for first, shown in _cases(one, languages[0]) if declined[0] else ((one, None),):
        for second, seen in _cases(other, languages[1]) if declined[1] else ((other, None),):
            best = _better(best, _compared(first, second, shown or seen))
    return best


def _better(one: Likeness | None, other: Likeness | None) -> Likeness | None:
    if one is None or other is None:
        return one or other
    return one if one.rank <= other.rank else other


@lru_cache(maxsize=5_000)
def _cases(name: str, language: str) -> tuple[tuple[str, str | None], ...]:
    """The nominatives of a name; only itself, when it is a woman's that stands in the nominative already."""
    parts = parse(name)
    if parts is not None and parts.given and parts.given[0] in closed().given:
        women = tuple(ending for ending, gender in closed().gendered if gender == "f")
        if parts.surname.endswith(women):
            return ((name, None),)
    return nominatives(name, language)


def _compared(one: str, other: str, gender: str | None) -> Likeness | None:
    left, right = _orders(one), _orders(other)
    if not left or not right:
        return None
    best: Likeness | None = None
    for k, j in ((0, 0), (1, 0), (0, 1), (2, 0), (0, 2), (3, 0), (0, 3)):
        a, b = left[k], right[j]
        if (
            a is None
            or b is None
            or (a.surname != b.surname and spelling.keys(a.surname).isdisjoint(spelling.keys(b.surname)))
        ):
            continue
        found = _likeness(a, b, turned=0 < k + j < 3, gender=gender)
        if found is not None and (not found.joined or found.given in (SURE, LIKE)):
            best = _better(best, found)
    return best


@lru_cache(maxsize=20_000)
def _orders(name: str) -> tuple[Name | None, ...]:
    """The name as it stands, with its first word as surname, its last in front, without its house; () for no name."""
    parts = parse(name)
    if parts is None or parts.mixed:
        return ()
    return parts, _turned(parts, 1), _turned(parts, -1), _housed(parts)


def _turned(name: Name, by: int) -> Name | None:
    """The name with its first word as surname (1), or with its last word in front (-1)."""
    if not name.given:
        return None
    if by > 0:
        return Name((*name.given[1:], name.surname), name.given[0], name.patronymic)
    return Name((name.surname, *name.given[:-1]), name.given[-1], name.patronymic)


def _housed(name: Name) -> Name | None:
    """The name without the house behind the father's name, or its second surname; None where it has none."""
    if not (name.house or name.double):
        return None
    return Name(name.given[:-1], name.given[-1], None, name.suffix, double=name.double)


def _likeness(one: Name, other: Name, *, turned: bool, gender: str | None) -> Likeness | None:
    surname = words(one.surname, other.surname)
    if surname == OTHER or (turned and surname != SURE):
        return None
    if _two_sexes(one.surname, other.surname):
        return None
    given, middle = _given(one.given, other.given)
    if given == OTHER or (turned and words("".join(one.given), "".join(other.given)) != SURE):
        return None
    if one.patronymic and other.patronymic and words(one.patronymic, other.patronymic) == OTHER:
        middle = False
    same = _bare(one.surname) == _bare(other.surname)
    written = same and [*map(_bare, one.given)] == [*map(_bare, other.given)]
    usual = same and given in (SURE, LIKE) and _variants(one.given, other.given)
    joined = one.double != other.double and len(one.given) == len(other.given)
    return Likeness(
        surname, given, middle, turned, written, usual, one.suffix != other.suffix, joined, gender
    )


def _bare(word: str) -> str:
    """The word without any accent, as a keyboard without them has it."""
    parts = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _variants(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return True for given names each of which is the other's, a spelling of it that is listed, or its short form."""
    known = closed()
    return len(one) == len(other) and all(
        _bare(a) == _bare(b)
        or (
            bool(known.given.get(a, frozenset()) & known.given.get(b, frozenset()))
            and (words(a, b) == SURE or a in known.short or b in known.short)
        )
        for a, b in zip(one, other, strict=True)
    )


def words(one: str, other: str) -> str:
    """Return how two folded words agree: the same, near or different."""
    if one == other:
        return SURE
    if spelling.keys(one).isdisjoint(spelling.keys(other)):
        return OTHER
    share = spelling.distance(one, other) / max(len(one), len(other))
    if share <= _limit(one, other):
        return SURE
    return CLOSE if share <= NEAR and min(len(one), len(other)) > 3 else OTHER


def surely(one: str, other: str) -> bool:
    """Return True when two folded words are the same: `words(one, other) == SURE`, and sooner."""
    if one == other:
        return True
    if spelling.keys(one).isdisjoint(spelling.keys(other)):
        return False
    return spelling.within(one, other, _limit(one, other) * max(len(one), len(other)))


def _limit(one: str, other: str) -> float:
    return _EXACT if one.isascii() and other.isascii() else SAME


def _two_sexes(one: str, other: str) -> bool:
    """Return True when the one is a man's and the other a woman's form of one surname."""
    return any(
        first != second and words(stem, rest) == SURE
        for stem, first in _stems(one)
        for rest, second in _stems(other)
    )


def _stems(surname: str) -> list[tuple[str, str]]:
    """The surname without each ending that shows a gender, and that gender."""
    return [
        (surname[: -len(ending)], gender)
        for ending, gender in closed().gendered
        if surname.endswith(ending) and len(surname) > len(ending)
    ]


def _given(one: Sequence[str], other: Sequence[str]) -> tuple[str, bool]:
    """How the given names agree, and whether no further name of one contradicts one of the other."""
    if not one or not other:
        return ABSENT, True
    pairs = [_one_given(a, b) for a, b in zip(one, other, strict=False)]
    if len(one) == len(other) and all(pair in (SURE, LIKE) for pair in pairs):
        return (LIKE if LIKE in pairs else SURE), True
    whole = len(one) != len(other) and min(map(len, (*one, *other))) > 1
    if whole and words("".join(one), "".join(other)) == SURE:
        return SURE, True
    if pairs[0] == OTHER:
        later = [_one_given(one[0], word) for word in other[1:]] + [
            _one_given(word, other[0]) for word in one[1:]
        ]
        return (EXTRA, True) if SURE in later and len(one) != len(other) else (OTHER, True)
    return pairs[0], _agree(one[1:], other[1:])


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return True when further given names agree one by one, or one side has none."""
    if not one or not other:
        return True
    if len(one) != len(other):
        return min(map(len, (*one, *other))) > 1 and words("".join(one), "".join(other)) == SURE
    return all(_one_given(a, b) not in (OTHER, CLOSE) for a, b in zip(one, other, strict=True))


def _one_given(one: str, other: str) -> str:
    if len(one) == 1 or len(other) == 1:
        return INITIAL if _first_sounds(one) & _first_sounds(other) else OTHER
    likeness = words(one, other)
    if likeness == SURE and not _sisters(one, other):
        return SURE
    known = closed().given
    if known.get(one, frozenset()) & known.get(other, frozenset()):
        return LIKE
    return CLOSE if likeness == SURE else likeness


def _sisters(one: str, other: str) -> bool:
    """Return True for a man's given name and the woman's made of it by a final "e" ("François", "Françoise")."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return len(short) < len(long) and long.endswith("e") and not short.endswith("e")


def _first_sounds(word: str) -> frozenset[str]:
    """The sounds the word may begin with; a silent or weak one lets the next be heard too."""
    nodes = spelling.lattice(word)
    found = {sound for _, sound in nodes[0] if sound}
    for to, sound in nodes[0]:
        if sound in ("", "j", "h"):
            found |= {later for _, later in nodes[to] if later}
    return frozenset(found)
