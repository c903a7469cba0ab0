"""A phrase as it is named: its head and what agrees with it in the nominative, the rest as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.model import Token
    from detente.reading.morphology import Analysis, Morphology

_MODIFYING = ("adj", "participle")


def nominative(
    tokens: Sequence[Token],
    text: str,
    cases: frozenset[str] | None,
    known: Morphology,
    number: str | None = None,
) -> str:
    """Return the words of the tokens with the first noun and the adjectives before it in the nominative.

    `cases`: in which the phrase may stand; where that is not known, the likeliest case of its first noun.
    """
    head = _head(tokens, cases, known)
    whole = " ".join(text[tokens[0].start : tokens[-1].end].split())
    if head is None:
        return whole
    noun = _reading(tokens[head], cases, ("noun",), known)
    if (
        noun is None
        or noun.case in (None, "nom")
        or (cases is not None and "nom" in cases and _stands(tokens[head], number, known))
    ):
        return whole
    led = frozenset((str(noun.case),))
    if not all(_counting(token) or _reading(token, led, _MODIFYING, known) for token in tokens[:head]):
        return whole  # the noun is governed by what stands before it
    made: list[str] = []
    for k, token in enumerate(tokens[: head + 1]):
        one = noun if k == head else _reading(token, led, _MODIFYING, known)
        form = None
        if k == head and one is not None:
            form = known.inflect(token.low, one, "nom", number or noun.number)
        elif one is not None:
            before = token.low.removesuffix(_low(token))
            form = before + known.agreeing(_low(token), noun.gender or "m", number or noun.number or "s")
        made.append(_as_written(form, token) if form is not None else token.text)
        gap = tokens[k + 1].start - token.end if k + 1 < len(tokens) else 0
        made.append(" " if gap else "")
    rest = text[tokens[head + 1].start : tokens[-1].end] if head + 1 < len(tokens) else ""
    return " ".join(f"{''.join(made)}{rest}".split())


def _stands(token: Token, number: str | None, known: Morphology) -> bool:
    """Return True for a noun that may stand in the nominative as it is, in the number where one is told."""
    read = [one for one in known.of(token.low) if one.pos == "noun" and one.case == "nom"]
    return number is None or any(one.number == number for one in read)


def _counting(token: Token) -> bool:
    """Return True for the number and the hyphen before an adjective ("25-year-old")."""
    return token.text.isdigit() or token.text == "-"


def _low(token: Token) -> str:
    """The folded word, without the number that is joined to it by a hyphen."""
    return token.low.rpartition("-")[2] if token.low[0].isdigit() else token.low


def gender(tokens: Sequence[Token], known: Morphology) -> str | None:
    """Return the gender of the first noun of the words."""
    head = _head(tokens, None, known)
    noun = _reading(tokens[head], None, ("noun",), known) if head is not None else None
    return noun.gender if noun is not None and noun.number == "s" else None


def _head(tokens: Sequence[Token], cases: frozenset[str] | None, known: Morphology) -> int | None:
    """The first noun; a word that is an adjective too is none before a noun in the same case."""
    for k, token in enumerate(tokens):
        noun = _reading(token, cases, ("noun",), known)
        if noun is None:
            continue
        led = frozenset((str(noun.case),))
        behind = tokens[k + 1] if k + 1 < len(tokens) else None
        if behind is None or not (
            _reading(token, led, _MODIFYING, known) and _reading(behind, led, ("noun",), known)
        ):
            return k
    return None


def modifying(token: Token, known: Morphology) -> bool:
    """Return True for a word that is an adjective in its likeliest reading."""
    read = known.of(token.low)
    return bool(read) and read[0].pos in _MODIFYING


def heads(
    tokens: Sequence[Token], cases: frozenset[str] | None, known: Morphology, animate: bool = False
) -> bool:
    """Return True where the first noun of the words may stand in one of the cases, that of a name behind them.

    `animate`: and is said of somebody, and not of something.
    """
    first = next((token for token in tokens if _reading(token, None, ("noun",), known)), None)
    read = _reading(first, cases, ("noun",), known) if first is not None else None
    return read is not None and (not animate or bool(read.animate))


def leads(token: Token, cases: frozenset[str] | None, known: Morphology) -> bool:
    """Return True for an adjective that may stand in one of the cases."""
    return _reading(token, cases, _MODIFYING, known) is not None


def numeral(token: Token, known: Morphology) -> bool:
    """Return True for a number in words in its likeliest reading."""
    read = known.of(token.low)
    return bool(read) and read[0].pos == "num"


def plural(token: Token, known: Morphology) -> bool:
    """Return True for a word that is a plural in its likeliest reading."""
    read = [one for one in known.of(token.low) if one.case is not None]
    return bool(read) and read[0].number == "p"


def _reading(
    token: Token, cases: frozenset[str] | None, pos: Sequence[str], known: Morphology
) -> Analysis | None:
    read = (one for one in known.of(_low(token)) if one.pos in pos and one.case is not None)
    return next((one for one in read if cases is None or one.case in cases), None)


def _as_written(form: str, token: Token) -> str:
    if token.text.isupper() and len(token.text) > 1:
        return form.upper() if token.low == form else token.text
    return form[0].upper() + form[1:] if token.text[0].isupper() else form
