"""The statements of records as Parquet, typed and with each column's meaning in its metadata; needs pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterable
from importlib import import_module
from itertools import islice
from typing import Any

from detente.entries.entry import Line
from detente.errors import UsageError
from detente.export.rows import COLUMNS, rows

_AT_ONCE = 20_000
"""Rows of a row group."""


def parquet(lines: Iterable[Line]) -> bytes:
    """A Parquet file of all statements, the same bytes for the same lines. UsageError where pyarrow is not installed."""
    arrow, writing = _library()
    schema = _schema(arrow)
    out = io.BytesIO()
    left = rows(lines)
    with writing.ParquetWriter(out, schema, compression="zstd") as writer:
        some = list(islice(left, _AT_ONCE))
        while True:
            columns = list(zip(*some, strict=True)) or [()] * len(COLUMNS)
            arrays = [
                arrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            some = list(islice(left, _AT_ONCE))
            if not some:
                break
    return out.getvalue()


def _library() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError(
            "no-pyarrow",
            "Parquet needs pyarrow (pip install 'detente[parquet]'); CSV and JSON Lines need nothing",
        ) from error


def _schema(arrow: Any) -> Any:
    types = {
        "text": arrow.string(), "whole": arrow.int64(), "real": arrow.float64(), "flag": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
    }  # fmt: skip
    return arrow.schema(
        [arrow.field(one.name, types[one.type], metadata={"description": one.told}) for one in COLUMNS]
    )
