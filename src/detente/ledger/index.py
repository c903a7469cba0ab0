"""The entries of every reading as rows: made when a record is kept, or when they are first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    union,
)

from detente.entries import Entry, Wanted, entries, folded
from detente.entries.entry import PROSE, STATEMENT
from detente.entries.extracts import extracts
from detente.entries.listing import Listing, Outline
from detente.entries.prose import prose
from detente.entries.rewrites import Text
from detente.entries.sketch import Sketch, sketch
from detente.entries.sweep import unswept
from detente.ledger import echoes
from detente.ledger.judgements import judgements
from detente.ledger.now import line_now
from detente.ledger.present import NOW
from detente.ledger.schema import (
    dispatch,
    echo,
    entry,
    extract,
    indexed,
    likeness,
    reading,
    rewrite,
    watched,
)

VERSION = 3
"""Of entries, folding, sketches, keys and extracts together; a higher one makes all of them anew beside the old."""
_ADD, _ADD_ENTRIES = insert(indexed).returning(indexed.c.seq), insert(entry)
_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_AT_ONCE = 500  # numbers in one question
_NUMBERED = (
    select(entry.c.told).where(entry.c.seq.in_(bindparam("numbers", expanding=True))).order_by(entry.c.seq)
)
_ADD_EXTRACTS = insert(extract)
_LAST_ENTRY, _ECHOES = select(func.max(entry.c.seq)), select(echo.c.one, echo.c.other, echo.c.rank)
_LAST = select(func.max(reading.c.seq))


def put_last(connection: Connection, line: Mapping[str, Any], text: str, *, new: bool) -> None:
    """Adds the entries of the reading that was added last in this transaction; `new` is its dispatch, too."""
    number = connection.scalars(_LAST).one()
    if new:
        _put(connection, number, line, of(line, text))
    else:
        put(connection, number, line, text)


def put(connection: Connection, number: int, line: Mapping[str, Any], text: str) -> None:
    """Adds what is made of the reading of that number as reviewers left it; what was made of the dispatch before goes."""
    key = line["dispatch"]["id"]
    drop(connection, key)
    _put(connection, number, line, of(line_now(line, text, judgements(connection, dispatch_id=key)), text))


def _put(connection: Connection, number: int, line: Mapping[str, Any], made: Made) -> None:
    drawn = made.drawn
    row = {
        "reading": number, "version": VERSION, "shingles": drawn.count, "sketch": json.dumps(drawn.hashes),
    }  # fmt: skip
    seq = connection.scalars(_ADD, row).one()
    first = (connection.scalar(_LAST_ENTRY) or 0) + 1
    if made.rows:
        rows = [{"seq": i, "indexed": seq, **row} for i, row in enumerate(made.rows, first)]
        connection.execute(_ADD_ENTRIES, rows)
    if made.extracts:
        needed = [{"indexed": seq, "view": view, "body": body} for view, body in made.extracts]
        connection.execute(_ADD_EXTRACTS, needed)
    header = line["dispatch"]
    known_by = Text(drawn, header.get("published"), header.get("title"))
    echoes.put(connection, echoes.New(seq, VERSION, made.told, first, header["id"], known_by))


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of one line: its text's sketch, its entries, all rows of the table `entry`, what views need."""

    drawn: Sketch
    told: tuple[Entry, ...]
    rows: list[dict[str, Any]]
    extracts: list[tuple[str, str]]


def of(line: Mapping[str, Any], text: str) -> Made:
    """The same for the same line, whatever else the ledger holds."""
    told = entries(line)
    rows = [_row(one) for one in (*told, *prose(line, text, len(told)))]
    return Made(sketch(text), told, rows, list(extracts(line)))


