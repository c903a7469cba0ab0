"""What a rule proposes, and the sentence it works on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.frozen import frozen
from detente.reading import content
from detente.reading.lexicon import Word
from detente.reading.model import Attribution

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

Range = tuple[int, int]
_MOST = 16  # attributions of one sentence; no writer's has half as many
_HEAD = 5  # tokens in which a phrase shows whom it names
_DESCRIBED = ("title", "description", "group")


@frozen
class Prepositional:
    """A preposition with its source: tokens `first` to `end`; `head` of its sentence, or `inner` to a clause."""

    id: str
    first: int
    words: int
    source: Range
    end: int
    head: bool
    inner: bool
    counted: bool


@dataclass(eq=False, slots=True)
class Draft:
    """An attribution before its place in the page is known."""

    content: tuple[Span, ...]
    mode: str
    cue: Span | None
    cue_id: str | None
    source: Span | None
    rule: str
    confidence: float
    hit: Hit | None = None
    source_tokens: Range | None = None
    inherits: Draft | None = None
    addressed: tuple[Span, ...] = ()
    relays: tuple[Span, ...] = ()
    negated: bool = False
    evidence: tuple[str, ...] = ()

    def characters(self) -> int:
        """How many characters the content has."""
        return sum(span.end - span.start for span in self.content)

    def shared(self, other: Draft) -> int:
        """How many characters of content both have."""
        return sum(
            max(0, min(a.end, b.end) - max(a.start, b.start)) for a in self.content for b in other.content
        )

    def holds(self, other: Draft) -> bool:
        """True when the other's content lies in this one's and is smaller."""
        return self is not other and self.shared(other) == other.characters() < self.characters()

    @property
    def is_phrase(self) -> bool:
        """True when the content is a noun phrase: within another statement that is no statement of its own."""
        return self.rule.startswith("phrase-")

    def quotes_cue(self, other: Draft) -> bool:
        """True when the other stands inside this content, cue and all: a statement within the statement."""
        if other.cue is None or not self.holds(other):
            return False
        return any(span.covers(other.cue) for span in self.content)

    def attribution(self, inherits: int | None, holder: int | None) -> Attribution:
        """The finished attribution."""
        return Attribution(
            self.content, self.mode, self.cue, self.cue_id, self.source, inherits, self.relays, self.addressed,
            self.negated, holder, self.rule, self.confidence, self.evidence,
        )  # fmt: skip


@dataclass(eq=False)
class Work:
    """A sentence, its cues, and what the rules have kept of it so far."""

    scope: Scope
    hits: list[Hit]
    cast: Cast | None
    kept: list[Draft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # heads of cues already explained
    prepositions: dict[int, Prepositional] = field(default_factory=dict)  # by first token

    def span(self, first: int, end: int) -> Span:
        """Characters from token `first` to the token before `end`."""
        toks = self.scope.toks
        return Span.cut(self.scope.page.text, toks[first].start, toks[end - 1].end)

    def source_span(self, tokens: Range) -> Span:
        """The source's words; of a pronoun hung on its verb only the pronoun itself."""
        span = self.span(*tokens)
        if tokens[1] - tokens[0] == 1 and self.scope.is_clitic(tokens[0]):
            return Span.cut(self.scope.page.text, span.start + span.exact.rindex("-") + 1, span.end)
        return span

    def end_of(self, first: int, hit: Hit | None, kind: str = content.CLAUSE) -> int:
        """Token behind the content that begins at `first`."""
        return content.end_of(self.scope, first, hit, self.hits, frozenset(self.prepositions), kind)

    def keep(self, draft: Draft) -> bool:
        """Add a draft unless earlier rules have claimed most of its words, or found too many to be language."""
        if len(self.kept) >= _MOST or self._witnessed(draft):
            return False
        dropped: list[Draft] = []
        for other in self.kept:
            shared = draft.shared(other)
            if other.quotes_cue(draft):
                if draft.is_phrase:
                    return False
                continue
            if draft.quotes_cue(other):
                dropped.extend([other] if other.is_phrase else [])
                continue
            if shared and 2 * shared >= draft.characters() + other.characters() - shared:
                return False
            if shared and not draft.holds(other) and not other.holds(draft):
                return False
        self.kept = [*(other for other in self.kept if other not in dropped), draft]
        if draft.hit is not None:
            self.used.add(draft.hit.head)
        return True

    def _witnessed(self, draft: Draft) -> bool:
        """True for what the outlet's own reporters saw: it tells so itself."""
        own = draft.hit is not None and draft.hit.cue.witnessed and draft.source_tokens is not None
        return own and any(self.scope.has(k, Word.REPORTER) for k in range(*(draft.source_tokens or (0, 0))))

    @cached_property
    def verbs_in(self) -> list[int]:
        """Tokens outside quotations that can be finite verbs of an auxiliary or cue."""
        scope = self.scope
        return [i for i in range(scope.n) if scope.quote[i] < 0 and scope.is_word(i) and scope.is_finite(i)]

    def names_speaker(self, tokens: Range) -> bool:
        """True when the tokens begin with a person, a title or a group."""
        if self.cast is None or tokens[0] >= tokens[1]:
            return False
        span = self.span(tokens[0], min(tokens[1], tokens[0] + _HEAD))
        return any(
            mention.kind in ("person", "group") or mention.form in ("title", "group")
            for mention in self.cast.within(span.start, span.end)
        )

    def names_voice(self, tokens: Range) -> bool:
        """True when the tokens begin with somebody who can tell a medium something: no text and no other medium."""
        if self.cast is None or tokens[0] >= tokens[1]:
            return False
        start = self.scope.toks[tokens[0]].start
        span = self.span(*tokens)
        known = [mention for mention in self.cast.within(span.start, span.end) if mention.span.start == start]
        return any(mention.kind != "medium" and mention.form != "place" for mention in known)

    def names_medium(self, tokens: Range) -> bool:
        """True when the tokens begin with the name of an agency, paper or station."""
        if self.cast is None or tokens[0] >= tokens[1]:
            return False
        span = self.span(*tokens)
        return any(mention.kind == "medium" for mention in self.cast.within(span.start, span.end))

    def names_actor(self, tokens: Range) -> bool:
        """True when the cast knows somebody named or described in the tokens."""
        if self.cast is None or tokens[0] >= tokens[1]:
            return False
        span = self.span(*tokens)
        return any(
            mention.form in _DESCRIBED or (mention.form != "place" and mention.kind is not None)
            for mention in self.cast.within(span.start, span.end)
        )
