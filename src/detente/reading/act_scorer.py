"""A learned judge of acts: weights for signs, added up; trained by `scripts/train_acts.py`.

`lang/<code>/act_weights.json` holds the names of the signs and, for each in turn, one signed byte an act (base64). A
statement's score for an act is the sum over its signs. A language without the file is judged by its entries alone.
"""

from __future__ import annotations

import base64
import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.reading.act_features import Seen, Vote, features
from detente.reading.model import Act

if TYPE_CHECKING:
    from detente.reading.language import Language

Row = tuple[int, ...]
SHOWN = 4  # signs named as evidence


@dataclass(frozen=True, slots=True)
class Table:
    """A row of weights a name, one an act."""

    place: Mapping[str, int]
    weights: array[int]  # the rows, one after the other
    width: int
    rows: dict[str, Row] = field(default_factory=dict)  # those asked for

    def known(self, names: Sequence[str]) -> list[tuple[str, Row]]:
        """Those of the names that have a row, with it."""
        rows = self.rows
        return [(name, rows.get(name) or self._row(name)) for name in names if name in self.place]

    def _row(self, name: str) -> Row:
        at = self.place[name] * self.width
        self.rows[name] = row = tuple(self.weights[at : at + self.width])
        return row


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights, in units of `unit`."""

    acts: tuple[str, ...]
    unit: float
    bias: tuple[float, ...]
    signs: Table
    trusted: frozenset[str]  # "id act" of the cue entries that are believed without more ado
    doubt: float  # a choice less likely than this is left to the entries

    def sure(self, votes: Sequence[Vote]) -> bool:
        """True when one of the entries that fired has proved right by itself."""
        return any(f"{vote.entry['id']} {vote.act}" in self.trusted for vote in votes)

    def judge(self, seen: Seen, rules: Act) -> Act:
        """The act that scores highest, if clearly; red line and condition stay as the entries have them."""
        named = self.signs.known(features(seen, rules.act, rules.confidence))
        scores = self._scores([row for _, row in named])
        most = max(scores)
        best = scores.index(most)
        share = 1 / sum([math.exp(score - most) for score in scores])
        if share < self.doubt:
            return rules
        weighed = [(-weight * self.unit, name) for name, row in named if (weight := row[best]) > 0]
        weighed.sort()
        shown = tuple(
            [
                f"act {self.acts[best]}: {name} (+{-weight:.1f})"
                for weight, name in weighed[:SHOWN]
                if weight <= -0.05
            ]
        )
        lines = tuple(line for line in rules.evidence if line.startswith("red line"))
        return Act(self.acts[best], rules.red_line, rules.condition, round(share, 2), shown + lines)

    def _scores(self, signs: list[Row]) -> list[float]:
        if not signs:
            return list(self.bias)
        return [a + self.unit * b for a, b in zip(self.bias, map(sum, zip(*signs, strict=True)), strict=True)]


def load(language: Language) -> Scorer | None:
    """The language's scorer; None when it has none."""
    data = language.table("act_weights")
    if not data:
        return None
    acts = tuple(data["acts"])
    return Scorer(
        acts, data["unit"], tuple(data["bias"]), _table(data["signs"], data["sign_weights"], len(acts)),
        frozenset(data["trusted"]), data["doubt"],
    )  # fmt: skip


def _table(names: Sequence[str], packed: str, width: int) -> Table:
    weights = array("b", base64.b64decode(packed))
    return Table({name: i for i, name in enumerate(names)}, weights, width)
