"""Noun phrases by case: where one ends that begins at a word, and which one is the subject of a verb."""

from __future__ import annotations

from detente.reading.cased.words import ADVERBS, NOMINAL, QUALIFYING, Words

Range = tuple[int, int]
_MOST = 30  # tokens of a phrase
_DEEP = 6  # phrases within one another
_LETTERS = 2  # of an initial
_INNER = 3  # phrases within one another from which on an acronym takes no name behind it


def phrase(words: Words, i: int, limit: int, case: str | None, depth: int = 0) -> int | None:
    """The token behind the noun phrase in the case that begins at `i`; None when none does. At most `limit`."""
    head, i = _to_head(words, i, limit, case)
    if head is None:
        return None
    common = not words.upper(i - 1) or (i == 1 and not words.strange(0))
    return _behind_head(words, i, limit, case, depth, common=common)


def _to_head(words: Words, i: int, limit: int, case: str | None) -> tuple[int | None, int]:
    """(the head, the token behind it): over the words that agree with it and stand before it."""
    first = i
    while i < limit and i - first < _MOST:
        named = words.named_quote(i)
        if named > i:
            return (i, named) if words.quoted_case(i, case) else (None, first)
        if words.initial(i):
            i += 2
            continue
        if words.foreign(i) or (words.upper(i) and not words.read[i]):
            return i, i + 1
        if words.low[i] in words.small.adverbial or words.is_pos(i, "prep"):
            break
        nominal = words.readings(i, case, NOMINAL)
        qualifying = words.readings(i, case, QUALIFYING)
        if qualifying and not (nominal and _is_head(words, i, limit)):
            i = _to_next(words, i + 1, limit, case)
        elif nominal:
            return i, i + 1
        elif words.low[i][0].isdigit() and i + 1 < limit:
            i += 1
        else:
            break
    if i > first and words.readings(i - 1, case, QUALIFYING) and not words.low[i - 1][0].isdigit():
        return i - 1, i  # an adjective that stands for a noun
    return None, first


def _to_next(words: Words, i: int, limit: int, case: str | None) -> int:
    """Over adverbs, and the comma or conjunction between two that qualify one noun ("a long, hard winter")."""
    while i < limit and words.mostly(i, "adv"):
        i += 1
    if i + 1 < limit and (words.low[i] == "," or words.low[i] in words.small.joining):
        return i + 1 if words.readings(i + 1, case, QUALIFYING) else i
    return i


def _is_head(words: Words, i: int, limit: int) -> bool:
    """True for what can be adjective and noun and has no noun of its own behind it."""
    if words.read[i][0].pos in NOMINAL:
        return True
    return i + 1 >= limit or not words.is_pos(i + 1, *NOMINAL)


def _behind_head(words: Words, i: int, limit: int, case: str | None, depth: int, *, common: bool) -> int:
    """The end of the phrase whose head ends before `i`: complements, names, brackets, further heads."""
    first = i
    named = depth < _INNER or not words.scope.toks[first - 1].text.isupper()
    while i < limit and i - first < _MOST:
        if words.lemma(i - 1, words.small.occasions) and (
            words.named_quote(i) > i or words.scope.toks[i].text.isupper()
        ):
            break  # "in March "Polyus" said": a time takes no name
        if not common and words.named_quote(i) > i and not words.quoted_case(i, case):
            break  # somebody's name takes none: "said Ivan Petrov to "Interfax""
        behind = _unit(words, i, limit)
        if behind == i and (not named or not _can_belong(words, i)):
            break
        if behind == i:
            behind = _word(words, i, limit, case, depth) or i
        if behind == i:
            behind = _linked(words, i, limit, case, common=common and depth == 0) or i
        if behind == i:
            break
        i = behind
    return i


def _unit(words: Words, i: int, limit: int) -> int:
    """Behind a name in quotation marks, brackets, an initial or a number's sign; `i` for none."""
    behind = max(words.named_quote(i), words.bracket(i))
    if behind > i:
        return behind
    if words.low[i] == "." and words.initial(i + 1):
        return i + 1  # "named after A. Petrov", shortened
    if words.initial(i) or words.inner(i) or (words.low[i] == "\N{NUMERO SIGN}" and i + 1 < limit):
        return i + 2
    if words.foreign(i - 1) and words.low[i].isdigit() and i + 1 < limit and words.foreign(i + 1):
        return i + 2  # "Il Sole 24 Ore"
    short = len(words.low[i - 1]) <= _LETTERS and words.upper(i - 1)
    if words.low[i] == "." and i + 1 < limit and words.upper(i + 1) and short:
        return i + 1
    return i + (words.low[i] in ("@", "\N{ASTERISK}"))