def drop(connection: Connection, key: str) -> None:
    """Takes away what was made of all readings of that dispatch."""
    own = list(connection.scalars(select(reading.c.seq).where(reading.c.dispatch == key)))
    held = list(connection.scalars(select(indexed.c.seq).where(indexed.c.reading.in_(own))))
    if held:
        told = select(entry.c.seq).where(entry.c.indexed.in_(held))
        for table, column, gone in (
            (echo, echo.c.one, told), (echo, echo.c.other, told), (rewrite, rewrite.c.one, held),
            (rewrite, rewrite.c.other, held), (likeness, likeness.c.indexed, held),
            (extract, extract.c.indexed, held), (entry, entry.c.indexed, held), (indexed, indexed.c.seq, held),
        ):  # fmt: skip
            connection.execute(delete(table).where(column.in_(gone)))
    connection.execute(delete(watched).where(watched.c.reading.in_(own)))


def _row(one: Entry) -> dict[str, Any]:
    return {
        "kind": one.kind, "act": one.act, "first": one.first,
        "after": one.after, "actors": _apart(one.actors, one.sides, one.toward, one.about),
        "speakers": _apart(one.actors), "parties": _apart(one.actors, one.sides), "mode": one.mode,
        "issues": _apart([issue for issue, *_ in one.issues]), "folded": folded(" … ".join(one.words)),
        "told": _ENCODED(one),
    }  # fmt: skip


def _apart(*groups: Any) -> str:
    found = dict.fromkeys(one for group in groups for one in group)
    return f" {'  '.join(found)} " if found else ""


def missing(connection: Connection) -> list[int]:
    """Numbers of the newest readings that have no entries of this version."""
    done = select(indexed.c.reading).where(indexed.c.version == VERSION)
    return list(connection.scalars(select(NOW.c.seq).where(NOW.c.seq.not_in(done)).order_by(NOW.c.seq)))


def complete(connection: Connection, numbers: list[int]) -> None:
    """Adds the entries of these readings."""
    joined = reading.join(dispatch, dispatch.c.id == reading.c.dispatch)
    for number in numbers:
        query = select(reading.c.line, dispatch.c.text).select_from(joined).where(reading.c.seq == number)
        line, text = connection.execute(query).one()
        put(connection, number, json.loads(line), text)


@unswept()
def found(connection: Connection, wanted: Wanted) -> Listing:
    """The entries of the newest readings that are asked for, in the order added and of the text, with their echoes."""
    rows = connection.execute(_query(wanted)).all()
    told = json.loads(f"[{','.join(row.told for row in rows)}]")
    places = {row.seq: i for i, row in enumerate(rows)}
    return Listing([Entry._make(one) for one in told], echoed(connection, places))


def outline(connection: Connection, wanted: Wanted) -> Outline:
    """The same without what they tell."""
    rows = [
        tuple(row)
        for row in connection.execute(
            _ordered(select(entry.c.seq, entry.c.indexed, entry.c.first, entry.c.after), wanted)
        )
    ]
    return Outline(rows, echoed(connection, {row[0]: i for i, row in enumerate(rows)}))


@unswept()
def numbered(connection: Connection, numbers: Sequence[int]) -> list[Entry]:
    """The entries of these numbers, ascending."""
    told: list[str] = []
    ordered = sorted(numbers)
    for at in range(0, len(ordered), _AT_ONCE):
        some = {"numbers": ordered[at : at + _AT_ONCE]}
        told += connection.scalars(_NUMBERED, some)
    return [Entry._make(one) for one in json.loads(f"[{','.join(told)}]")]


