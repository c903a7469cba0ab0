"""Which issues of a dossier a statement touches, and on which side of each its speaker stands.

The side comes from three things multiplied: the side that the words themselves stand on, what turns them
round nearby (a negation, "give up", "an end to"), and the act. Where one of them is not plain the stance is
"undecided", unless the words beside the matter judge it (`attitudes`). The first term of an issue that takes a
side decides, for what governs stands before what it governs: in "a veto on its wish to join" the veto is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.anchor import Span
from detente.dossier.model import Dossier
from detente.frozen import frozen
from detente.reading import attitudes
from detente.reading.language import Language
from detente.reading.model import Page
from detente.reading.patterns import Hit, Lexicon, Words, words
from detente.record import Stance

_FAVOURING = frozenset({"demand", "appeal", "accept", "announce"})
_REFUSING = "reject"
_OFFERING = "offer"
_STATING = frozenset({"assert", "announce", "offer", "accept", "appeal", "demand"})
_UNJUDGED = frozenset({"question", "threaten"})
_SIGN = {"for": 1, "against": -1, "neutral": 0}
_STANCE = {1: "for", -1: "against", 0: "undecided"}
_BEFORE = 2  # words before a term in which a negation is its own
_REACH = 6  # words before a term in which a reverser governs it
_BEHIND = 12  # words behind a term in which a passive does away with it
_SHORT = 8  # words of a judgement that names no matter of its own
_POINTER = 8  # words before such a judgement in which the relative stands
_STOPS = frozenset(".;:!?…\n")
_CONTEXT = 60  # words before it that are searched for the matter


@dataclass(frozen=True, slots=True)
class _Turns:
    """The words of one language that turn sides round or tie judgements to matters."""

    negations: Lexicon
    reversers: Lexicon
    oppositions: Lexicon
    contrasts: Lexicon
    relatives: Lexicon
    passives: Lexicon
    purposes: Lexicon
    judgements: Lexicon


def _turns(language: Language) -> _Turns:
    data = language.data("issues")

    def lexicon(group: str) -> Lexicon:
        return Lexicon(data.get(group, []), {})

    return _Turns(
        lexicon("negations"), lexicon("reversers"), lexicon("oppositions"), lexicon("contrasts"),
        lexicon("relatives"), lexicon("passives"), lexicon("purposes"), attitudes.lexicon(language),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _terms(dossier: Dossier, code: str) -> Lexicon:
    return Lexicon(
        [
            {"issue": issue.id, "pattern": term.pattern, "side": term.side, "phrasing": term.phrasing}
            for issue in dossier.issues
            for term in issue.terms.get(code, ())
        ],
        {},
    )


@frozen
class _Reading:
    """The words of a content with everything found in them.

    Without a cue the act is a guess at a whole turn of speech: a refusal or a promise in it need not be of the matter.
    """

    words: Words
    turns: _Turns
    act: str
    red_line: bool
    cued: bool
    judged: Words  # the same words, those of the cue before them where it governs the content
    judgements: tuple[Hit, ...]
    negations: tuple[Hit, ...]

    @property
    def led(self) -> int:
        """How many words of the cue stand before the content's."""
        return len(self.judged.low) - len(self.words.low)

    def part(self, first: int, last: int) -> Words:
        first = max(first, 0)
        return Words(self.words.low[first:last], self.words.tokens[first:last], self.words.roles[first:last])

    def refusal(self, hit: Hit) -> bool:
        """True when the act refuses what the hit names: not when a contrast parts it from the refusal."""
        if self.act != _REFUSING or not self.cued:
            return self.red_line
        return not self.turns.contrasts.find(self.part(hit.last, len(self.words.low)))

    def turned(self, hit: Hit, *, refused: bool) -> bool:
        """True when an odd number of negations and reversers governs the hit."""
        near = self.part(hit.first - _BEFORE, hit.last)
        negations = self.turns.negations.find(near)
        lasting = [found for found in negations if not found.entry["absorbed"]]
        negated = bool(lasting) if refused else bool(negations)
        start = self._clause(hit.first)
        reversers = self.turns.reversers.find(self.part(start, hit.last + 1))
        passives = self.turns.passives.find(self.part(hit.last, self._end(hit.last)))
        # A reverser that opens the term ("an end to talks") is what the term's own side already says.
        reversed_ = any(start + found.first != hit.first for found in reversers)
        return negated ^ reversed_ ^ bool(passives)

    def attitude(self, hit: Hit, *, beside: bool = False) -> attitudes.Attitude | None:
        """What the words beside the hit make of it, when something does."""
        moved = Hit(hit.entry, tuple(place + self.led for place in hit.places))
        return attitudes.of(moved, self.judged, self.judgements, self.negations, beside=beside)

    def reversed_beside(self, hit: Hit, judgement: attitudes.Attitude) -> bool:
        """True when a reverser that is not the judgement itself stands between it and the hit."""
        start = max(self._clause(hit.first), judgement.last - self.led)
        return any(
            start + found.first < hit.first
            for found in self.turns.reversers.find(self.part(start, hit.first))
        )

    def _end(self, start: int) -> int:
        """The word after the last that may say of the word before `start` what becomes of it."""
        end = min(start + _BEHIND, len(self.words.low))
        for i in range(start, end):
            if not self.words.low[i][0].isalnum():
                return i
        return end

    def _clause(self, end: int) -> int:
        """The first word, a few at most, of what governs the word at `end` without a mark between."""
        start = max(end - _REACH, 0)
        for i in range(end - 1, start - 1, -1):
            if not self.words.low[i][0].isalnum():
                start = i + 1
                break
        purposes = self.turns.purposes.find(self.part(start, end))
        return start + max((found.last for found in purposes), default=0)


