"""`detente export`: what is on record, in the formats that researchers use."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.files import FileName, spare_inputs, write, write_bytes
from detente.cli.inputs import (
    Run,
    actors_option,
    dossier_option,
    language_option,
    published_option,
    read_all,
)
from detente.cli.screen import complain, say_raw
from detente.cli.store import ledger_option, opened
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.record import Record

FORMATS = ("jsonl", "csv", "parquet", "annotations", "plover")


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--to", "form", type=click.Choice(FORMATS), help="The format.")
@click.option("--bundle", is_flag=True, help="The whole ledger with its chain, for 'detente import'.")
@click.option("--out", type=FileName(), metavar="FILE", help="Where to write it; else standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@published_option
@language_option
@actors_option
@dossier_option
@ledger_option
@click.pass_obj
def export(
    run: Run, paths: tuple[str, ...], *, form: str | None, bundle: bool, out: str | None, force: bool, published: str | None,
    language: str | None, path: str | None,
) -> None:  # fmt: skip
    """Write what is on record, in the ledger or the dispatches under PATH, in a format that other programs read.

    \b
    jsonl        the public record, a line a dispatch ('detente schema' describes it)
    csv          a row a statement; no cell is run by a spreadsheet
    parquet      the same, typed; needs pyarrow
    annotations  W3C Web Annotations (JSON-LD), each on its exact words
    plover       PLOVER codes under the 40 columns of POLECAT, tab-separated

    docs/exports.md describes the columns, what each format loses, and the way back from CSV.

    \b
    Examples:
      detente export --to csv > statements.csv
      detente export --to parquet --out statements.parquet
      detente export dispatches/ --to plover --out events.tsv
      detente export --bundle --out talks.jsonl
    """  # fmt: skip
    _check(form, paths, out, bundle=bundle, force=force)
    if form is None:
        _bundle(str(out), path)
        return
    if paths:
        read = read_all(paths, published=published, language=language, refuse=run.refuse, dossier=run.dossier)
        _write(form, _once(read), out)
        return
    with opened(path, create=False) as ledger:
        records = ledger.records(now=True)
        if run.dossier is not None:
            from detente.reading.rewatch import rewatched  # only for another dossier

            chosen = run.dossier
            records = (rewatched(record, chosen) for record in records)
        _write(form, records, out)


def _check(form: str | None, paths: tuple[str, ...], out: str | None, *, bundle: bool, force: bool) -> None:
    """UsageError for what can't be written, or not there."""
    if (form is None) is not bundle or (bundle and (paths or out is None)):
        raise UsageError("no-format", "say --to FORMAT; or --bundle --out FILE, which is of the whole ledger")
    if form == "parquet" and out is None:
        raise UsageError("no-file", "Parquet is no text: name a file with --out")
    spare_inputs(out, paths)
    if out is not None and Path(out).is_file() and not force:
        raise UsageError("exists", f"{out}: is there already; --force writes over it")


def _bundle(out: str, path: str | None) -> None:
    with opened(path, create=False) as ledger:
        write(out, "".join(f"{line}\n" for line in ledger.bundle()))
    complain(f"wrote {out}")


def _once(read: Iterable[Record]) -> Iterator[Record]:
    """Each text once, as in the ledger."""
    seen: set[str] = set()
    for record in read:
        if record.dispatch.id not in seen:
            seen.add(record.dispatch.id)
            yield record


def _write(form: str, records: Iterable[Record], out: str | None) -> None:
    if form == "parquet":
        from detente.export.parquet import parquet

        write_bytes(str(out), parquet(record.to_dict() for record in records))
    elif out is not None:
        write(out, "".join(_pieces(form, records)))
    else:
        for piece in _pieces(form, records):
            say_raw(piece.removesuffix("\n"), at_once=False, end=piece.endswith("\n"))
        sys.stdout.flush()
        return
    complain(f"wrote {out}")


def _pieces(form: str, records: Iterable[Record]) -> Iterator[str]:
    lines: Iterable[dict[str, Any]] = (record.to_dict() for record in records)
    if form == "jsonl":
        from detente.export.jsonl import line

        yield from (f"{line(record)}\n" for record in records)
    elif form == "csv":
        from detente.export.csv_rows import csv_lines

        yield from csv_lines(lines)
    elif form == "annotations":
        from detente.export.annotations import page

        yield from page((record.to_dict(), record.text) for record in records)
    else:
        from detente.export.polecat import tsv_lines

        yield from tsv_lines(lines)


COMMANDS = {"export": export}
