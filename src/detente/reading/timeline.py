"""The times of one dispatch together: all hang on the day of publication, so what narrows one narrows all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from detente import edtf
from detente.anchor import Span
from detente.edtf import Interval
from detente.reading import timex
from detente.reading.narrowing import CUSTOM, Constraint, Days, Learned, Settled, settle
from detente.reading.resolve_times import unknown, values
from detente.reading.time_doubts import doubt
from detente.reading.time_scanner import Form, Found
from detente.reading.time_values import Value
from detente.record import TimeExpression

_SELF_CONTAINED = frozenset({"duration", "recent", "set", "reference", "year", "decade", "century", "period"})
_MANY = 8  # days of publication from which on they are halved rather than tried one by one
_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Times with the days that they can mean, for each day on which the dispatch may have been published."""

    found: tuple[Found, ...]
    anchors: tuple[int | None, ...]  # index of the time whose day a time hangs on
    published: str | None  # EDTF
    constraints: tuple[Constraint | Learned, ...] = ()
    told: tuple[tuple[int, int], ...] = ()  # where each of them stands; an empty place: not in the text

    @property
    def settled(self) -> Settled:
        """What the constraints leave of the days of publication."""
        return settle(self.published, self.constraints)

    @property
    def worlds(self) -> tuple[date, ...]:
        """The possible days of publication; () when that is unknown."""
        return self.settled.days.possible

    @property
    def likely(self) -> tuple[date, ...]:
        """Those of them that customs leave."""
        return self.settled.days.likely

    def readings(self, i: int, world: date) -> tuple[Value, ...]:
        """What time `i` may mean if the dispatch was published on `world`."""
        form, anchor = self.found[i].form, self.anchors[i]
        if anchor is None:
            return values(form, world, None)
        days = [value.days[0] for value in self.readings(anchor, world) if value.days]
        return _distinct([value for day in days for value in values(form, world, day)])

    def together(
        self, indices: Sequence[int], *, custom: bool = True
    ) -> tuple[tuple[Interval | None, ...], ...]:
        """What the times can mean at once, sorted: (Wednesday, Thursday) of one week, not of any two."""
        found = {
            tuple(value.days if value else None for value in row)
            for world in (self.likely if custom else self.worlds)
            for row in self._rows(indices, world, custom=custom)
        }
        nowhere = (date.min, date.min)
        return tuple(sorted(found, key=lambda row: [days or nowhere for days in row]))

    def _rows(self, indices: Sequence[int], world: date, *, custom: bool) -> list[tuple[Value | None, ...]]:
        """The values of the times at once on one day of publication; what hangs on a time follows it."""
        rows: list[dict[int, Value | None]] = [{}]
        for i in self._with_anchors(indices):
            form, anchor = self.found[i].form, self.anchors[i]
            longer: list[dict[int, Value | None]] = []
            for row in rows:
                hangs = row[anchor] if anchor is not None else None
                day = hangs.days[0] if hangs and hangs.days else None
                lost = anchor is not None and day is None
                options = () if lost else values(form, world, day)
                if custom and form.kind == "weekday" and form.side == "future":
                    options = options[:1]
                longer.extend({**row, i: option} for option in options or (None,))
            rows = longer
        return [tuple(row[i] for i in indices) for row in rows]

    def _with_anchors(self, indices: Sequence[int]) -> list[int]:
        """The times with those they hang on, each one behind its anchor."""
        ordered: list[int] = []
        for i in indices:
            chain = [i]
            while (anchor := self.anchors[chain[-1]]) is not None and anchor not in chain:
                chain.append(anchor)
            ordered.extend(one for one in reversed(chain) if one not in ordered)
        return ordered

    def learning(self, known: Sequence[tuple[Learned, tuple[int, int]]]) -> Timeline:
        """The same with what is known from outside, before the customs of its own; each with the place it bears on."""
        return replace(
            self,
            constraints=(*(one for one, _ in known), *self.constraints),
            told=(*(place for _, place in known), *self.told),
        )

    def expressions(self, text: str) -> tuple[TimeExpression, ...]:
        """The record's times, in the order of the text."""
        days = self.settled.days
        return tuple(self._expression(text, i, days) for i in range(len(self.found)))

    def _expression(self, text: str, i: int, settled: Days) -> TimeExpression:
        found = self.found[i]
        span = Span.cut(text, found.start, found.end)
        chain = [i]
        while (anchor := self.anchors[chain[-1]]) is not None and anchor not in chain:
            chain.append(anchor)
        told = _told(tuple(self.found[one].form for one in chain), settled)
        why = doubt(found.form, told[2], published=bool(settled.possible))
        return TimeExpression(span, found.form.type, *told, why)


