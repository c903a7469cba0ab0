"""Which issues of a dossier a statement touches, and on which side of each its speaker stands.

The side comes from three things multiplied: the side that the words themselves stand on, what turns them
round nearby (a negation, "give up", "an end to"), and the act. Where one of them is not plain the stance is
"undecided", unless the words beside the matter judge it (`attitudes`). The first term of an issue that takes a
side decides, for what governs stands before what it governs: in "a veto on its wish to join" the veto is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.anchor import Span
from detente.dossier.model import OTHER, Dossier
from detente.reading import issue_words
from detente.reading.clause_reading import REJECT, Clauses
from detente.reading.model import Page
from detente.reading.patterns import Hit, Lexicon, Words, words
from detente.record import Stance

_FAVOURING = frozenset({"demand", "appeal", "accept", "announce"})
_OFFERING = "offer"
_ANNOUNCING = "announce"
_ACCUSING = "accuse"
_THREATENING = "threaten"
_STATING = frozenset({"assert", "announce", "offer", "accept", "appeal", "demand"})
_UNJUDGED = frozenset({"question", "threaten"})
_SIGN = {"for": 1, "against": -1, "neutral": 0}
_STANCE = {1: "for", -1: "against", 0: "undecided"}
_REACH = 6  # words before a phrasing in which readiness governs it
_LEADING = 2  # words between a cue and the content that it governs
_SHORT = 8  # words of a judgement that names no matter of its own
_POINTER = 8  # words before such a judgement in which the relative stands
_STOPS = frozenset(".;:!?…\n")
_CONTEXT = 60  # words before it that are searched for the matter


def _sign(hit: Hit, reading: Clauses) -> int | None:
    """1 for, -1 against, 0 undecided, None open."""
    where = reading.conditional(hit)
    if reading.asked(hit) or reading.of_another(hit):
        return 0
    if where == "inside":
        return _wanted(hit, reading)
    sign = _unconditional(hit, reading)
    if where is None or sign is None:
        return sign
    return None if sign > 0 else sign if reading.refusal(hit) else 0


def _wanted(hit: Hit, reading: Clauses) -> int | None:
    """The side of a matter in a condition: what the speaker asks for in return, or threatens to answer."""
    side = _SIGN[hit.entry["side"]] * (-1 if reading.undone(hit) else 1)
    if reading.act == _THREATENING:
        return side if reading.negated_inside(hit) else -side
    if reading.demanding():
        return side
    if reading.act == _OFFERING and reading.cued:
        return -side if reading.negated_inside(hit) else side
    return _judged(hit, reading)


def _unconditional(hit: Hit, reading: Clauses) -> int | None:
    own = _SIGN[hit.entry["side"]]
    start, verb = reading.conjunct(hit)
    if verb is not None and verb.entry.get("group") and own:  # "and strongly condemn the launches"
        return _judged(hit, reading)
    reproach = reading.attitude(hit, beside=True)
    if reproach is not None and reproach.sign < 0 and own:
        return -own * (-1 if reading.reversed_beside(hit, reproach) else 1)
    refused = reading.refusal(hit)
    side = own * (-1 if reading.turned(hit, refused=refused) else 1)
    if refused:
        return -side
    act = "assert" if reading.act == REJECT else reading.act
    if act == _OFFERING and side >= 0 and not hit.entry["phrasing"]:
        return None
    if (side != own and reading.unplanned(hit)) or (act == _ANNOUNCING and reading.spoken_of(hit)):
        return 0
    if (act in _FAVOURING and reading.cued) or (act in _STATING and hit.entry["phrasing"]):
        return _weighed(side, hit, reading) if hit.entry["phrasing"] else side
    if act == _ACCUSING and side < 0 and (reading.led or side == own):
        return 0 if start else -side  # a refusal in the speaker's own words is his, not that of the accused
    return _judged(hit, reading)


def _weighed(side: int, hit: Hit, reading: Clauses) -> int | None:
    """The side of a phrasing: only offered after "ready for", in doubt after "impossible"."""
    found = reading.attitude(hit)
    if found is None or side < 0 or not 0 <= hit.first + reading.led - found.last <= _REACH:
        return side
    if found.ready:
        return None
    return 0 if found.group == "disapprovals" and found.sign < 0 else side


def _judged(hit: Hit, reading: Clauses) -> int | None:
    """The sign of what the words beside the matter make of it; of a question nothing."""
    side = _SIGN[hit.entry["side"]]
    found = (
        reading.attitude(hit)
        if side and not (reading.act in _UNJUDGED and (reading.cued or reading.act != _THREATENING))
        else None
    )
    if found is None:
        return 0
    sign = side * found.sign * (-1 if reading.reversed_beside(hit, found) else 1)
    return None if found.ready and sign > 0 else sign


def _by_issue(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits of each issue in their order, of those at one place the longest first; none in words for another matter."""
    elsewhere = {(hit.entry["issue"], i) for hit in hits if hit.entry["side"] == OTHER for i in hit.places}
    found: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if not any((hit.entry["issue"], i) in elsewhere for i in hit.places):
            found.setdefault(hit.entry["issue"], []).append(hit)
    return list(found.values())


