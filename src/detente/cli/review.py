"""`detente review`: entry after entry, by key; in a terminal or over a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from detente.cli.corrections import FORM, parsed
from detente.cli.identities import by_option
from detente.cli.inputs import Run
from detente.cli.screen import complain, say, show
from detente.cli.store import ledger_option
from detente.errors import InputError, UsageError

if TYPE_CHECKING:
    from detente.ledger import Item
    from detente.store import Ledger

HELP = (
    "a accept as it is shown   r reject (why)   e edit (field=value; …)   n note   u undo my last",
    "j next   k back   ? help   q leave. Nothing is decided by looking.",
)
_ARROWS = {"\x1b[B": "j", "\x1b[A": "k", "\x1bOB": "j", "\x1bOA": "k", "": "q", "\x04": "q"}
_ASKED = {"r": "why", "e": "correct", "n": "note"}


@click.command()
@click.option("--again", is_flag=True, help="Entries too that others have judged and you have not.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=500, help="At most so many entries."
)
@by_option
@ledger_option
@click.pass_obj
def review(run: Run, again: bool, limit: int, by: str, path: str | None) -> None:
    """Work through entries, the least certain and weightiest first; what is to be re-checked comes before all.

    By key: a accept, r reject, e edit, n note, u undo, j next, k back, ? help, q leave. Over a pipe a line is a key
    and what belongs to it: 'r a headline', 'e act=demand; speaker=Russia'. Nothing is decided by looking.

    \b
    Examples:
      detente review --by "A. Reader"
      printf 'a\\nr not a quotation\\nq\\n' | detente review --by "A. Reader"
    """
    from detente.store import Ledger

    with Ledger(path, create=False) as ledger:
        items = ledger.queue(limit, reviewer=by if again else None)
        if not items:
            say("nothing to review")
            return
        desk = _Desk(ledger, by, items, run)
        read = _key if sys.stdin.isatty() else _line
        while desk.open:
            desk.show()
            desk.obey(*read())
    say(desk.told())


def _key() -> tuple[str, str]:
    """A key from the terminal, and what is typed after it."""
    say("a r e n u j k ? q > ")
    try:
        key = click.getchar()
    except EOFError:
        return "q", ""
    key = _ARROWS.get(key, key)
    if key not in _ASKED:
        return key, ""
    hint = f" ({FORM})" if key == "e" else ""
    return key, str(click.prompt(f"{_ASKED[key]}{hint}", default="", show_default=False))


def _line() -> tuple[str, str]:
    """A line of a pipe: its first character, and the rest."""
    line = sys.stdin.readline()
    if not line:
        return "q", ""
    return line[:1].strip() or "j", line[1:].strip()


@dataclass(slots=True)
class _Desk:
    """Where the reviewer is, and what was done."""

    ledger: Ledger
    by: str
    items: tuple[Item, ...]
    run: Run
    place: int = 0
    open: bool = True
    made: list[tuple[int, int, str]] = field(default_factory=list)  # place, number and verdict
    shown: int | None = None

    @property
    def item(self) -> Item:
        return self.items[self.place]

    def show(self) -> None:
        """The entry, once."""
        if self.shown == self.place:
            return
        from detente.export.review import item_card

        self.shown = self.place
        mine = [verdict for place, _, verdict in self.made if place == self.place]
        done = f", you said: {', '.join(mine)}" if mine else ""
        show("", item_card(self.item, f"{self.place + 1} of {len(self.items)}{done}"))

    def obey(self, key: str, typed: str) -> None:
        """Does what the key says; what is wrong is said, and nothing is done."""
        deeds: dict[str, Callable[[str], None]] = {
            "a": lambda _: self._judge("accept"), "r": lambda why: self._judge("reject", why),
            "n": lambda why: self._judge("note", why), "e": self._edit, "u": lambda _: self._undo(),
            "j": lambda _: self._move(1), "k": lambda _: self._move(-1), "q": lambda _: self._leave(),
        }  # fmt: skip
        if key not in deeds:
            for line in HELP:
                say(line)
            return
        try:
            deeds[key](typed)
        except (InputError, UsageError) as error:
            complain(error.message)
            self.run.status = max(self.run.status, InputError.status)

    def told(self) -> str:
        """What was done, in one line."""
        counts: dict[str, int] = {}
        for _, _, verdict in self.made:
            counts[verdict] = counts.get(verdict, 0) + 1
        return "; ".join(f"{verdict}: {count}" for verdict, count in counts.items()) or "nothing was judged"

    def _judge(self, verdict: str, why: str = "", correction: dict[str, object] | None = None) -> None:
        seen = max((one.number for one in self.item.judgements), default=0)
        number = self.ledger.judge(
            self.item.key, verdict, reviewer=self.by, reason=why, correction=correction, seen=seen
        )
        self.made.append((self.place, number, verdict))
        say(f"{verdict}: {self.item.key} (judgement {number}; u takes it back)", at_once=True)
        self._move(0 if verdict == "note" else 1)

    def _edit(self, typed: str) -> None:
        text = self.ledger.record(self.item.dispatch).text
        self._judge("correct", correction=parsed(typed, text))

    def _undo(self) -> None:
        if not self.made:
            complain("there is nothing to take back")
            return
        place, number, verdict = self.made[-1]
        self.ledger.undo(number, reviewer=self.by)
        self.made.pop()
        say(f"taken back: judgement {number} ({verdict})", at_once=True)
        self.place, self.shown = place, None

    def _move(self, by: int) -> None:
        if self.place + by >= len(self.items):
            say("that was the last one")
            self._leave()
            return
        if self.place + by < 0:
            say("this is the first one")
            return
        self.place += by

    def _leave(self) -> None:
        self.open = False


COMMANDS = {"review": review}
