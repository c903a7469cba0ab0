"""`detente actors merge`, `part`, `undo`, `decisions` and `doubts`: who is who in a ledger, as people decide it."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from detente.cli.inputs import actors_option
from detente.cli.screen import say, show
from detente.cli.store import ledger_option, opened
from detente.errors import InputError, UsageError

REVIEWER = "DETENTE_REVIEWER"
"""Names who decides, where `--by` does not."""
LEAST = 5
"""Dispatches that make a name a frequent one."""
_MOST = 40  # doubts shown of each sort


def by_option(function: Any) -> Any:
    """`--by`, who decides."""
    told = f"Who decides; else ${REVIEWER}."
    return click.option("--by", metavar="NAME", callback=_by, help=told)(function)


def why_option(function: Any) -> Any:
    """`--because`, the reason."""
    return click.option("--because", "why", metavar="TEXT", default="", help="The reason, kept with it.")(
        function
    )


def _by(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    name = (value if value is not None else os.environ.get(REVIEWER, "")).strip()
    if not name:
        raise UsageError("nobody", f"say who decides: --by NAME, or ${REVIEWER}")
    return name


@click.command(short_help="Keep that two actors are one.")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@by_option
@why_option
@actors_option
@ledger_option
def merge(one: str, other: str, by: str, why: str, path: str | None) -> None:
    """Keep that ONE and OTHER (ids or names) are one actor; 'undo' takes it back.

    No record is changed: 'detente who' and 'detente actors doubts' show the two as one, and say who decided it.

    \b
    Examples:
      detente actors merge person:sergei-lavrow person:sergey-lavrov --by "A. Reader"
    """
    _decide(one, other, same=True, by=by, why=why, path=path)


@click.command(short_help="Keep that two actors are not one.")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@by_option
@why_option
@actors_option
@ledger_option
def part(one: str, other: str, by: str, why: str, path: str | None) -> None:
    """Keep that ONE and OTHER (ids or names) are two actors, however alike; 'undo' takes it back.

    \b
    Examples:
      detente actors part person:mike-rogers person:mike-d-rogers --by "A. Reader"
    """
    _decide(one, other, same=False, by=by, why=why, path=path)


def _decide(one: str, other: str, *, same: bool, by: str, why: str, path: str | None) -> None:
    from detente.views.people import collect

    with opened(path, create=False) as ledger:
        seen = collect(json.loads(line) for line in ledger.lines())
        first, second = _meant(one, seen), _meant(other, seen)
        if same:
            _check(first, second)
        number = ledger.decide(
            first, second, same=same, by=by, why=why, evidence=_evidence(first, second, seen)
        )
    told = "are one" if same else "are two"
    say(f"decision {number}: {first} and {second} {told} (detente actors undo {number} takes it back)")


def _check(one: str, other: str) -> None:
    """InputError for a merge that can only be a mistake: of two known actors, or of a person with something else."""
    from detente.actors import registry

    known = [registry.actors().get(actor) for actor in (one, other)]
    if all(known):
        raise InputError("two-known", f"{one} and {other} are two known actors; mend the file that has them")
    if any(found is not None and found.kind != "person" for found in known):
        raise InputError("no-person", f"{one} and {other}: only people are merged")


def _meant(name: str, seen: Any) -> str:
    """The id of the one actor that an id or a name means; InputError for none or several."""
    from detente.actors import registry
    from detente.views.finding import candidates

    if name in registry.actors() or any(key[0] == name for key in seen):
        return name
    near = [(key[0], why) for key, why in candidates(name, seen, None) if not why.startswith("it sounds")]
    named = [actor for actor, why in near if why.startswith("its name")]
    found = list(dict.fromkeys(named or [actor for actor, _ in near]))
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(
            "nobody", f"{name}: neither the ledger nor the registry has an actor of that id or whole name"
        )
    raise InputError("ambiguous", f"{name}: give the id; it may be {', '.join(found[:8])}")


def _evidence(one: str, other: str, seen: Any) -> tuple[str, ...]:
    """The signs for and against, as they stood when it was decided."""
    from detente.actors import lookup, registry
    from detente.actors.identity import match

    shown = []
    for actor in (one, other):
        held = [found.appearance() for key, found in seen.items() if key[0] == actor]
        known = registry.actors().get(actor)
        shown.append(held[0] if held else lookup.of(known) if known is not None else None)
    if None in shown:
        return ()
    found = match(shown[0], shown[1])  # type: ignore[arg-type]
    return found.evidence if found is not None else ("their names rule it out",)


@click.command(short_help="Take a decision back.")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@by_option
@why_option
@ledger_option
def undo(number: int, by: str, why: str, path: str | None) -> None:
    """Take decision NUMBER back: it stays on record, and no longer counts.

    \b
    Examples:
      detente actors undo 3 --by "A. Reader" --because "two senators of that name"
    """
    with opened(path, create=False) as ledger:
        ledger.withdraw(number, by=by, why=why)
    say(f"decision {number} no longer counts")


@click.command(short_help="List what was decided.")
@ledger_option
def decisions(path: str | None) -> None:
    """List every decision on who is who, with those taken back.

    \b
    Examples:
      detente actors decisions
    """
    with opened(path, create=False) as ledger:
        made = ledger.decisions()
    if not made:
        say("nothing was decided yet")
    for one in made:
        sign = "=" if one.same else "≠"
        told = f" – {one.why}" if one.why else ""
        gone = f" [taken back by {one.withdrawn}]" if one.withdrawn else ""
        say(f"{one.number}  {one.one} {sign} {one.other}  by {one.by}, {one.added}{told}{gone}")
        if one.evidence:
            say(f"   {'; '.join(one.evidence)}")


@click.command(short_help="List doubtful merges and unknown frequent names.")
@click.option(
    "--least", type=click.IntRange(min=1), default=LEAST, show_default=True, metavar="N",
    help="Dispatches that an unknown name must stand in.",
)  # fmt: skip
@actors_option
@ledger_option
def doubts(least: int, path: str | None) -> None:
    """List who in the ledger may be one person but is not surely so, and the frequent names that nobody knows.

    What is surely one is joined by itself, and listed too; 'merge' and 'part' settle the rest.

    \b
    Examples:
      detente actors doubts
      detente actors doubts --least 2
    """
    say_doubts(path, least)


def say_doubts(path: str | None, least: int) -> None:
    """Show whom the ledger joins, whom it may, and its frequent names that nobody knows."""
    from detente.export.doubts import doubts_table  # only tables need rich
    from detente.views.people import build

    with opened(path, create=False) as ledger:
        people = build((json.loads(line) for line in ledger.lines()), ledger.decisions())
    show(doubts_table(people, least=least, most=_MOST))


COMMANDS = (merge, part, undo, decisions, doubts)
