"""What the steps of reading hand to one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from detente.anchor import Span
from detente.frozen import frozen
from detente.reading.language import Language
from detente.reading.quotes import Quote
from detente.record import Credit, Dateline, Party

_END = attrgetter("end")


@dataclass(
    slots=True, unsafe_hash=True
)  # a frozen one takes four times as long to make, and a text is made of them
class Token:
    """A word or a mark, never changed. An elided article ("L'") and a hyphened clitic ("-t-il") are tokens of their own."""

    i: int  # position in Page.tokens
    start: int
    end: int
    text: str
    low: str  # lower case, typographic apostrophe made straight


@frozen
class Sentence:
    """Tokens `first` to `last` (half-open) of the page, characters `start` to `end`, in one paragraph."""

    i: int
    paragraph: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the content: found before reading, and never content itself."""

    title: str | None
    outlet: str | None
    dateline: Dateline | None
    published: str | None  # EDTF
    credits: tuple[Credit, ...]
    crossheads: tuple[Span, ...]
    furniture: tuple[tuple[int, int], ...]  # sorted, disjoint: header, dateline, credits, crossheads, links
    body: tuple[tuple[int, int], ...]  # sorted, disjoint: the paragraphs of content, trimmed of white space
    notes: tuple[str, ...] = ()  # what a reader should know of it: contradictory dates, the publisher


@dataclass(frozen=True, slots=True)
class Page:
    """A dispatch made ready for reading."""

    text: str
    language: Language
    frame: Frame
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]  # of the tokens
    ends: tuple[int, ...]
    quotes: tuple[Quote, ...]  # the outermost quotations, disjoint and in text order

    def first_token(self, offset: int) -> int:
        """Index of the first token that ends after `offset`; the number of tokens when none does."""
        return bisect_right(self.ends, offset)

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that end after `start` and begin before `end`."""
        return self.tokens[bisect_right(self.ends, start) : bisect_left(self.starts, end)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character, or None in furniture."""
        at = bisect_right(self.sentences, offset, key=_END)
        found = self.sentences[at] if at < len(self.sentences) else None
        return found if found is not None and found.start <= offset else None


@frozen
class Mention:
    """A place in the text that names, describes or points to an actor."""

    span: Span
    actor: str | None  # id in the page's cast; None for a pronoun or a description not yet resolved
    form: str  # name short title metonym demonym group description pronoun place
    kind: str | None  # person state organisation group medium; None when unknown
    gender: str | None  # "m", "f" or None
    number: str | None  # "s", "p" or None


@frozen
class Attribution:
    """A content, the words that attribute it and the words that name its source; not yet who that is."""

    content: tuple[Span, ...]
    mode: str
    cue: Span | None
    cue_id: str | None  # id of the entry in cues.yml
    source: Span | None
    inherits: int | None  # index of the attribution whose speaker goes on (no cue, no source)
    relay_sources: tuple[Span, ...]  # mentions of those who pass it on, outermost first
    addressed: tuple[Span, ...]  # the cue's own object: "accuse Moscou de", "a dit à M. Xi que"
    negated: bool
    nested_in: int | None  # index of the attribution whose content holds this one
    rule: str
    confidence: float
    evidence: tuple[str, ...] = field(default=())


@frozen
class Speaking:
    """Who speaks, decided or not."""

    speakers: tuple[Party, ...]
    undecided: str | None
    relays: tuple[Party, ...]
    confidence: float
    evidence: tuple[str, ...] = field(default=())


@frozen
class Act:
    """What the speaker does with the words."""

    act: str
    red_line: bool
    condition: Span | None
    confidence: float
    evidence: tuple[str, ...] = field(default=())
