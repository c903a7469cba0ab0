"""Who in a content stands for the speaker's own side, and who for another party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.model import Attribution, Mention, Page
from detente.reading.patterns import QUOTATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.anchor import Span
    from detente.reading.cast import Cast, Member

SELF, OTHER = "self", "other"
APOSTROPHES = frozenset("'’‘")


@dataclass(frozen=True, slots=True)
class Person:
    """Pronouns that stand for the speaker in one mode of speech, unless certain words follow."""

    mode: str
    words: frozenset[str]
    unless_before: frozenset[str]
    anaphoric: bool  # points back: to another party once one is named
    gender: str | None = None  # m f n; None: any
    number: str | None = None  # s p; None: any

    def points(self, mode: str, low: str, after: str, other_named: bool) -> bool:
        """True when the word `low`, before `after`, stands for the speaker."""
        if mode != self.mode or low not in self.words or after in self.unless_before:
            return False
        return not (self.anaphoric and other_named)

    def fits(self, speakers: Sequence[Member]) -> bool:
        """True when the pronoun can mean the speakers, as far as their gender and number are known."""
        if self.number is None:
            return True
        number = "p" if len(speakers) > 1 else speakers[0].number if speakers else None
        gender = speakers[0].gender if len(speakers) == 1 else None
        return number in (None, self.number) and (self.gender is None or gender in (None, self.gender))


def roles(
    attribution: Attribution,
    page: Page,
    persons: Sequence[Person],
    cast: Cast | None,
    speakers: frozenset[str],
) -> dict[int, str]:
    """By token index: "self" for the speaker's own side, "other" for any other actor of the content."""
    found: dict[int, str] = {}
    own = _side(cast, speakers)
    other_named = False
    voices = (
        [cast.members[one] for one in sorted(speakers) if one in cast.members] if cast is not None else []
    )
    persons = [person for person in persons if person.fits(voices)]
    pointing = {word for person in persons for word in person.words}
    for span in attribution.content:
        for mention in cast.within(span.start, span.end) if cast is not None else ():
            role = _role(mention, cast, own)
            found.update(dict.fromkeys(_tokens(page, mention.span), role) if role else {})
        quoted = attribution.mode == "direct"
        for i in _tokens(page, span):
            low = page.tokens[i].low
            if attribution.mode == "mixed" and low in QUOTATION and low not in APOSTROPHES:
                quoted = not quoted
            if i in found:
                other_named = other_named or found[i] == OTHER
                continue
            if low not in pointing:
                continue
            after = page.tokens[i + 1].low if i + 1 < len(page.tokens) else ""
            mode = "direct" if quoted else "indirect"
            if any(person.points(mode, low, after, other_named) for person in persons):
                found[i] = SELF
    return found


def _side(cast: Cast | None, speakers: frozenset[str]) -> frozenset[str]:
    """The speakers and the states or organisations they speak for."""
    if cast is None:
        return speakers
    return speakers | {party for speaker in speakers if (party := cast.party_of(speaker)) is not None}


def _role(mention: Mention, cast: Cast | None, own: frozenset[str]) -> str:
    """The side that a mention is on; "" when that is not known."""
    if cast is None or mention.actor is None:
        return ""
    return SELF if mention.actor in own or cast.party_of(mention.actor) in own else OTHER


def _tokens(page: Page, span: Span) -> range:
    """The tokens of a span."""
    return range(page.first_token(span.start), page.first_token(span.end - 1) + 1)
