"""The record of one dispatch, in the words of the public contract `detente/1`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from detente.anchor import Span

FORMAT = "detente/1"
ACTS = (
    "assert", "announce", "offer", "appeal", "demand", "accept", "reject", "threaten", "warn", "accuse", "deny", "question",
)  # fmt: skip
MODES = ("direct", "indirect", "mixed")
KINDS = ("person", "state", "organisation", "group", "medium")
STANCES = ("for", "against", "open", "undecided")
STATUSES = ("held", "under way", "planned", "cancelled", "hypothetical")

Names = Mapping[str, tuple[str, ...]]
Interval = tuple[date, date]  # of days, half-open: the first day, and the day after the last


def _span(span: Span | None) -> dict[str, Any] | None:
    return span.to_dict() if span else None


def _names(names: Names) -> dict[str, list[str]]:
    return {language: list(forms) for language, forms in sorted(names.items())}


@dataclass(frozen=True, slots=True)
class Credit:
    """A person who made the dispatch; role is author, contributor, translator or editor."""

    name: str
    role: str
    place: str | None
    span: Span

    def to_dict(self) -> dict[str, Any]:
        return {"name": self.name, "role": self.role, "place": self.place, **self.span.to_dict()}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dispatch was sent from."""

    place: str
    span: Span

    def to_dict(self) -> dict[str, Any]:
        return {"place": self.place, **self.span.to_dict()}


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a dispatch besides its content; unknown is None or empty."""

    id: str
    path: str | None
    language: str | None
    title: str | None
    outlet: str | None
    dateline: Dateline | None
    published: str | None  # EDTF, only as precise as known
    credits: tuple[Credit, ...]
    crossheads: tuple[Span, ...]
    length: int
    encoding: str | None
    notes: tuple[str, ...]  # what a reader should know of the text: "read as windows-1252", …

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "path": self.path, "language": self.language, "title": self.title,
            "outlet": self.outlet, "dateline": self.dateline.to_dict() if self.dateline else None,
            "published": self.published, "credits": [credit.to_dict() for credit in self.credits],
            "crossheads": [span.to_dict() for span in self.crossheads],
            "length": self.length, "encoding": self.encoding, "notes": list(self.notes),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A title, and the actor id whose title it is."""

    title: str
    of: str | None

    def to_dict(self) -> dict[str, Any]:
        return {"title": self.title, "of": self.of}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the dispatch speaks of: one entry an actor, with all its mentions."""

    id: str
    name: str
    kind: str
    names: Names
    roles: tuple[Role, ...]
    party: str | None  # actor id of the state or organisation this actor speaks for
    mentions: tuple[Span, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "name": self.name, "kind": self.kind, "names": _names(self.names),
            "roles": [role.to_dict() for role in self.roles], "party": self.party,
            "mentions": [span.to_dict() for span in self.mentions],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a statement names it: speaker, relay or addressee."""

    actor: str
    name: str
    names: Names = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {"actor": self.actor, "name": self.name, "names": _names(self.names)}


@dataclass(frozen=True, slots=True)
class Stance:
    """An issue of the dossier that a statement touches, and the speaker's stance on it."""

    issue: str
    stance: str
    span: Span

    def to_dict(self) -> dict[str, Any]:
        return {"issue": self.issue, "stance": self.stance, **self.span.to_dict()}


