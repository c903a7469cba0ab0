"""What a scorer may go by: the signs of a statement, named, in any language."""

from __future__ import annotations

from collections.abc import Iterator

from detente.frozen import frozen
from detente.reading.act_roles import OTHER, SELF
from detente.reading.model import Attribution
from detente.reading.patterns import MARKS, Entry, Words

STEPS = (2.0, 3.0, 4.5)  # weights of an act's evidence that make a difference
LENGTHS = ((8, "short"), (20, "middling"), (40, "long"))  # below so many words
STEM = 6  # letters of a word that count
READ = 60  # words of a content that are looked at
BESIDE = 3  # words looked at after a party
USUAL = "assert"


@frozen
class Vote:
    """One entry's evidence: the act it speaks for and how strongly."""

    entry: Entry
    act: str
    weight: float


@frozen
class Before:
    """What the entries made of the statement before this one."""

    act: str  # "" when there is none
    speakers: frozenset[str]


NOTHING = Before("", frozenset())


@frozen
class Seen:
    """A statement as the choice of its act sees it."""

    attribution: Attribution
    content: Words
    votes: tuple[Vote, ...]
    speakers: frozenset[str]  # actor ids
    kinds: frozenset[str]  # what the speakers are
    conditional: bool
    last: str  # the content's last character and the one behind it
    before: Before = NOTHING


def features(seen: Seen, act: str, confidence: float) -> list[str]:
    """The signs as `group:sign`, each once; `act` and `confidence` are what the entries alone make of it."""
    found = [
        *_votes(seen, act, confidence), *_cue(seen), *_opening(seen.content), *_marks(seen),
        *_parties(seen.content), *_frame(seen), *_before(seen), *_words(seen.content),
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def _words(content: Words) -> list[str]:
    """The beginnings of the content's words, marks and numbers left out."""
    return [f"word:{word[:STEM]}" for word in content.low[:READ] if word[0].isalpha()]


def _before(seen: Seen) -> Iterator[str]:
    yield f"before:{seen.before.act}"
    if seen.speakers and seen.speakers == seen.before.speakers:
        yield f"before:same {seen.before.act}"
        if seen.attribution.cue is None:
            yield f"before:runs on {seen.before.act}"


def _votes(seen: Seen, act: str, confidence: float) -> Iterator[str]:
    sums: dict[str, float] = {}
    for vote in seen.votes:
        yield f"vote:{vote.entry['id']} {vote.act}"
        sums[vote.act] = sums.get(vote.act, 0.0) + vote.weight
    for name, weight in sums.items():
        if name != USUAL:
            yield f"sum:{name}"
            yield from (f"sum:{name} {step:g}" for step in STEPS if weight >= step)
    yield f"best:{act}"
    if confidence > 0.85:
        yield f"best:{act} clear"
    elif confidence < 0.6:
        yield f"best:{act} close"


def _cue(seen: Seen) -> Iterator[str]:
    one = seen.attribution
    yield f"cue:{one.cue_id}"
    yield f"cue:{one.cue_id} {seen.content.low[0] if seen.content.low else ''} {one.mode}"
    yield f"rule:{one.rule}"
    yield f"rule:{one.rule} {one.cue_id}"


def _opening(content: Words) -> Iterator[str]:
    for count in range(1, min(3, len(content.low)) + 1):
        yield f"opens:{' '.join(content.low[:count])}"


def _marks(seen: Seen) -> Iterator[str]:
    low = seen.content.low
    for mark in "?!":
        if mark in low:
            yield f"mark:{mark}"
        if mark in seen.last or mark in low[-2:]:
            yield f"mark:ends {mark}"


def _parties(content: Words) -> Iterator[str]:
    sides = [side for side in (SELF, OTHER) if side in content.roles]
    yield f"side:{' and '.join(sides) or 'none'}"
    for side in sides:
        if side in content.roles[:3]:
            yield f"side:{side} first"
    for i, role in enumerate(content.roles):
        if role and (i + 1 == len(content.roles) or content.roles[i + 1] != role):
            for word in content.low[i + 1 : i + 1 + BESIDE]:
                if word not in MARKS:
                    yield f"party:{role} {word[:STEM]}"


def _frame(seen: Seen) -> Iterator[str]:
    one = seen.attribution
    yield f"frame:{one.mode}"
    if one.cue is None:
        yield "frame:goes on"
    elif one.content and one.content[0].start < one.cue.start:
        yield "frame:content first"
    if seen.conditional:
        yield "frame:condition"
    if one.addressed:
        yield "frame:addressed"
    if one.nested_in is not None:
        yield "frame:nested"
    size = len(seen.content.low)
    yield "frame:" + next((name for limit, name in LENGTHS if size < limit), "very long")
    for kind in sorted(seen.kinds) or ["unknown"]:
        yield f"speaker:{kind}"
