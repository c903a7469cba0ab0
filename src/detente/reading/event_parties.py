"""Who takes part in an event, against whom it goes, and where: from the prepositions around the actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.reading.patterns import QUOTATION

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.event_grammar import Clauses
    from detente.reading.model import Mention

_PARTS = ("between", "with", "by", "within", "of", "at", "other", "purpose")
_FAR = frozenset({"between", "with", "within"})
_NEAR = frozenset({None, "of", "by"})
_CLOSE = 3  # tokens behind a noun within which an adjective, "of" or "by" still belongs to it
_AGENT = 7  # tokens behind a noun within which "by" names who did it
_NOT_PARTIES = frozenset({"medium"})
_PLACE = 4  # tokens a place name may have


@dataclass(frozen=True, slots=True)
class Governed:
    """A mention with the part that the preposition before it plays, None when there is none.

    `token` is the mention's last token, `since` that of the preposition (or the first one looked at).
    """

    mention: Mention
    token: int
    role: str | None
    since: int


def governed(clauses: Clauses, cast: Cast, first: int, last: int) -> list[Governed]:
    """The actors named among the tokens, in order, unresolved ones too; media and mere places are none."""
    tokens = clauses.page.tokens
    if first >= last:
        return []
    found: list[Governed] = []
    role: str | None = None
    since = first
    mentions = iter(cast.within(tokens[first].start, tokens[last - 1].end))
    mention = next(mentions, None)
    for i in range(first, last):
        inside = mention is not None and mention.span.start <= tokens[i].start
        if not inside or (mention is not None and mention.span.start == tokens[i].start):
            turned = _role(clauses, i, role)
            role, since = (role, since) if turned is None else (turned, i)
            apposed = bool(found) and found[-1].token == i - 1
            if (
                mention
                and inside
                and (
                    (not apposed and role == "at" and _is_past_place(clauses, mention, since, i))
                    or (role is not None and since < i - 1 and nominative(clauses, mention))
                )
            ):
                role, since = None, i
        while mention is not None and mention.span.end <= tokens[i].end:
            if _is_party(mention):
                part = "within" if _paired(clauses, mention, i) else role
                found.append(Governed(mention, i, part, since))
            mention = next(mentions, None)
    return found


def _paired(clauses: Clauses, mention: Mention, last: int) -> bool:
    """True when the mention is one of two between which something is, named with a dash ("the summit Russia – NATO")."""
    first = clauses.page.first_token(mention.span.start)
    return any(clauses.lexicon.pairs(clauses.page.tokens, dash) for dash in (first - 1, last + 1))


def nominative(clauses: Clauses, mention: Mention) -> bool:
    """True when the case of the mention's first word shows that no noun and no preposition governs it."""
    cases = clauses.lexicon.cases
    if cases is None:
        return False
    first = clauses.page.tokens[clauses.page.first_token(mention.span.start)]
    readings = cases.of(first.low)
    shown = {one.case for one in readings}
    return "nom" in shown and "gen" not in shown and not any(one.fixed for one in readings)


def _role(clauses: Clauses, i: int, role: str | None) -> str | None:
    """The part that begins with token `i`; None when the one before goes on, as it does over "of"."""
    parts = clauses.lexicon.parts.get(clauses.low[i], ())
    for name in _PARTS if parts else ():
        if name in parts:
            return None if name == "of" and role is not None else name
    return None


def _is_past_place(clauses: Clauses, mention: Mention, since: int, i: int) -> bool:
    """True when the locative at `since` has its place before `i`: "in Geneva the American president"."""
    if not since < i - 1 or clauses.part(i - 1, "of", "and"):
        return False
    if mention.form in ("name", "short") and mention.kind == "person":
        return not clauses.part(i - 1, "determiner") and clauses.page.tokens[i - 1].text[0].islower()
    if clauses.page.tokens[i].text[0].isupper():
        return False
    return any(clauses.page.tokens[j].text[0].isupper() for j in range(since + 1, i))


def _is_party(mention: Mention) -> bool:
    return mention.form != "place" and mention.kind not in _NOT_PARTIES


def taking_part(found: list[Governed], after: int, *, visit: bool) -> list[str]:
    """Ids of the actors that the complements of a noun, which ends before `after`, name as taking part.

    A visit's place is its host.
    """
    far = _FAR | {"at"} if visit else _FAR
    return _ids(one for one in found if one.role in far or _belongs(one, after))


def doing(found: list[Governed], after: int) -> list[str]:
    """Ids of the actors whose move the noun before `after` is; those behind other prepositions are its target."""
    return _ids(one for one in found if _belongs(one, after))


def _belongs(one: Governed, after: int) -> bool:
    if one.role == "by":
        return one.since < after + _AGENT
    return one.role in _NEAR and (one.token if one.role is None else one.since) < after + _CLOSE


def agents(found: list[Governed]) -> list[str]:
    """Ids of the actors named as agent of a passive."""
    return _ids(one for one in found if one.role == "by")