_Told = tuple[str | None, str | None, tuple[Interval, ...], str | None]
"""TimeML value, EDTF, candidates, and what has narrowed the EDTF."""


@lru_cache(maxsize=4096)
def _told(chain: tuple[Form, ...], settled: Days) -> _Told:
    """Of a time with the one it hangs on, and that with the one it hangs on itself."""
    form = chain[0]
    possible = _over(chain, settled.possible)
    loose = form.kind == "clock" and len(chain) == 1  # the day of publication is only a guess
    if loose:
        possible = tuple(Value(value.timex, None) for value in possible)
    left = settled.likely
    if loose or (left == settled.possible and len(left) != 1):
        return _tell(form, settled, possible, possible)
    likely = _over(chain, left)
    if form.kind == "weekday" and form.side == "future" and len(left) == 1:
        likely = likely[:1]  # on a Thursday, agencies call the day itself "Thursday"
    return _tell(form, settled, possible, likely)


def _over(chain: tuple[Form, ...], days: tuple[date, ...]) -> tuple[Value, ...]:
    """What the time may mean on one of the days of publication."""
    root = chain[-1]
    if root.kind in _SELF_CONTAINED or (root.year is not None and not root.inyear):
        days = days[:1]
    if len(days) < _MANY:
        return _distinct([value for day in days for value in _on(chain, day)])
    first, last = _on(chain, days[0]), _on(chain, days[-1])
    found = [first, *_between(chain, days, (0, first), (len(days) - 1, last)), last]
    return _distinct([value for row in found for value in row])


def _between(
    chain: tuple[Form, ...],
    days: tuple[date, ...],
    low: tuple[int, tuple[Value, ...]],
    high: tuple[int, tuple[Value, ...]],
) -> list[tuple[Value, ...]]:
    """What a time means on the days between two, in order: what it means on both, it means on all between.

    For times go forward with the day of publication, and never back to one that they meant before.
    """
    if high[0] - low[0] < 2 or low[1] == high[1]:
        return []
    at = (low[0] + high[0]) // 2
    middle = at, _on(chain, days[at])
    return [*_between(chain, days, low, middle), middle[1], *_between(chain, days, middle, high)]


def _on(chain: tuple[Form, ...], world: date) -> tuple[Value, ...]:
    found = values(chain[-1], world, None)
    for form in reversed(chain[:-1]):
        anchors = [value.days[0] for value in found if value.days]
        found = tuple(value for anchor in anchors for value in values(form, world, anchor))
    return found


def _tell(form: Form, settled: Days, possible: tuple[Value, ...], likely: tuple[Value, ...]) -> _Told:
    possible, likely = possible or (unknown(form),), likely or (unknown(form),)
    candidates, left = _days(possible), _days(likely)
    value = timex.common(form, [one.timex for one in likely])
    custom = (settled.custom or CUSTOM) if left != candidates else None
    return value, _edtf(form, settled.published, left), candidates, custom


def _edtf(form: Form, published: str | None, days: tuple[Interval, ...]) -> str | None:
    if form.edtf is not None:
        plain = _PLAIN.match(published or "")
        if "{published}" not in form.edtf:
            return form.edtf
        return form.edtf.replace("{published}", plain.group()) if plain else None
    if form.type in {"DURATION", "SET"}:
        return None
    if not days and form.kind == "date" and form.year is None and _real(form):
        return f"XXXX-{form.month:02}-{form.day:02}"
    if form.kind == "clock" and len(days) == 1 and form.hour != 24:
        return f"{days[0][0].isoformat()}T{form.hour:02}:{form.minute or 0:02}:00"
    return edtf.write(days)


def _real(form: Form) -> bool:
    try:
        return bool(date(2000, form.month or 0, form.day or 0))
    except ValueError:
        return False


def _distinct(found: list[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(found))


def _days(found: Sequence[Value]) -> tuple[Interval, ...]:
    return tuple(sorted({value.days for value in found if value.days is not None}))
