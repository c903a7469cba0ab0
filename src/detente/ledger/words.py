"""The words of an entry as the database looks them up: folded, each once; a search narrows by how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, literal, select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from detente.entries import folded
from detente.ledger.columns import Condition
from detente.ledger.schema import entry

INDEX = "entry_words"
"""The name of the index, and what the names of its parts begin with."""
LONGEST = 64
"""Characters of a word that are kept: words that begin alike are alike enough for a search to look closer."""
MOST = 200_000
"""Characters of one entry's words; beyond that the entry is looked at by every search."""
EVERY = "\ue000"
"""Stands for all words; no word has it."""
_ENTER = text(
    "INSERT INTO entry_words (rowid, folded) SELECT seq, folded FROM entry WHERE indexed = :indexed ORDER BY seq"
)
_LEAVE = text(
    "INSERT INTO entry_words (entry_words, rowid, folded) "
    "SELECT 'delete', seq, folded FROM entry WHERE indexed = :indexed"
)
_TOLD = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_words_held USING fts5vocab(main, entry_words, instance)"
)
_HELD = text("SELECT doc, term FROM temp.entry_words_held")
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile("[0-9A-Za-z\x80-\U0010ffff]+")


def kept(words: Iterable[str]) -> str:
    """The different words of these texts as one string, a blank between two; only blanks part them."""
    found = dict.fromkeys(
        piece[:LONGEST]
        for text in words
        for word in _WORD.findall(text)
        for piece in _PIECE.findall(folded(word))
    )
    told = " ".join(found)
    return told if len(told) <= MOST else EVERY


def beginnings(groups: Iterable[Iterable[str]]) -> list[list[str]]:
    """What of each group can be looked up; a group of which something can't be asks for nothing."""
    asked = [[_PIECE.match(needle) for needle in group] for group in groups]
    return [
        sorted({found[0][:LONGEST] for found in group if found is not None}) for group in asked if all(group)
    ]


def enter(connection: Connection, indexed: int) -> None:
    """Has the words of these entries, just added, looked up. SQLite's index is told; PostgreSQL's sees by itself.

    No trigger does it: a file's triggers are not trusted with virtual tables.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(_ENTER, {"indexed": indexed})


def leave(connection: Connection, indexed: int) -> None:
    """Has the words of these entries looked up no more; to be called before they are deleted."""
    if connection.dialect.name == "sqlite":
        connection.execute(_LEAVE, {"indexed": indexed})


def unsound(connection: Connection) -> Iterator[str]:
    """What is wrong with the index in words: it has to hold the words of every entry, and no others."""
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL keeps it by itself
    connection.execute(_TOLD)
    held = sum(hash((seq, word)) for seq, word in connection.execute(_HELD))
    entries = connection.execute(select(entry.c.seq, entry.c.folded))
    if held != sum(hash((seq, word)) for seq, told in entries for word in set(_PIECE.findall(told))):
        yield "the index of words is not that of the entries"


class _Begin(Condition):
    inherit_cache = True
    name = "begin"


@compiles(_Begin, "sqlite")
def _on_sqlite(element: _Begin, compiler: SQLCompiler, **kw: Any) -> str:
    key, _, asked, _ = element.clauses
    found = "SELECT rowid FROM entry_words WHERE entry_words MATCH"
    return f"({compiler.process(key, **kw)} IN ({found} {compiler.process(asked, **kw)}))"


@compiles(_Begin, "postgresql")
def _on_postgresql(element: _Begin, compiler: SQLCompiler, **kw: Any) -> str:
    _, column, _, asked = element.clauses
    told = f"array_to_tsvector(string_to_array({compiler.process(column, **kw)}, ' '))"
    return f"({told} @@ CAST({compiler.process(asked, **kw)} AS tsquery))"


def begin(
    key: ColumnElement[int], column: ColumnElement[str], groups: Sequence[Sequence[str]]
) -> ColumnElement[bool]:
    """True for an entry of which, of each group, one string begins a word; groups are as `beginnings` gives them."""
    return _Begin(key, column, literal(_fts5(groups), Text()), literal(_tsquery(groups), Text()))


def _fts5(groups: Sequence[Sequence[str]]) -> str:
    each = (" OR ".join(f'"{one}" *' for one in group) for group in groups)
    return f'({" AND ".join(f"({one})" for one in each)}) OR "{EVERY}"'


def _tsquery(groups: Sequence[Sequence[str]]) -> str:
    each = (" | ".join(f"'{one}':*" for one in group) for group in groups)
    return f"({' & '.join(f'({one})' for one in each)}) | '{EVERY}'"