@dataclass(frozen=True, slots=True)
class EventCode:
    """A PLOVER type with mode and contexts, and the CAMEO code."""

    type: str
    mode: str | None
    context: tuple[str, ...]
    cameo: str | None

    def to_dict(self) -> dict[str, Any]:
        return {"type": self.type, "mode": self.mode, "context": list(self.context), "cameo": self.cameo}


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, to whom, through whom, and why it was read so."""

    id: str
    content: tuple[Span, ...]
    mode: str
    cue: Span | None
    source: Span | None
    speakers: tuple[Party, ...]
    undecided: str | None
    relays: tuple[Party, ...]
    addressees: tuple[Party, ...]
    act: str
    red_line: bool
    negated: bool
    condition: Span | None
    nested_in: str | None
    issues: tuple[Stance, ...]
    said: str | None  # EDTF
    confidence: float
    rule: str
    evidence: tuple[str, ...]  # one line a decision, for `detente explain`
    plover: EventCode | None = None  # what the act is in PLOVER; None: it has no code there

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "content": [span.to_dict() for span in self.content], "mode": self.mode,
            "cue": _span(self.cue), "source": _span(self.source),
            "speakers": [party.to_dict() for party in self.speakers], "undecided": self.undecided,
            "relays": [party.to_dict() for party in self.relays],
            "addressees": [party.to_dict() for party in self.addressees],
            "act": self.act, "red_line": self.red_line, "negated": self.negated,
            "condition": _span(self.condition), "nested_in": self.nested_in,
            "issues": [one.to_dict() for one in self.issues], "said": self.said, "confidence": self.confidence,
            "rule": self.rule, "evidence": list(self.evidence), "plover": self.plover.to_dict() if self.plover else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the text: TimeML type and value, EDTF where it fits, candidates always."""

    span: Span
    type: str  # DATE TIME DURATION SET
    timex: str | None
    edtf: str | None  # what is left of the candidates after `narrowed_by`, where EDTF can say it
    candidates: tuple[Interval, ...]
    narrowed_by: str | None = None  # the defeasible custom that narrows `edtf`; None: nothing but the date
    doubt: str | None = None  # why it has no day, or two for another reason than the publication date

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.span.to_dict(), "type": self.type, "edtf": self.edtf, "timex": self.timex,
            "candidates": [[first.isoformat(), after.isoformat()] for first, after in self.candidates],
            "narrowed_by": self.narrowed_by, "doubt": self.doubt,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit or counted noun; `statement` is the id of the one that gives it."""

    span: Span
    value: float | int
    high: float | int | None
    unit: str | None
    approximator: str | None
    of: str | None  # actor id
    where: Span | None
    sources: tuple[Party, ...]
    statement: str | None
    bounds: tuple[float | int | None, float | int | None] = (
        None,
        None,
    )  # both within; None: open, or unknown
    relation: str | None = None  # in, near or to what `where` names
    where_actors: tuple[str, ...] = ()  # ids of states and organisations

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.span.to_dict(), "value": self.value, "high": self.high, "unit": self.unit,
            "approximator": self.approximator, "bounds": list(self.bounds), "of": self.of, "where": _span(self.where),
            "relation": self.relation, "where_actors": list(self.where_actors),
            "sources": [party.to_dict() for party in self.sources], "statement": self.statement,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, move or other event; what is only feared, denied or asked is none."""

    span: Span
    type: str  # PLOVER
    mode: str | None
    status: str
    participants: tuple[Party, ...]
    target: Party | None
    place: str | None
    when: str | None  # EDTF
    duration: str | None  # ISO 8601
    cameo: str | None
    statement: str | None
    context: tuple[str, ...] = ()  # PLOVER

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.span.to_dict(), "type": self.type, "mode": self.mode, "status": self.status,
            "participants": [party.to_dict() for party in self.participants],
            "target": self.target.to_dict() if self.target else None, "place": self.place, "when": self.when,
            "duration": self.duration, "plover": self.type, "cameo": self.cameo, "statement": self.statement,
            "context": list(self.context),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A text the dispatch speaks of: a treaty, a draft, a letter."""

    span: Span
    when: str | None
    by: str | None  # actor id

    def to_dict(self) -> dict[str, Any]:
        return {**self.span.to_dict(), "when": self.when, "by": self.by}


@dataclass(frozen=True, slots=True)
class Record:
    """Everything read from one dispatch. The same reader on the same text gives the same record."""

    reader: str
    text: str
    dispatch: Header
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    events: tuple[Event, ...]
    documents: tuple[Document, ...]

    def to_dict(self) -> dict[str, Any]:
        """The contract's line, as plain Python values."""
        return {
            "format": FORMAT, "reader": self.reader, "dispatch": self.dispatch.to_dict(),
            "actors": [one.to_dict() for one in self.actors], "statements": [one.to_dict() for one in self.statements],
            "times": [one.to_dict() for one in self.times], "quantities": [one.to_dict() for one in self.quantities],
            "events": [one.to_dict() for one in self.events], "documents": [one.to_dict() for one in self.documents],
        }  # fmt: skip
