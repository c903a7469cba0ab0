"""Through whom a statement came: media told it, those who quote it, the speakers it is nested in."""

from __future__ import annotations

from bisect import bisect_left

from detente.actors import registry
from detente.anchor import Span
from detente.reading.lexicon import lexicon
from detente.reading.model import Attribution
from detente.reading.runs import Noun
from detente.reading.sources import Sources
from detente.record import Party

_WIDE = 40  # mentions of a sentence, either way, that are looked at
_VOICE = 5  # words of the longest phrase that leads to a voice
_ASKED = 4  # words between the word for an interview and the medium
_STUDY = 5  # words between a study and the organisation it is of
_PARTING = (";", ":", '"', "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}")
_MARKS = (
    '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT DOUBLE QUOTATION MARK}",
    "''",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
)
_TITLE = 4  # tokens between a medium and the name of its programme
_BODIES = ("organ", "body")  # what they are called after, or belongs to them, publishes nothing
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
    ends = [sources.token_at(span.end) for span in anchors]
    found: list[Party] = []
    for k in _around(anchors[0].start, sentence.start, sentence.end, sources):
        noun = scene.nouns[k]
        start = scene.tokens[noun.first].start
        if start in taken or _inside(start, attribution):
            continue
        if noun.tag == "document":
            inner = noun.complement
            spoken_to = _medium(noun) if _interview(noun, sources) else None
            if spoken_to is not None and (_near(noun, ends, sources) or _ahead(noun, attribution, sources)):
                found.append(sources.party(spoken_to))
            elif inner is not None and _near(noun, ends, sources) and _published(sources, inner):
                found.append(sources.party(str(inner.actor)))
            continue
        party = _party(noun, sources)
        near = _near(noun, ends, sources) or _ahead(noun, attribution, sources)
        if party is not None and (
            (near and _led(sources, noun)) or _quoted(sources, noun) or _met(sources, noun)
        ):
            found.append(party)
        elif near and _published(sources, noun):
            found.append(sources.party(str(noun.actor)))
    return found


def _near(noun: Noun, ends: list[int], sources: Sources) -> bool:
    return any(0 <= noun.first - end <= _WINDOW and _unbroken(sources, end, noun.first) for end in ends)


def _ahead(noun: Noun, attribution: Attribution, sources: Sources) -> bool:
    """True for a mention in the circumstance with which the source's sentence opens ("On MSNBC, X said")."""
    source = attribution.source
    if source is None:
        return False
    first = sources.token_at(source.start)
    end = first - (
        first > 1 and sources.tokens[first - 1].text in _MARKS
    )  # the comma within a programme's marks
    comma = end > 0 and sources.tokens[end - 1].text == ","
    if not comma or not 0 < first - noun.last <= _WINDOW:
        return False
    return _unbroken(sources, noun.last, first) or (end < first and _titled(sources, noun.last, end))


def _titled(sources: Sources, first: int, end: int) -> bool:
    """True where nothing but the name of a programme or text in marks stands between two tokens ("NBC's “Face Off,”")."""
    scene = sources.scene
    k = sources.first_in(scene.tokens[first].start)
    named = next((one for one in scene.nouns[k : k + 1] if one.tag in ("thing", "run")), None)
    return (
        named is not None
        and end - 1 == named.last
        and named.first - first <= _TITLE
        and scene.tokens[named.first - 1].text in _MARKS
    )


def _interview(noun: Noun, sources: Sources) -> bool:
    """True for the word for an interview with its medium before it ("a CNN interview")."""
    last = sources.tokens[noun.last - 1].low
    return sources.scene.known.is_a(last, "interviews")


def _party(noun: Noun, sources: Sources) -> Party | None:
    """The medium that the mention names or belongs to; one that nobody knows is filed under its name."""
    actor = _medium(noun)
    if actor is not None:
        return sources.party(actor)
    if noun.tag == "outlet" and noun.number == "p" and noun.determiner == "definite" and noun.state:
        return sources.description(noun)
    if noun.tag == "outlet" and _kind_of_outlet(noun):
        return sources.description(noun)
    unknown = noun.tag == "outlet" and noun.name is not None and noun.name.tag == "run"
    return sources.named_after(noun) if unknown else None


def _kind_of_outlet(noun: Noun) -> bool:
    """True for a medium that is told apart by whose or what it is: "state television", "Turkish television"."""
    sense = noun.entry("outlet")
    if (
        sense is None
        or noun.number != "s"
        or noun.name is not None
        or noun.determiner not in (None, "definite")
    ):
        return False
    return noun.state is not None or noun.adjective is not None or bool(sense.entry.get("own"))


def _met(sources: Sources, noun: Noun) -> bool:
    """Return True for the one who asked: after "reached by", or after the word for an interview."""
    trie = sources.scene.known.phrases["relays"]
    behind = noun.last < len(sources.tokens) and sources.tokens[noun.last].low
    if behind and sources.scene.known.is_a(behind, "interviews"):
        return True
    for at in range(max(0, noun.first - _ASKED), noun.first):
        if sources.scene.known.is_a(sources.tokens[at].low, "interviews"):
            return True
        form = trie.match(sources.tokens, at, noun.first)
        if form is not None and form.senses[0].entry.get("quotes") and noun.first - at - len(form.words) <= 1:
            return True
    return False


def _published(sources: Sources, noun: Noun) -> bool:
    """Return True for an organisation in whose study or note the words stand."""
    known = registry.actors().get(noun.actor or "")
    if known is None or known.kind != "organisation" or noun.first == 0:
        return False
    of = sources.scene.known.is_a(sources.tokens[noun.first].low, "of") or sources.scene.known.is_a(
        sources.tokens[noun.first - 1].low, "of"
    )
    words = sources.tokens[max(0, noun.first - _STUDY) : noun.first]
    return of and any(sources.scene.known.is_a(token.low, "publications") for token in words)


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
        inner = inner.complement if inner.tag not in _BODIES else None
    return None


def _inside(start: int, attribution: Attribution) -> bool:
    held = any(span.start <= start < span.end for span in attribution.content)
    source = attribution.source
    return held or (source is not None and source.start <= start < source.end)


def _unbroken(sources: Sources, first: int, last: int) -> bool:
    """True when no mark parts the tokens; the full stop of a short form parts nothing."""
    short = lexicon(sources.scene.page.language).abbreviations
    return all(
        token.text not in _PARTING and (token.text != "." or sources.tokens[token.i - 1].low in short)
        for token in sources.tokens[first:last]
    )


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
            party = _party(sources.scene.nouns[k], sources)
            if party is not None:
                found.append(party)
    return found


def merged(*lists: list[Party]) -> tuple[Party, ...]:
    """Return the parties in order, each once."""
    once: dict[str, Party] = {}
    for parties in lists:
        for party in parties:
            once.setdefault(party.actor, party)
    return tuple(once.values())
