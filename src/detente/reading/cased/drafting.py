"""From the tokens of a content to a draft; whom a cue is aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading import wording
from detente.reading.attributing.draft import Draft
from detente.reading.cased import constituents
from detente.reading.cased.cues import Governed, Hit
from detente.reading.cased.work import CasedWork, Range

_REACH = 120  # tokens between a cue and whom it is aimed at


def drafted(
    work: CasedWork, parts: list[Range], cue: Range | None, id_: str, source: Range | None, rule: str, sure: float,
    *, addressed: Range | None = None, relays: tuple[Range, ...] = (), negated: bool = False,
) -> Iterator[Draft]:  # fmt: skip
    """One draft of the token ranges, connectors left out; none where nothing is left of them."""
    joins = work.words.small.connectors
    made = wording.spans(work.scope, [part for part in parts if work.words.row(part[0], joins) != part[1]])
    if made is None:
        return
    yield Draft(
        made[0], made[1], work.span(*cue) if cue else None, id_, work.span(*source) if source else None, rule, sure,
        addressed=(work.span(*addressed),) if addressed else (),
        relays=tuple(work.span(*one) for one in relays), negated=negated, source_tokens=source,
        evidence=(f"cue {id_}",),
    )  # fmt: skip


def told(work: CasedWork, first: int, end: int, source: Range | None) -> tuple[Range, ...]:
    """The media between two tokens that were told the words: "told X", "in an interview with X"; never the source."""
    if work.cast is None or first >= end:
        return ()
    span, words = work.span(first, end), work.words
    toks = work.scope.toks
    found: list[Range] = []
    for mention in work.cast.within(span.start, span.end):
        inside = [k for k in range(first, end) if mention.span.start <= toks[k].start < mention.span.end]
        if mention.kind != "medium" or not inside:
            continue
        place = inside[0], inside[-1] + 1
        if source is None or place[1] <= source[0] or place[0] >= source[1]:
            found.append(place)
    return tuple(one for one in found if words.row_at(first, one[0], words.small.credit) is None)


def quoting(
    work: CasedWork, hit: Hit, subject: Range | None, limit: int
) -> tuple[tuple[Range, ...], Range | None]:
    """(those who quote, the one quoted) with a cue such as "quotes"; a medium without cases may stand on either side."""
    aimed = aimed_at(work, hit, limit)
    if aimed is None:
        return ((subject,) if subject else ()), None
    media = [one for one in told(work, hit.end, limit, None) if aimed[0] <= one[0] and one[1] <= aimed[1]]
    scope = work.scope
    for one in media:
        first, end = one[0] - scope.opens(one[0] - 1), one[1] + (one[1] < scope.n and scope.closes(one[1]))
        if end == aimed[1] and first > aimed[0]:
            return (one,), (aimed[0], first)
        if first == aimed[0] and end < aimed[1]:
            return (one,), (end, aimed[1])
    return ((subject,) if subject else ()), aimed


def aimed_at(work: CasedWork, hit: Hit, limit: int) -> Range | None:
    """Whom the cue is aimed at: the phrase in its object's case behind it, or right before it."""
    words = work.words
    if hit.cue.quotes:
        owner = next((i for i in range(hit.at + 1, hit.end) if words.lemma(i, words.small.ranks)), None)
        if owner is not None:
            return owner, owner + 1
    for wanted in hit.cue.object:
        for i in range(hit.end if hit.cue.quotes else hit.at + 1, min(limit, hit.end + _REACH)):
            found = phrase_of(work, i, limit, wanted)
            if found is not None:
                return found
            if words.low[i] in ",:":
                break
    return None


def phrase_of(work: CasedWork, i: int, limit: int, wanted: Governed) -> Range | None:
    """The noun phrase at `i` in the wanted case, its preposition not included."""
    words = work.words
    if wanted.preposition:
        if i >= limit or words.low[i] not in wanted.preposition.split("|"):
            return None
        i += 1
    elif i and words.is_pos(i - 1, "prep"):
        return None
    if i >= limit or not (
        words.readings(i, wanted.case, ("noun", "pron", "adj", "participle", "num"))
        or words.named_quote(i) > i
        or words.foreign(i)
        or words.low[i][0].isdigit()
    ):
        return None
    end = constituents.phrase(words, i, limit, wanted.case)
    return (i, end) if end is not None else None