def echoed(connection: Connection, places: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """Which of the entries at these places, by number, tell the same: the surest first."""
    return sorted(
        (sign, places[one], places[other])
        for one, other, sign in connection.execute(_ECHOES)
        if one in places and other in places
    )


def _query(wanted: Wanted) -> Select[tuple[int, str]]:
    """The rows that are asked for, of words those that may be."""
    return _ordered(select(entry.c.seq, entry.c.told), wanted)


def _ordered(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """By reading, for what is made anew of one gets new numbers."""
    joined = query.join(indexed, indexed.c.seq == entry.c.indexed).where(_clauses(wanted))
    return joined.order_by(indexed.c.reading, entry.c.seq)


def _now() -> Select[tuple[int]]:
    """Numbers of what is made of the newest readings."""
    joined = indexed.join(NOW, NOW.c.seq == indexed.c.reading)
    return select(indexed.c.seq).select_from(joined).where(indexed.c.version == VERSION)


def _clauses(wanted: Wanted) -> ColumnElement[bool]:
    clauses: list[ColumnElement[bool]] = [entry.c.indexed.in_(_now()), entry.c.kind.in_(sorted(wanted.kinds))]
    if wanted.mode or wanted.issue or wanted.stances:
        clauses.append(entry.c.kind.in_((STATEMENT, PROSE)))
    if wanted.acts:
        clauses.append(entry.c.act.in_(sorted(wanted.acts)))
    if wanted.mode:
        clauses.append(entry.c.mode == wanted.mode)
    if wanted.stances:
        clauses.append(entry.c.issues != "")
    if wanted.echoed:
        clauses.append(entry.c.seq.in_(union(select(echo.c.one), select(echo.c.other))))
    if wanted.issue:
        clauses.append(_holds(entry.c.issues, f" {wanted.issue} "))
    clauses += [
        or_(*(_holds(column, f" {one} ") for one in sorted(ids)))
        for column, ids in ((entry.c.speakers, wanted.speakers), (entry.c.parties, wanted.parties))
        if ids
    ]
    clauses += [or_(*(_holds(entry.c.folded, one) for one in group)) for group in wanted.needles]
    if wanted.since or wanted.until:
        clauses.append(or_(entry.c.first.is_not(None), entry.c.after.is_not(None)))
    if wanted.since:
        clauses.append(or_(entry.c.after.is_(None), entry.c.after > wanted.since))
    if wanted.until:
        clauses.append(or_(entry.c.first.is_(None), entry.c.first <= wanted.until))
    return and_(*clauses)


def _holds(column: Any, words: str) -> ColumnElement[bool]:
    held: ColumnElement[bool] = func.instr(column, literal(words)) > 0
    return held


def rewritten(connection: Connection) -> list[tuple[tuple[int, str], tuple[int, str], float]]:
    """Each two dispatches, by number and id, whose newest readings are of one text, with the share in common."""
    one, other = indexed.alias("one"), indexed.alias("other")
    ours, theirs = reading.alias("ours"), reading.alias("theirs")
    query = (
        select(one.c.seq, ours.c.dispatch, other.c.seq, theirs.c.dispatch, rewrite.c.share)
        .join(one, one.c.seq == rewrite.c.one)
        .join(other, other.c.seq == rewrite.c.other)
        .join(ours, ours.c.seq == one.c.reading)
        .join(theirs, theirs.c.seq == other.c.reading)
        .where(
            one.c.version == VERSION, other.c.version == VERSION,
            ours.c.seq.in_(select(NOW.c.seq)), theirs.c.seq.in_(select(NOW.c.seq)),
        )
        .order_by(rewrite.c.seq)
    )  # fmt: skip
    return [((i, a), (k, b), share) for i, a, k, b, share in connection.execute(query)]


def kept(connection: Connection, view: str) -> list[str]:
    """What a view needs of each newest reading, as JSON, in the order added."""
    query = _extracts(view).join(indexed, indexed.c.seq == extract.c.indexed)
    return list(connection.scalars(query.order_by(indexed.c.reading, extract.c.seq)))


def counted(connection: Connection, view: str) -> list[tuple[str, int]]:
    """The same, each different one once with how many readings have it, in the order of the first."""
    query = _extracts(view).join(indexed, indexed.c.seq == extract.c.indexed).add_columns(func.count())
    ordered = query.group_by(extract.c.body).order_by(func.min(indexed.c.reading), func.min(extract.c.seq))
    return [(body, count) for body, count in connection.execute(ordered)]


def having(connection: Connection, view: str, bodies: Sequence[str]) -> int:
    """How many newest readings have one of these."""
    query = _extracts(view).with_only_columns(func.count(extract.c.indexed.distinct()))
    return connection.scalars(query.where(extract.c.body.in_(bodies))).one()


def _extracts(view: str) -> Select[tuple[str]]:
    return select(extract.c.body).where(extract.c.view == view, extract.c.indexed.in_(_now()))