def _can_belong(words: Words, i: int) -> bool:
    """True for a word that is no adverbial, no possessive of another phrase, and no quotation's."""
    low = words.low[i]
    return (
        words.scope.is_word(i)
        and words.scope.quote[i] in {-1, words.scope.quote[i - 1]}
        and low not in words.small.adverbial
        and low not in words.small.ranks
    )


def _word(words: Words, i: int, limit: int, case: str | None, depth: int) -> int | None:
    """Behind a further name, an acronym, or a phrase in the genitive."""
    if words.particle(i):
        while words.low[i] in words.small.particles:
            i += 1
        return i + 1
    if words.upper(i) and (words.foreign(i) or words.readings(i, case, (*NOMINAL, "adj"))):
        return i + 1
    if words.scope.toks[i].text.isupper() and len(words.low[i]) > 1:
        return i + 1
    if words.strange(i) and any(one.name == "given" for one in words.read[i - 1]) and words.upper(i - 1):
        return i + 1  # a family name that the dictionary takes for another case
    if depth >= _DEEP or words.finite(i) or words.mostly(i, *ADVERBS):
        return None
    return phrase(words, i, limit, "gen", depth + 1)


def _linked(words: Words, i: int, limit: int, case: str | None, *, common: bool) -> int | None:
    """Behind a prepositional phrase that belongs to the noun: "for human rights", "in Moscow" before the name."""
    if not common or not words.is_pos(i, "prep"):
        return None
    inner = next(
        (
            end
            for one in ("dat", "loc", "gen", "ins", "acc")
            if (end := phrase(words, i + 1, limit, one, _INNER)) is not None
        ),
        None,
    )
    if inner is None:
        return None
    if words.lemma(i - 1, words.small.partitive) and words.low[i] in words.small.parted:
        return inner
    if words.low[i] in words.small.links and words.low[i + 1] not in words.small.loose:
        return inner
    named = (
        inner < limit
        and words.upper(inner)
        and bool(words.readings(inner, case, NOMINAL))
        and not words.is_pos(inner, "prep")
    )
    return inner if named and not words.lemma(i + 1, words.small.occasions) else None


def joined(words: Words, end: int, limit: int, case: str) -> int:
    """The end of the phrase with those that "and" or commas join to it in the same case."""
    while end + 1 < limit:
        comma = words.low[end] == ","
        conj = words.low[end] in words.small.joining
        if not (comma or conj):
            return end
        if words.finite(end + 1) or (
            not words.readings(end + 1, case, (*NOMINAL, *QUALIFYING))
            and words.named_quote(end + 1) == end + 1
            and not (conj and words.foreign(end + 1) and words.foreign(end - 1))
        ):
            return end
        behind = phrase(words, end + 1, limit, case)
        if behind is None:
            return end
        if comma and not _list_goes_on(words, behind, limit, case):
            return end
        end = behind
    return end


def _list_goes_on(words: Words, i: int, limit: int, case: str) -> bool:
    """True when "and" and another phrase follow: the comma was one of a list."""
    if i + 1 >= limit or words.low[i] not in words.small.joining:
        return False
    return phrase(words, i + 1, limit, case) is not None and not words.finite(i + 1)


def apposed(words: Words, end: int, limit: int) -> int:
    """Behind ", the head of …" where the apposition is closed by a comma or the end; `end` for none."""
    if end + 1 >= limit or words.low[end] != ",":
        return end
    if (
        not words.readings(end + 1, "nom", (*NOMINAL, *QUALIFYING))
        or words.finite(end + 1)
        or words.mostly(end + 1, *ADVERBS)
    ):
        return end
    behind = phrase(words, end + 1, limit, "nom")
    if behind is None or (behind < limit and words.low[behind] not in (",", ".", ")")):
        return end
    return behind


def prepositional(words: Words, i: int, limit: int) -> int:
    """The token behind the prepositional phrase that begins at `i`; `i` for none."""
    if words.initial(i):
        return i
    if not words.mostly(i, "prep") and not (words.is_pos(i, "prep") and words.low[i] in words.small.where):
        return i
    for case in ("loc", "gen", "dat", "ins", "acc"):
        end = phrase(words, i + 1, limit, case)
        if end is not None:
            return joined(words, end, limit, case)
    return i + 1


def oblique(words: Words, i: int, limit: int) -> int:
    """The token behind a noun phrase at `i` that is in another case than the subject's; `i` for none."""
    if words.readings(i, "nom", (*NOMINAL, *QUALIFYING)) or words.named_quote(i) > i:
        return i
    for case in ("dat", "ins", "acc", "gen"):
        if words.readings(i, case, (*NOMINAL, *QUALIFYING)):
            return phrase(words, i, limit, case) or i
    return i