def _deciding(hits: Sequence[Hit], reading: Clauses) -> tuple[Hit, int | None]:
    """The first hit that takes a side, with its sign; where none does, the first."""
    signs = ((hit, _sign(hit, reading)) for hit in hits)
    return next(((hit, sign) for hit, sign in signs if sign != 0), (hits[0], 0))


def _span(page: Page, found: Words, hit: Hit) -> Span:
    first, last = found.tokens[hit.first], found.tokens[hit.last - 1]
    return Span.cut(page.text, page.tokens[first].start, page.tokens[last].end)


def _before(page: Page, content: Span) -> Words:
    """The words of the sentence before the content, the last sixty at most."""
    sentence = page.sentence_at(content.start)
    if sentence is None or sentence.start >= content.start:
        return Words((), (), ())
    found = words(page, [Span.cut(page.text, sentence.start, content.start)])
    return Words(found.low[-_CONTEXT:], found.tokens[-_CONTEXT:], found.roles[-_CONTEXT:])


def _antecedent(reading: Clauses, context: Words, terms: Lexicon) -> tuple[Hit, int] | None:
    """The matter that a relative shortly before the content points to, and the sign of what is said of it."""
    hits = terms.find(context)
    if not hits:
        return None
    nearest = max(hits, key=lambda hit: (hit.last, -hit.first))
    rest = Words(context.low[nearest.last :], context.tokens[nearest.last :], context.roles[nearest.last :])
    pointers = reading.turns.relatives.find(rest)
    if not pointers or len(rest.low) - pointers[-1].last > _POINTER:
        return None
    side = _SIGN[nearest.entry["side"]]
    opposed = reading.turns.oppositions.find(rest) or reading.turns.oppositions.find(reading.words)
    if opposed or reading.act == REJECT or reading.red_line:
        return nearest, -side
    if reading.act in _FAVOURING and reading.turns.reversers.find(reading.words):
        return nearest, -side
    return None


def _governed(content: Sequence[Span], cue: Span | None, page: Page) -> Words:
    """The words of the content, those of a cue right before it too."""
    spans = [cue, *content] if cue is not None and _leads(cue, content[0], page) else list(content)
    return words(page, spans)


def _leads(cue: Span, content: Span, page: Page) -> bool:
    """True when nothing but a few words parts the cue from the content behind it."""
    between = page.text[cue.end : content.start]
    return cue.end <= content.start and len(between.split()) <= _LEADING and not set(between) & _STOPS


def find(
    content: Sequence[Span],
    act: str,
    *,
    negated: bool,
    red_line: bool,
    page: Page,
    dossier: Dossier | None,
    cue: Span | None = None,
    condition: Span | None = None,
    others: Sequence[Span] = (),
) -> tuple[Stance, ...]:
    """One stance an issue, in the order of the words that name it.

    The span is the words that name the issue: in the content, or, where a short judgement is tied to it by
    a relative ("a step that Moscow calls a red line"), in the same sentence before it. A negated report
    gives "undecided": the speaker did not say it. `condition` is the statement's; `others` is where the content
    names somebody else than the speaker, who may hold what is told there.
    """
    if not content or dossier is None:  # of a dispatch on something else
        return ()
    terms = issue_words.terms(dossier, page.language.code)
    turns = page.language.built("issues", issue_words.turns)
    own = words(page, content)
    hits = _by_issue(terms.find(own))
    reading = Clauses(
        own, _governed(content, cue, page) if hits else own, turns,
        act=act, red_line=red_line, cued=cue is not None,
        others=frozenset(i for i, token in enumerate(own.tokens) if _named(page, token, others)),
        condition=_places(page, own, condition),
    )  # fmt: skip
    found: dict[str, Stance] = {}
    for those in hits:
        hit, sign = (those[0], 0) if negated else _deciding(those, reading)
        stance = "open" if sign is None else _STANCE[sign]
        found[hit.entry["issue"]] = Stance(hit.entry["issue"], stance, _span(page, own, hit))
    if len(own.low) <= _SHORT and not negated:
        for one in _pointed(reading, _before(page, content[0]), terms, page):
            found.setdefault(one.issue, one)
    return tuple(sorted(found.values(), key=lambda stance: (stance.span, stance.issue)))


def _pointed(reading: Clauses, context: Words, terms: Lexicon, page: Page) -> tuple[Stance, ...]:
    """The stance on the matter that a short judgement points back to; () when it points to none."""
    pointed = _antecedent(reading, context, terms)
    if pointed is None:
        return ()
    hit, sign = pointed
    return (Stance(hit.entry["issue"], _STANCE[sign], _span(page, context, hit)),)


def _named(page: Page, token: int, spans: Sequence[Span]) -> bool:
    start = page.tokens[token].start
    return any(span.start <= start < span.end for span in spans)


def _places(page: Page, found: Words, span: Span | None) -> tuple[int, int] | None:
    """The first and the last but one place of the words that the span holds; None when it holds none."""
    if span is None:
        return None
    inside = [i for i, token in enumerate(found.tokens) if _named(page, token, (span,))]
    return (inside[0], inside[-1] + 1) if inside else None
