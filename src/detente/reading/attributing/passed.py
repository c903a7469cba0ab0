"""Words that another passes on: "A quoted B as saying that …", ""…", B was quoted as saying"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading import complements, phrases, preceding, rightward, wording
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.anchor import Span
    from detente.reading.language import Language
    from detente.reading.verbs import Hit

_REACH = 14  # tokens between the verb that passes on and the cue


def _links(language: Language) -> dict[str, str]:
    entries = language.data("cues").get("passing", [])
    return {form: entry["linker"] for entry in entries for form in entry["words"]}


def on(work: Work) -> Iterator[Draft]:
    """The one who is quoted speaks, the one who quotes relays."""
    scope = work.scope
    links: dict[str, str] = scope.page.language.built("passing", _links)
    for hit in work.hits if links else ():
        linker = hit.start - 1
        if hit.slot != "pr" or hit.head in work.used or scope.quote[hit.head] >= 0 or linker < 1:
            continue
        near = range(linker - 1, max(-1, linker - _REACH), -1)
        verb = next((k for k in near if links.get(scope.low[k]) == scope.low[linker]), None)
        if verb is None:
            continue
        passive = _is_passive(work, verb)
        source, relays = _passive(work, hit, verb, linker) if passive else _active(work, verb, linker)
        pieces = _pieces(work, hit, source, relays)
        made = wording.spans(scope, pieces) if source is not None and pieces else None
        if made is not None and source is not None:
            yield Draft(
                made[0], made[1], work.span(verb if verb == linker - 1 else linker, hit.end), hit.cue.id, work.source_span(source), "passed-on", 0.9,
                hit, source, relays=relays, evidence=(f"cue {hit.cue.id}, passed on by another",),
            )  # fmt: skip


def _active(work: Work, verb: int, linker: int) -> tuple[Range | None, tuple[Span, ...]]:
    """As in "A quoted B as saying": what stands between the verb and the linker speaks."""
    found = preceding.subject_before(work.scope, verb, plural=True)
    relays = (work.source_span(found[0]),) if found else ()
    return ((verb + 1, linker), relays) if phrases.starts_phrase(work.scope, verb + 1) else (None, ())


def _is_passive(work: Work, verb: int) -> bool:
    """True behind a form of "be"."""
    first = verb
    while first > 0 and work.scope.is_adverb(first - 1):
        first -= 1
    form = work.scope.auxiliary(first - 1) if first > 0 else None
    return form is not None and form.verb == "be"


def _passive(work: Work, hit: Hit, verb: int, linker: int) -> tuple[Range | None, tuple[Span, ...]]:
    """As in "B was quoted by A as saying", "B was quoted as saying by A"."""
    scope, first = work.scope, verb
    while first > 0 and (scope.auxiliary(first - 1) is not None or scope.is_adverb(first - 1)):
        first -= 1
    found = preceding.subject_before(scope, first, plural=True)
    agent = next((k for k in (verb + 1, hit.end) if scope.has(k, Word.AGENT)), None)
    relays: tuple[Span, ...] = ()
    if agent is not None and phrases.starts_phrase(scope, agent + 1):
        end = linker if agent < linker else rightward.starting_at(scope, agent + 1, names=True)
        relays = (work.span(agent + 1, end),)
    return (found[0] if found and first < verb else None), relays


def _pieces(work: Work, hit: Hit, source: Range | None, relays: tuple[Span, ...]) -> list[Range]:
    """What the cue governs, or else the quotation that the sentence begins with."""
    scope = work.scope
    found = complements.find(scope, hit)
    if found is not None:
        return [(found.start, work.end_of(found.start, hit))]
    starts = [span.start for span in relays]
    for first in (
        source[0] if source else 0,
        *(k for k in range(1, scope.n) if scope.toks[k].start in starts),
    ):
        if source is not None and first < hit.start and scope.closes(first - 1):
            return [(0, first)]
    return []
