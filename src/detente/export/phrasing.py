"""Parts of a record in plain words, the same on a page as on a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from detente.anchor import Span
from detente.export.labels import Labels, grouped
from detente.export.when import candidates, duration, words
from detente.record import Actor, Party, Quantity, Statement, TimeExpression

_BREAKING = re.compile(r"[ \t\n\r\f\v]+")
EXCERPT = 320
"""Characters of a statement's words shown beside the text; the text itself is always whole."""
CLIP = 160
"""Characters of any other quoted span shown in the record."""


class Excerpt(NamedTuple):
    """The beginning of a statement's words, and how many characters were left out."""

    text: str
    rest: int


def excerpt(content: Sequence[str], mode: str, label: Labels) -> Excerpt:
    """The words of a statement on one line, an ellipsis between parts, direct speech in quotation marks."""
    parts: list[str] = []
    room = EXCERPT
    for exact in content:
        if room <= 0:
            break
        parts.append(one_line(exact[:room]))
        room -= len(exact)
    text = " … ".join(parts)
    if mode == "direct":
        text = label("statement.quoted").format(text)
    return Excerpt(text, max(0, sum(map(len, content)) - EXCERPT))


def exacts(statement: Statement) -> list[str]:
    """The words of each part of the content."""
    return [span.exact for span in statement.content]


def one_line(text: str) -> str:
    """`text` with every stretch of white space made one space; spaces that don't break are left."""
    return _BREAKING.sub(" ", text).strip(" ")


def clipped(text: str) -> str:
    """The beginning of a span's words, on one line."""
    short = one_line(text[:CLIP])
    return short if len(text) <= CLIP else short + " …"


def names(parties: Sequence[Party]) -> str:
    """Names of the parties, with commas."""
    return ", ".join(party.name for party in parties)


def who(statement: Statement, label: Labels) -> str:
    """The speakers' names, or that they are undecided."""
    return names(statement.speakers) or label("statement.undecided")


def inherited(statement: Statement) -> bool:
    """True when no words here attribute the statement: its speaker is carried on."""
    return statement.cue is None and statement.source is None


def offsets(content: Sequence[Span]) -> str:
    """Where the spans stand, half-open: `62–223`; the first four of them."""
    return ", ".join(f"{span.start}–{span.end}" for span in content[:4])


def percent(share: float) -> str:
    """A share from 0 to 1 as a whole percentage."""
    return f"{share:.0%}"


def amount(quantity: Quantity, label: Labels) -> str:
    """A quantity as it was read: `about 100 000 (soldier)`."""
    values = [value for value in (quantity.value, quantity.high) if value is not None]
    text = "–".join(grouped(value) for value in values)
    about = label.of("approximators", quantity.approximator) if quantity.approximator else ""
    unit = f"({quantity.unit})" if quantity.unit else ""
    return " ".join(part for part in (about, text, unit) if part)


def other_name(actor: Actor, label: Labels) -> str:
    """The actor's name in the labels' language where it differs from the one in the dispatch, else ""."""
    name = next(iter(actor.names.get(label.language, ())), "")
    return name if name != actor.name else ""


def time_in_words(time: TimeExpression, label: Labels) -> str:
    """What a time may mean: its candidates, narrowed or not, else its EDTF value, else its TimeML value.

    With the reason why it has no day, or two, where there is one.
    """
    possible = candidates(time.candidates, label) if time.candidates else None
    if time.doubt and not time.narrowed_by:
        return f"{possible or time.edtf or time.timex}: {label.of('time_doubts', time.doubt)}"
    if time.narrowed_by and time.edtf and possible:
        why = label.of("customs", time.narrowed_by)
        return label("when.narrowed", to=words(time.edtf, label), why=why, possible=possible)
    if possible:
        return possible
    if time.edtf or not time.timex:
        return words(time.edtf, label)
    return duration(time.timex, label)
