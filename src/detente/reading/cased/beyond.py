"""Words that stand in sentences before their attribution: "X said so", and quotations whose marks were lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.anchor import Span
from detente.reading import wording
from detente.reading.attributing.draft import Draft
from detente.reading.cased import subjects
from detente.reading.cased.incises import credit
from detente.reading.cased.work import CasedWork, Range

_CLAUSE = 4  # tokens of one without a verb
LOST = 8  # sentences of a quotation without marks


def referring(work: CasedWork, before: CasedWork | None) -> Iterator[Draft]:
    """As in "X said so": what it stands for is the sentence before."""
    words = work.words
    row = words.row_at(0, words.n, words.small.reference)
    if row is None or words.scope.quote[row[0]] >= 0:
        return
    told = _told(work, row[0], before)
    if told is None:
        return
    hits = [
        hit
        for hit in work.found
        if hit.at not in work.explained
        and hit.form == "finite"
        and words.scope.quote[hit.at] < 0
        and hit.cue.frames & {"that", "quote"}
    ]
    if not hits:
        return
    hit = min(hits, key=lambda one: abs(one.at - row[0]))
    source = subjects.of(work, hit)
    if source is None:
        return
    relays: tuple[Range, ...] = ()
    referred = credit(work, 0, words.n)
    if referred is not None:
        relays, source = (source,), referred
    made = wording.spans(told[0].scope, [(0, told[1])])
    if made is None:
        return
    work.explained.add(hit.at)
    yield Draft(
        made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "sentence-before", 0.85,
        relays=tuple(work.span(*one) for one in relays), source_tokens=source, evidence=(f"cue {hit.cue.id}",),
    )  # fmt: skip


def _told(work: CasedWork, row: int, before: CasedWork | None) -> tuple[CasedWork, int] | None:
    """What the words at token `row` stand for: the clause before the comma, else the sentence before; and its end."""
    words = work.words
    if words.low[row - 1 : row] == [","] and (
        any(words.finite(k) for k in range(row)) or (row > _CLAUSE and words.readings(0, "nom", ("noun",)))
    ):
        return work, row - 1
    if before is None or work.scope.sentence.paragraph - before.scope.sentence.paragraph > 1:
        return None
    return before, before.words.n


def unmarked(work: CasedWork, before: Sequence[CasedWork]) -> None:
    """Take what an incise ends back to the sentence in which "I" or "we" speaks, where the marks were lost."""
    start = work.scope.sentence.start
    draft = next(
        (one for one in work.kept if one.rule == "incise" and one.content[0].start <= start + 1), None
    )
    if draft is None:
        return
    first: CasedWork | None = None
    for other in reversed(before[-LOST:]):
        if (
            other.kept
            or other.scope.quotes
            or other.scope.sentence.paragraph != work.scope.sentence.paragraph
        ):
            break
        if any(hit.form == "finite" for hit in other.found):
            break
        if _speaks_itself(other):
            first = other
    if first is None:
        return
    text = work.scope.page.text
    begin, end = wording.trimmed(text, first.scope.sentence.start, draft.content[0].end)
    draft.content = (Span.cut(text, begin, end), *draft.content[1:])


def _speaks_itself(work: CasedWork) -> bool:
    words = work.words
    return any(
        one.person == 1 or one.lemma in words.small.ours
        for i in range(words.n) if words.scope.quote[i] < 0 for one in words.read[i][:1]
    )  # fmt: skip
