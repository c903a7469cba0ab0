"""Who is said to say what, as the surface shows it: cues, sources and contents of every sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from detente.reading import verbs
from detente.reading.attributing import (
    cited,
    colons,
    governed,
    incises,
    nonfinite,
    passed,
    prepositional,
    prepositions,
    running,
    spoken,
    subject_first,
    unlisted,
)
from detente.reading.attributing.draft import Draft, Work
from detente.reading.cased import attribution as by_case
from detente.reading.cased import surnames
from detente.reading.cased.work import work
from detente.reading.model import Attribution
from detente.reading.morphology import morphology
from detente.reading.scope import Scope

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.model import Page

Rule = Callable[[Work], Iterator[Draft]]
RULES: tuple[Rule, ...] = (
    prepositions.seen,
    passed.on,
    cited.ahead,
    incises.clitic,
    incises.inverted,
    subject_first.incises,
    unlisted.unlisted,
    prepositional.compared,
    governed.governed,
    subject_first.passing_on,
    cited.behind,
    prepositional.attributed,
    nonfinite.participial,
    nonfinite.passive,
    nonfinite.infinitive,
    colons.announced,
    prepositional.nested,
    prepositional.impersonal,
)


def _works(page: Page, cast: Cast | None) -> Iterator[Work]:
    for scope in _scopes(page):
        yield Work(scope, verbs.find(scope), cast)


def _scopes(page: Page) -> Iterator[Scope]:
    starts, ends = [quote.start for quote in page.quotes], [quote.end for quote in page.quotes]
    for sentence in page.sentences:
        touching = page.quotes[bisect_right(ends, sentence.start) : bisect_left(starts, sentence.end)]
        yield Scope(page, sentence, touching)


def _drafts(works: Sequence[Work]) -> list[Draft]:
    found: list[Draft] = []
    for one in works:
        for rule in RULES:
            for draft in rule(one):
                one.keep(draft)
        found.extend(one.kept)
    return found


def attribute(page: Page, cast: Cast | None = None) -> list[Attribution]:
    """The attributions of the page in text order; `nested_in` and `inherits` are indexes into the list."""
    known = morphology(page.language)
    works: Sequence[Work]
    if known is None:
        works = list(_works(page, cast))
        drafts = _drafts(works)
    else:
        names = surnames.nominatives(cast, page.language)
        works = cased = [work(scope, cast, known, names) for scope in _scopes(page)]
        drafts = by_case.drafts(cased)
    drafts.extend(running.continued(works))
    turns = spoken.turns(page)
    drafts = [*spoken.outward(page, turns, drafts), *spoken.said(page, turns)]
    drafts.sort(key=lambda draft: (draft.content[0].start, -draft.content[-1].end, draft.rule))
    return _linked(drafts)


def _linked(drafts: list[Draft]) -> list[Attribution]:
    """Places of inherited and containing drafts, once the order is known."""
    place = {id(draft): i for i, draft in enumerate(drafts)}
    open_: list[int] = []
    made: list[Attribution] = []
    for i, draft in enumerate(drafts):
        start, end = draft.content[0].start, draft.content[-1].end
        while open_ and drafts[open_[-1]].content[-1].end <= start:
            open_.pop()
        holder = next((k for k in reversed(open_) if drafts[k].holds(draft)), None)
        inherits = place.get(id(draft.inherits)) if draft.inherits is not None else None
        made.append(draft.attribution(inherits, holder))
        if end > start:
            open_.append(i)
    return made