def hosts(
    clauses: Clauses, cast: Cast, first: int, last: int, guests: list[str], *, direct: bool = False
) -> list[str]:
    """Ids of the states to which the guests go among the tokens; nobody is host in their own country.

    `direct`: the verb's object is the host, without a preposition.
    """
    tokens = clauses.page.tokens
    if first >= last:
        return []
    own = {cast.party_of(guest) for guest in guests} | set(guests)
    for mention in cast.within(tokens[first].start, tokens[last - 1].end):
        at = clauses.page.first_token(mention.span.start)
        if (
            mention.kind == "state"
            and mention.actor
            and (direct or clauses.part(at, "at") or clauses.part(at - 1, "at"))
        ):
            return [] if mention.actor in own else [mention.actor]
    return []


def joined(found: list[Governed]) -> list[str]:
    """Ids of the actors with whom, or within whose framework, a verb says that something takes place."""
    return _ids(
        one
        for one in found
        if one.role in ("with", "within") or (one.role == "at" and one.mention.kind == "organisation")
    )


def objects(found: list[Governed]) -> list[str]:
    """Ids of the actors that are the object of a verb that brings them together."""
    return _ids(one for one in found if one.role is None)


def owners(found: list[Governed]) -> list[str]:
    """Ids of the last actor, of whom what a participle follows is ("the Russian soldiers massed")."""
    return _ids(one for one in found[-1:] if one.role in (None, "of"))


def companions(found: list[Governed]) -> list[str]:
    """Ids of the actors that are a verb's object or go with it."""
    return _ids(one for one in found if one.role in (None, "with", "between"))


def others(found: list[Governed], but: list[str]) -> list[str]:
    """Ids of all actors named besides those in `but` and agents."""
    return [actor for actor in _ids(one for one in found if one.role != "by") if actor not in but]


def _ids(found: Iterator[Governed]) -> list[str]:
    return list(dict.fromkeys(one.mention.actor for one in found if one.mention.actor is not None))


def subject(clauses: Clauses, cast: Cast, start: int, verb: int) -> list[str]:
    """Ids of the actors that are the subject of the verb at token `verb`, in the clause from `start`.

    The nearest actor without a preposition, with those joined to it; behind a relative, its antecedent. None
    when a pronoun that points to nobody known stands nearer, nothing inside a quotation when the verb is outside, nor before one that stands for itself.
    """
    start = unquoted(clauses, start, verb)
    if start >= verb:
        return []
    if clauses.part(start, "relative") and not _named(clauses, cast, start + 1, verb):
        return _antecedent(clauses, cast, start)
    found = _named(clauses, cast, start, verb)
    free = [one for one in found if one.role is None]
    if not free:
        last = [one for one in found if one.role == "of" and one.since == found[-1].since]
        return _ids(one for one in last or found[-1:] if one.role == "of")
    if any(clauses.part(i, "subject") for i in range(free[-1].token + 1, verb)):
        return []
    kept = [free[-1]]
    for one in reversed(free[:-1]):
        if one.mention.actor == kept[0].mention.actor:  # a title and the name behind it
            kept.insert(0, one)
            continue
        between = range(one.token + 1, clauses.page.first_token(kept[0].mention.span.start))
        joined = all(clauses.part(i, "and", "determiner") or clauses.low[i] == "," for i in between)
        listed = len({found.mention.actor for found in kept}) > 1 and any(
            clauses.low[i] == "," for i in between
        )
        if not joined or not (listed or any(clauses.part(i, "and") for i in between)):
            break
        kept.insert(0, one)
    return _ids(iter(kept))


def unquoted(clauses: Clauses, start: int, verb: int) -> int:
    """The first token of what the verb shares with no quotation; quoted words in the clause's midst are part of it."""
    low = clauses.low
    marks = [i for i in range(start, verb) if low[i] in QUOTATION and low[i] != "'"]
    while marks:
        if len(marks) % 2 or low[marks[-1] + 1] == ",":
            return marks[-1] + 1
        marks = marks[:-2]
    return start


def _named(clauses: Clauses, cast: Cast, start: int, end: int) -> list[Governed]:
    """The actors among the tokens; a mark ends what a preposition governs."""
    found: list[Governed] = []
    cuts = [i for i in range(start, end) if clauses.is_mark(i) and clauses.low[i] != "."]  # "M." is a title
    edges = [start, *(cut + 1 for cut in cuts), end]
    for first, last in pairwise(edges):
        found += governed(clauses, cast, first, last)
    return found


def _antecedent(clauses: Clauses, cast: Cast, relative: int) -> list[str]:
    last = relative - 1 if relative and clauses.is_mark(relative - 1) else relative
    found = governed(clauses, cast, max(0, last - 12), last)
    return _ids(one for one in found[-1:] if one.token >= last - 1)


def place(clauses: Clauses, cast: Cast, first: int, last: int) -> str | None:
    """The place named after a locative among the tokens, as written."""
    tokens = clauses.page.tokens
    for i in range(first, last - 1):
        name = tokens[i + 1]
        if not clauses.part(i, "at") or not name.text[0].isupper():
            continue
        end = i + 2
        while end < min(last, i + 1 + _PLACE) and tokens[end].text[0].isupper():
            end += 1
        held = cast.within(max(0, tokens[i].start - 80), min(len(clauses.page.text), name.end + 80))
        over = next((m for m in held if m.span.start <= name.start and name.end <= m.span.end), None)
        if over is None:
            return clauses.page.text[name.start : tokens[end - 1].end]
        if over.form == "place" or (over.kind == "state" and over.span.start == name.start):
            return over.span.exact
    return None
