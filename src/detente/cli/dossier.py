"""`detente dossier`: make, check, propose and show what is watched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.files import FileName, spare_inputs, write
from detente.cli.inputs import Run, actors_option, language_option, published_option, read_all
from detente.cli.report import LANGUAGE
from detente.cli.screen import complain, say, say_raw
from detente.cli.store import ledger_option, opened
from detente.dispatch.intake import printable
from detente.errors import InputError, UsageError

if TYPE_CHECKING:
    from detente.dossier.model import Dossier
    from detente.views.suggesting import Matter


@click.group(invoke_without_command=True)
@click.pass_context
def dossier(context: click.Context) -> None:
    """Make, check, propose and show dossiers: what is watched.

    \b
    Examples:
      detente dossier new fisheries
      detente dossier check fisheries.yml
      detente dossier suggest dispatches/ > fisheries.yml
      detente dossier show brexit
      detente dossier report brexit --out brexit.html
    """
    if context.invoked_subcommand is None:
        say_raw(context.get_help())


@dossier.command(short_help="Write a commented dossier to begin with.")
@click.argument("name", metavar="NAME")
@click.option("--out", type=FileName(), metavar="FILE", help="Where to write it; else NAME.yml.")
@click.option(
    "--skos", type=FileName(), metavar="FILE", help="Begin with the concepts of a SKOS file (JSON-LD)."
)
def new(name: str, out: str | None, skos: str | None) -> None:
    """Write a commented dossier NAME to begin with. A file that is there already is left alone.

    \b
    Examples:
      detente dossier new fisheries
      detente dossier new fisheries --skos thesaurus.jsonld
    """
    from dataclasses import replace

    from detente.dossier.dossier import load
    from detente.dossier.skeleton import skeleton, written

    file = out or f"{name}.yml"
    text = skeleton(name, file)
    if skos is not None:
        text = written(replace(load(Path(skos)), id=name))
    if Path(file).exists():
        raise UsageError("exists", f"{printable(file)}: is there already; name another file with --out")
    write(file, text)
    say(f"wrote {file}")


@dossier.command(short_help="Say everything that is wrong in a dossier.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FileName())
@actors_option
@click.pass_obj
def check(run: Run, files: tuple[str, ...]) -> None:
    """Say everything that is wrong in dossier files, one line a fault: FILE:LINE: FIELD: reason.

    Parties have to be known: shipped, or of the files of --actors.

    \b
    Examples:
      detente dossier check fisheries.yml
    """
    from detente.dossier.dossier import load

    for file in files:
        try:
            found = load(Path(file), _unknown)
        except InputError as error:
            for line in error.lines:
                complain(line)
            run.status = max(run.status, error.status)
        else:
            terms = sum(len(terms) for issue in found.issues for terms in issue.terms.values())
            say(f"{file}: {len(found.parties)} parties, {len(found.issues)} issues, {terms} terms, no fault")


def _unknown(party: str) -> str | None:
    """Why the party is not known, and who may be meant."""
    from detente.actors import registry
    from detente.views.finding import candidates

    if party in registry.actors():
        return None
    meant = [
        (key[0], registry.actors()[key[0]])
        for key, why in candidates(party, {}, None)
        if key[0] in registry.actors() and not why.startswith("it sounds")
    ]
    if any(key[0] == party for key, _ in candidates(party, {}, None)):  # a group that a language names
        return None
    if not meant:
        return f"no actor {party!r} is known"
    known, actor = meant[0]
    return f"no actor has the id {party!r}; {_named(actor.names)} has {known!r}"


def _named(names: Mapping[str, Sequence[str]]) -> str:
    return next(iter(names.get(LANGUAGE, ()) or next(iter(names.values()), ("?",))))


@dossier.command(short_help="Show a dossier, or list those that ship.")
@click.argument("name", metavar="[NAME|FILE]", required=False)
@click.option("--skos", is_flag=True, help="Print it as SKOS (JSON-LD).")
@click.option("--yaml", "as_yaml", is_flag=True, help="Print it as a file to begin one of yours with.")
def show(name: str | None, *, skos: bool, as_yaml: bool) -> None:
    """Show the parties, issues, propositions and terms of a dossier; without a name, list those that ship.

    \b
    Examples:
      detente dossier show
      detente dossier show brexit
      detente dossier show fisheries.yml --skos > fisheries.jsonld
    """
    from detente.dossier.dossier import available, find, shipped

    if name is None:
        for one in available():
            known = shipped(one)
            say(f"{one}: {known.title[LANGUAGE]} ({len(known.issues)} issues)")
        return
    found = find(name)
    if skos:
        from detente.dossier.skos import write as as_skos

        say_raw(as_skos(found))
    elif as_yaml:
        from detente.dossier.skeleton import written

        say_raw(written(found).rstrip("\n"))
    else:
        for line in _shown(found):
            say(line)


def _shown(found: Dossier) -> Iterator[str]:
    from detente.actors import registry

    first, after = found.window
    yield f"{found.id}: {found.title.get(LANGUAGE) or next(iter(found.title.values()))}"
    if first or after:
        yield f"window: {first or '…'} to {after or '…'}"
    for party in found.parties:
        known = registry.actors().get(party)
        yield f"party: {_named(known.names) if known else 'not known'} ({party})"
    for source in found.sources:
        yield f"source: {source}"
    for issue in found.issues:
        yield ""
        yield f"{issue.id}" + (f" (part of {issue.broader})" if issue.broader else "")
        for code, text in issue.proposition.items():
            yield f"  {code}: {text}"
            for term in issue.terms.get(code, ()):
                yield f"      {term.side}{' (phrasing)' if term.phrasing else ''}: {term.pattern}"


@dossier.command(short_help="Propose a dossier from dispatches, with the passages.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--most", type=click.IntRange(1, 100), default=12, show_default=True, help="Parties, and issues."
)
@language_option
@actors_option
@ledger_option
@click.pass_obj
def suggest(run: Run, paths: tuple[str, ...], most: int, language: str | None, path: str | None) -> None:
    """Propose parties, issues and terms from dispatches, or from what the ledger holds.

    What is printed is a dossier file to work on: each proposal has the passages that it rests on beside it. The
    propositions are for you to write.

    \b
    Examples:
      detente dossier suggest dispatches/ > fisheries.yml
      detente dossier suggest --ledger talks.sqlite
    """
    from detente.views.suggesting import suggestions

    if paths:
        found = suggestions(
            read_all(paths, published=None, language=language, refuse=run.refuse), parties=most, matters=most
        )
    else:
        with opened(path, create=False) as ledger:
            found = suggestions(ledger.records(), parties=most, matters=most)
    if not found.matters:
        raise InputError(
            "nothing-shared", "no words stand in the statements of two parties; give more dispatches"
        )
    say("id: suggested")
    say("title: {en: Suggested}")
    if found.parties:
        say("parties:")
    for one in found.parties:
        many = f"{one.statements} statements in {one.dispatches} dispatches"
        say(f'  - "{one.party}"  # {one.name}: {many}')
    say("issues:")
    for number, matter in enumerate(found.matters, 1):
        for line in _proposed(number, matter):
            say(line)


def _proposed(number: int, matter: Matter) -> Iterator[str]:
    from detente.dossier.skeleton import quoted

    code = matter.language
    yield f"  # {matter.statements} statements, of {', '.join(matter.parties)}"
    for shown in matter.passages:
        words = " … ".join(" ".join(part.split()) for part in shown.content)
        yield f"  #   {', '.join(shown.speakers) or 'undecided'}: {words} [{shown.path or shown.dispatch}]"
    yield f"  - id: issue-{number}"
    yield f"    proposition: {{{code}: {quoted(matter.words)}}}  # what can one be for or against?"
    yield f"    labels: {{{code}: [{quoted(matter.words)}]}}"
    yield f"    terms: {{{code}: [{', '.join(f'{{words: {quoted(term)}}}' for term in matter.terms)}]}}"


@dossier.command(short_help="Write what is on record for a dossier as one page for printing or mailing.")
@click.argument("name", metavar="NAME|FILE")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--out", type=FileName(), metavar="FILE", help="Where to write it; else standard output.")
@click.option(
    "--in", "tongue", metavar="LANGUAGE", default="en", show_default=True, help="Of the page: en, fr or ru."
)
@click.option(
    "--since",
    metavar="DATE",
    help="What changed since that year, month or day; else the last 30 days on record.",
)
@click.option("--most", type=click.IntRange(1), default=200, show_default=True, help="Lines of a section.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@published_option
@language_option
@actors_option
@ledger_option
@click.pass_obj
def report(
    run: Run, name: str, paths: tuple[str, ...], *, out: str | None, tongue: str, since: str | None, most: int,
    force: bool, published: str | None, language: str | None, path: str | None,
) -> None:  # fmt: skip
    """Write what is on record for a dossier as one HTML page for printing or mailing.

    Where the parties stand, what changed, what is contested, meetings, tension and a timeline, each with the
    passage that it rests on. The page needs no network, no script and no second file. Without a PATH it is what the
    ledger holds.

    \b
    Examples:
      detente dossier report european-security-2022 --out talks.html
      detente dossier report fisheries.yml dispatches/ --in fr --out pêche.html
    """
    from detente.cli.briefing import gathered
    from detente.dossier.dossier import find
    from detente.export.brief import page
    from detente.export.labels import labels
    from detente.views.asking import first_day
    from detente.views.brief import brief

    watched = find(name)
    labels(tongue)
    day = first_day(since) if since is not None else None
    spare_inputs(out, paths)
    if out is not None and Path(out).is_file() and not force:
        raise UsageError("exists", f"{printable(out)}: is there already; --force writes over it")
    with gathered(
        run, watched, paths, published=published, language=language, path=path, tongue=tongue
    ) as known:
        found = brief(watched, known.sources, since=day, language=tongue)
        shown = page(found, known.texts, language=tongue, readers=known.readers, most=most)
    if out is None:
        say_raw(shown.removesuffix("\n"))
    else:
        write(out, shown)
        complain(f"wrote {out}")


COMMANDS = {"dossier": dossier}
