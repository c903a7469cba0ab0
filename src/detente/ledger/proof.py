"""What the proof of a ledger says: what was looked at, and what is not as it was added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from detente.ledger.chain import Head


class Fault(NamedTuple):
    """One thing that is not as it was added."""

    entry: int | None  # of the chain; None for what no entry is of
    dispatch: str | None
    message: str

    def __str__(self) -> str:
        where = [f"entry {self.entry}"] if self.entry is not None else []
        where += [f"dispatch {self.dispatch.removeprefix('sha256:')[:12]}"] if self.dispatch else []
        return ": ".join([*([", ".join(where)] if where else []), self.message])


@dataclass(slots=True)
class Proof:
    """What was looked at, and every fault in the order of the chain; a ledger without faults is whole."""

    head: Head
    dispatches: int = 0
    readings: int = 0
    statements: int = 0
    spans: int = 0
    removed: int = 0  # texts that were removed by law, and whose tombstones are whole
    waiting: int = 0  # readings whose entries an older detente made: views make them anew
    faults: list[Fault] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """True when nothing is wrong."""
        return not self.faults