def _sign(hit: Hit, reading: _Reading) -> int | None:
    """1 for, -1 against, 0 undecided, None open."""
    reproach = reading.attitude(hit, beside=True)
    if reproach is not None and reproach.sign < 0 and hit.entry["side"] != "neutral":
        return -_SIGN[hit.entry["side"]] * (-1 if reading.reversed_beside(hit, reproach) else 1)
    refused = reading.refusal(hit)
    side = _SIGN[hit.entry["side"]] * (-1 if reading.turned(hit, refused=refused) else 1)
    if refused:
        return -side
    act = "assert" if reading.act == _REFUSING else reading.act
    if act == _OFFERING and side >= 0 and not hit.entry["phrasing"]:
        return None
    if (act in _FAVOURING and reading.cued) or (act in _STATING and hit.entry["phrasing"]):
        return _weighed(side, hit, reading) if hit.entry["phrasing"] else side
    if act == "accuse" and side < 0 and (reading.led or side == _SIGN[hit.entry["side"]]):
        return -side  # a refusal in the speaker's own words is the speaker's, not that of the accused
    return _judged(hit, reading)


def _weighed(side: int, hit: Hit, reading: _Reading) -> int | None:
    """The side of a phrasing: only offered after "ready for", in doubt after "impossible"."""
    found = reading.attitude(hit)
    if found is None or side < 0 or not 0 <= hit.first + reading.led - found.last <= _REACH:
        return side
    if found.ready:
        return None
    return 0 if found.group == "disapprovals" and found.sign < 0 else side


def _judged(hit: Hit, reading: _Reading) -> int | None:
    """The sign of what the words beside the matter make of it; of a question nothing."""
    side = _SIGN[hit.entry["side"]]
    found = reading.attitude(hit) if side and reading.act not in _UNJUDGED else None
    if found is None:
        return 0
    sign = side * found.sign * (-1 if reading.reversed_beside(hit, found) else 1)
    return None if found.ready and sign > 0 else sign


def _by_issue(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits of each issue in their order, of those at one place the longest first."""
    found: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        found.setdefault(hit.entry["issue"], []).append(hit)
    return list(found.values())


def _deciding(hits: Sequence[Hit], reading: _Reading) -> tuple[Hit, int | None]:
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


def _antecedent(reading: _Reading, context: Words, terms: Lexicon) -> tuple[Hit, int] | None:
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
    if opposed or reading.act == _REFUSING or reading.red_line:
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
    return cue.end <= content.start and len(between.split()) <= _BEFORE and not set(between) & _STOPS


def find(
    content: Sequence[Span],
    act: str,
    *,
    negated: bool,
    red_line: bool,
    page: Page,
    dossier: Dossier | None,
    cue: Span | None = None,
) -> tuple[Stance, ...]:
    """One stance an issue, in the order of the words that name it.

    The span is the words that name the issue: in the content, or, where a short judgement is tied to it by
    a relative ("a step that Moscow calls a red line"), in the same sentence before it. A negated report
    gives "undecided": the speaker did not say it.
    """
    if not content or dossier is None:  # of a dispatch on something else
        return ()
    terms = _terms(dossier, page.language.code)
    turns = page.language.built("issues", _turns)
    own = words(page, content)
    hits = _by_issue(terms.find(own))
    judged = _governed(content, cue, page) if hits else own
    judgements = tuple(turns.judgements.find(judged)) if hits else ()
    negations = tuple(turns.negations.find(judged)) if judgements else ()
    reading = _Reading(own, turns, act, red_line, cue is not None, judged, judgements, negations)
    found: dict[str, Stance] = {}
    for those in hits:
        hit, sign = (those[0], 0) if negated else _deciding(those, reading)
        stance = "open" if sign is None else _STANCE[sign]
        found[hit.entry["issue"]] = Stance(hit.entry["issue"], stance, _span(page, reading.words, hit))
    if len(reading.words.low) <= _SHORT and not negated:
        context = _before(page, content[0])
        pointed = _antecedent(reading, context, terms)
        if pointed is not None:
            hit, sign = pointed
            issue = hit.entry["issue"]
            found.setdefault(issue, Stance(issue, _STANCE[sign], _span(page, context, hit)))
    return tuple(sorted(found.values(), key=lambda stance: (stance.span, stance.issue)))
