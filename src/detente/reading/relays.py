"""Through whom a statement came: media told it, those who quote it, the speakers it is nested in."""

from __future__ import annotations

from bisect import bisect_left

from detente.anchor import Span
from detente.reading.model import Attribution
from detente.reading.runs import Noun
from detente.reading.sources import Sources
from detente.record import Party

_WIDE = 40  # mentions of a sentence, either way, that are looked at
_VOICE = 5  # words of the longest phrase that leads to a voice
_WINDOW = 14  # tokens after the attribution in which the recipient is named


def found_near(attribution: Attribution, sources: Sources, taken: set[int]) -> list[Party]:
    """Return the media named beside the attribution as recipient or publisher, in the order of the text."""
    anchors = [span for span in (attribution.cue, attribution.source) if span is not None]
    if not anchors:
        return []
    scene = sources.scene
    sentence = scene.page.sentence_at(anchors[0].start)
    if sentence is None:
        return []
    after = sources.token_at(max(span.end for span in anchors))
    found: list[Party] = []
    for k in _around(anchors[0].start, sentence.start, sentence.end, sources):
        noun = scene.nouns[k]
        actor = _medium(noun) if noun.tag != "document" else None
        start = scene.tokens[noun.first].start
        if actor is None or start in taken or _inside(start, attribution):
            continue
        near = 0 <= noun.first - after <= _WINDOW and _unbroken(sources, after, noun.first)
        if (near and _led(sources, noun)) or _quoted(sources, noun):
            found.append(sources.party(actor))
    return found


def _around(offset: int, start: int, end: int, sources: Sources) -> range:
    """The mentions of a sentence near a place in it; at most some dozens."""
    at = sources.first_in(offset)
    return range(max(sources.first_in(start), at - _WIDE), min(bisect_left(sources.starts, end), at + _WIDE))


def voices(attribution: Attribution, sources: Sources) -> list[Noun]:
    """Return those through whose voice the source speaks ("through the voice of its minister")."""
    anchor = attribution.cue or attribution.source
    sentence = sources.scene.page.sentence_at(anchor.start) if anchor is not None else None
    if sentence is None:
        return []
    trie = sources.scene.known.phrases["voices"]
    found: list[Noun] = []
    for k in _around(sentence.start, sentence.start, sentence.end, sources):
        noun = sources.scene.nouns[k]
        for at in range(max(sentence.first, noun.first - _VOICE), noun.first):
            form = trie.match(sources.tokens, at, noun.first)
            if (
                form is not None
                and at + len(form.words) == noun.first
                and not _inside(sources.starts[k], attribution)
            ):
                found.append(noun)
    return found


def _medium(noun: Noun) -> str | None:
    inner: Noun | None = noun
    while inner is not None:
        for actor in (inner.actor, inner.name.actor if inner.name else None):
            if actor is not None and actor.startswith("medium:"):
                return actor
        inner = inner.complement
    return None


def _inside(start: int, attribution: Attribution) -> bool:
    held = any(span.start <= start < span.end for span in attribution.content)
    source = attribution.source
    return held or (source is not None and source.start <= start < source.end)


def _unbroken(sources: Sources, first: int, last: int) -> bool:
    return all(token.text not in (".", ";", ":", '"', "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}")
               for token in sources.tokens[first:last])  # fmt: skip


def _led(sources: Sources, noun: Noun) -> bool:
    """Return True when a word that leads to a recipient or publisher stands before the mention."""
    if noun.first == 0:
        return False
    known = sources.scene.known
    first = sources.tokens[noun.first]
    before = sources.tokens[noun.first - 1]
    return known.is_a(before.low, "relays") or known.is_a(first.low, "relays")


def _quoted(sources: Sources, noun: Noun) -> bool:
    if noun.first == 0:
        return False
    trie = sources.scene.known.phrases["according"]
    forms = (
        (at, trie.match(sources.tokens, at, noun.first)) for at in range(max(0, noun.first - 2), noun.first)
    )
    return any(form is not None and at + len(form.words) == noun.first for at, form in forms)


def in_source(source: Span, sources: Sources) -> list[Party]:
    """Return the media that a source names after "quoted by" and the like."""
    first, last = sources.token_at(source.start), sources.token_at(source.end)
    trie = sources.scene.known.phrases["relays"]
    found: list[Party] = []
    for i in range(first + 1, last):
        form = trie.match(sources.tokens, i, last)
        if form is None or not form.senses[0].entry.get("quotes"):
            continue
        at = sources.tokens[i].end
        k = bisect_left(sources.starts, at)
        if k < len(sources.starts) and sources.starts[k] < source.end:
            actor = _medium(sources.scene.nouns[k])
            if actor is not None:
                found.append(sources.party(actor))
    return found


def merged(*lists: list[Party]) -> tuple[Party, ...]:
    """Return the parties in order, each once."""
    once: dict[str, Party] = {}
    for parties in lists:
        for party in parties:
            once.setdefault(party.actor, party)
    return tuple(once.values())
