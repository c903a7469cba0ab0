"""TimeML values: of durations and sets, of times whose day isn't known, and of several readings at once."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.time_scanner import Form

_UNITS = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}
_YEARS = {"DE": 10, "CE": 100}
_MONTHS = {"Q": 3, "H": 6}


def length(form: Form) -> str:
    """ISO 8601 duration; an X stands for a number that the words don't tell."""
    unit = form.unit or "D"
    if form.amount is None:
        return f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}"
    if unit in _YEARS:
        return f"P{form.amount * _YEARS[unit]:g}Y"
    if unit in _MONTHS:
        return f"P{form.amount * _MONTHS[unit]:g}M"
    if unit == "TH" and form.minute is not None:
        return f"PT{form.amount:g}H{form.minute}M"
    return f"PT{form.amount:g}{unit[1:]}" if unit.startswith("T") else f"P{form.amount:g}{unit}"


def repeated(form: Form) -> str:
    """The value of a set: a day of the week, or how long it is from one to the next."""
    if form.weekday:
        return f"XXXX-WXX-{form.weekday}"
    if form.amount is None:
        return length(Form(form.kind, form.type, unit=form.unit, amount=1))
    return length(form)


def written(form: Form) -> str | None:
    """What the words give when no day is known: X for what they leave open."""
    part = f"T{form.part}" if form.part else ""
    day = f"-{form.day:02}" if form.day is not None else ""
    month = f"-{form.month:02}" if form.month is not None else "-XX"
    year = "XXXX" if form.year is None else f"{form.year:04}"
    values = {
        "recent": length(form),
        "reference": form.value,
        "date": f"{year}{month}{day}{part}",
        "two-calendars": f"{year}{month}{day}",
        "weekday": f"XXXX-WXX-{form.weekday}{part}",
        "month": f"XXXX{month}",
        "season": f"XXXX-{form.season}",
        "set-season": f"XXXX-{form.season}",
        "quarter": f"XXXX-Q{form.quarter}",
        "clock": f"T{form.hour or 0:02}:{form.minute or 0:02}",
        "unit": _UNITS.get(form.unit or ""),
    }
    return values.get(form.kind, f"XXXX-XX-XX{part}")


def common(form: Form, values: Sequence[str | None]) -> str | None:
    """The value that holds for all of them: X where they differ."""
    known = sorted({value for value in values if value is not None})
    if len(known) < 2:
        return known[0] if known else None
    year = known[0][:4] if len({value[:4] for value in known}) == 1 else "XXXX"
    part = f"T{form.part}" if form.part else ""
    if form.kind == "weekday":
        return f"{year}-WXX-{form.weekday}{part}"
    if form.kind == "unit" and form.unit in {"W", "WE"}:
        return f"{year}-WXX" + ("-WE" if form.unit == "WE" else "")
    rows = [value.partition("T")[0].split("-") for value in known]
    if len({len(row) for row in rows}) > 1:
        return None
    columns = zip(*rows, strict=True)
    merged = "-".join(column[0] if len(set(column)) == 1 else "X" * len(column[0]) for column in columns)
    tails = {value.partition("T")[2] for value in known}
    tail = tails.pop() if len(tails) == 1 else ""
    return f"{merged}T{tail}" if tail else merged
