"""What holds facts in the database itself: no row is changed or deleted, but for the words of a removed text.

The one place that writes triggers: each function gives the statements for a dialect by its SQLAlchemy name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

REFUSAL = "the ledger is append-only"
DERIVED = ("indexed", "entry", "extract", "likeness", "rewrite", "echo", "watched")
"""Tables that are made from the facts, and may be made anew."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What may happen to a table's rows when the text they are of was removed, else nothing.

    `blank` are the columns that then take these SQL values, all others staying; `drop`: rows may be deleted.
    `dispatch` is an SQL expression for the id of the text, of the row OLD.
    """

    table: str
    columns: tuple[str, ...] = ()
    blank: Mapping[str, str] | None = None
    drop: bool = False
    dispatch: str = "OLD.dispatch"


_OF_STATEMENT = "(SELECT dispatch FROM statement WHERE seq = OLD.statement)"
GUARDS = (
    Guard("dispatch", ("seq", "id", "length", "added"), {"text": "''"}, dispatch="OLD.id"),
    Guard("source"),
    Guard(
        "reading",
        ("seq", "dispatch", "reader", "digest", "language", "outlet", "published", "statements", "added"),
        {"title": "NULL", "line": "''"},
    ),
    Guard("statement", drop=True),
    Guard("party", drop=True, dispatch=_OF_STATEMENT),
    Guard("stance", drop=True, dispatch=_OF_STATEMENT),
    Guard("identity"),
    Guard(
        "dating",
        ("seq", "decision", "dispatch", "start", "end", "date", "withdraws", "by", "why", "added"),
        {"exact": "NULL"},
    ),
    Guard("judgement"),
    Guard("edition"),
    Guard("removal"),
    Guard("bundle"),
    Guard("chain"),
)


def drop(dialect: str, table: str) -> Iterator[str]:
    """The statements that take a table's guard away."""
    for verb in ("update", "delete"):
        yield _DROP[dialect].format(name=f"{table}_no_{verb}", table=table)


def make(dialect: str, guard: Guard) -> Iterator[str]:
    """The statements that put a guard on its table."""
    yield from _MAKE[dialect](guard)


def _sqlite(guard: Guard) -> Iterator[str]:
    removed = f"EXISTS (SELECT 1 FROM removal WHERE removal.dispatch = {guard.dispatch})"  # noqa: S608 - ours
    same = [f'NEW."{name}" IS OLD."{name}"' for name in guard.columns]
    blank = [f'NEW."{name}" IS {value}' for name, value in (guard.blank or {}).items()]
    allowed = {
        "update": " AND ".join([*same, *blank, removed]) if guard.blank else None,
        "delete": removed if guard.drop else None,
    }
    for verb, condition in allowed.items():
        unless = f" WHEN NOT ({condition})" if condition else ""
        yield (
            f"CREATE TRIGGER {guard.table}_no_{verb} BEFORE {verb.upper()} ON {guard.table}{unless} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


_MAKE: Mapping[str, Callable[[Guard], Iterator[str]]] = {"sqlite": _sqlite}
_DROP = {"sqlite": "DROP TRIGGER IF EXISTS {name}"}
