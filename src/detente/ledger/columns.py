"""Columns and conditions that read the same in every database."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Self

from sqlalchemy import Boolean, ColumnElement, Dialect, Text, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeDecorator, TypeEngine

_LOW = re.compile("[\0\1]")
_ESCAPES = {"\0": "\1\1", "\1": "\1\2"}
_RAW = {"\1\1": "\0", "\1\2": "\1"}


class Words(TypeDecorator[str]):
    """Text of any characters but lone surrogates, compared by code point.

    PostgreSQL holds no U+0000: there U+0000 and U+0001 are escaped, so that order and equality stay what they are.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """SQLite compares bytes by itself; PostgreSQL is told to."""
        return Text(collation=None if dialect.name == "sqlite" else "C")

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """What is sent to the database."""
        return None if dialect.name == "sqlite" else escaped

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: ARG002
        """What comes back."""
        return None if dialect.name == "sqlite" else unescaped


def escaped(text: str | None) -> str | None:
    """`text` without U+0000; the order of texts is that of their escaped forms."""
    if text is None or not ("\0" in text or "\1" in text):
        return text
    return _LOW.sub(lambda found: _ESCAPES[found[0]], text)


def unescaped(text: str | None) -> str | None:
    """Undoes `escaped`."""
    return (
        text if text is None or "\1" not in text else re.sub("\1[\1\2]", lambda found: _RAW[found[0]], text)
    )


class Condition(GenericFunction[bool]):
    """A function that each database spells as a condition of its own, in brackets."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: object = None) -> Self:  # noqa: ARG002
        """Itself: `… = 1`, which SQLAlchemy makes of truth for SQLite, would keep it from an index."""
        return self


class _Holds(Condition):
    inherit_cache = True
    name = "holds"


@compiles(_Holds, "sqlite")
def _on_sqlite(element: _Holds, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(instr({compiler.process(element.clauses, **kw)}) > 0)"


@compiles(_Holds, "postgresql")
def _on_postgresql(element: _Holds, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(strpos({compiler.process(element.clauses, **kw)}) > 0)"


def holds(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """True where the column's text has these words in it."""
    return _Holds(column, literal(words, Words()))
