"""When a dispatch was published and by whom, as far as its own header says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.reading.frame_rules import FrameRules

_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?")
_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Publication:
    """A header line read: when (EDTF, with the time of day when given) and by whom."""

    published: str | None
    day: tuple[int, int] | None  # month and day, when the year isn't given
    outlet: str | None
    publisher: str | None  # who printed the outlet's words
    signature: tuple[int, int] | None  # where the line says by whom
    revised: bool = False  # it says when the text was last changed, not when it first came out


def publication(line: str, rules: FrameRules, *, top: bool = True) -> Publication | None:
    """What a whole header line says; None when it is no header line. `top`: only other header lines stand above."""
    for header in rules.published:
        match = header.pattern.fullmatch(line) if top or not header.top else None
        if match:
            words = match.groupdict().get("outlet")
            outlet, publisher = signed(words or "", rules)
            signature = match.span("outlet") if words else None
            return Publication(
                edtf(match, rules), day_of(match, rules), outlet, publisher, signature, header.revised
            )
    return None


def run_on(text: str, start: int, end: int, rules: FrameRules) -> tuple[Publication, int] | None:
    """A header line that the content follows on the same line, and where it ends."""
    for header in rules.published:
        match = None if header.top else header.pattern.match(text, start, min(end, start + 200))
        if (
            match
            and match.end() < end
            and text[match.end()].isspace()
            and not text[match.end() - 1].isspace()
        ):
            outlet, publisher = signed(match.groupdict().get("outlet") or "", rules)
            found = Publication(
                edtf(match, rules), day_of(match, rules), outlet, publisher, None, header.revised
            )
            return (found, match.end()) if found.published else None
    return None


def day_of(match: re.Match[str], rules: FrameRules) -> tuple[int, int] | None:
    """Month and day in a match of a filled pattern, where they are given without a year."""
    parts = {name.split("_")[0]: value for name, value in match.groupdict().items() if value}
    month = rules.months.get(parts.get("month", "").lower())
    return (month, int(parts["day"])) if month and "day" in parts and "year" not in parts else None


def date_of(value: str, rules: FrameRules) -> str | None:
    """The EDTF date of a header field's value, ISO or written out; None when it isn't a date."""
    iso = re.match(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ](\d\d:\d\d).*)?\s*$", value)
    if iso:
        return _valid(iso[1] + (f"T{iso[2]}" if iso[2] and len(iso[1]) == 10 else ""))
    read = publication(value, rules)
    return read.published if read else None


def edtf(match: re.Match[str], rules: FrameRules) -> str | None:
    """The date and time in a match of a filled pattern; None without a year."""
    parts: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value and name not in ("outlet", "iso_time"):
            parts.setdefault(name.split("_")[0], value)
    iso = parts.get("iso")
    clock = match.groupdict().get("iso_time")
    if not iso:
        month = rules.months.get(parts.get("month", "").lower()) or int(parts.get("number", "0"))
        if "year" not in parts or not month:
            return None
        iso = f"{parts['year']}-{month:02d}" + (f"-{int(parts['day']):02d}" if "day" in parts else "")
    if not clock and int(parts.get("hour", "24")) < 24 and int(parts["minute"]) < 60:
        half = rules.half_days.get(parts.get("half", "").lower())
        hour = int(parts["hour"]) if half is None else int(parts["hour"]) % 12 + half
        clock = f"{hour:02d}:{parts['minute']}"
    return _valid(iso + (f"T{clock}" if clock and len(iso) == 10 else ""))


def _valid(value: str) -> str | None:
    """The date when the calendar has it."""
    if not _EDTF.fullmatch(value):
        return None
    try:
        date.fromisoformat((value + "-01-01"[len(value) - 4 :])[:10])
    except ValueError:
        return None
    return value


def signed(words: str, rules: FrameRules) -> tuple[str | None, str | None]:
    """Outlet and publisher of a signature: of "X with AGENCY" the outlet is the agency, X its publisher."""
    words = words.strip(" ,:|-–—")
    if not words:
        return None, None
    parts = [part.strip() for part in rules.with_.split(words)]
    known = [rules.outlets.get(part.lower()) for part in parts]
    if len(parts) > 1:
        publisher = known[0][0] if known[0] else parts[0]
        for found in known[1:]:
            if found and found[1]:
                return found[0], publisher
        return publisher, None
    if known[0]:
        return known[0][0], None
    return (None, None) if _is_person(words, rules) else (words, None)


def _is_person(words: str, rules: FrameRules) -> bool:
    """Two plainly capitalised words that no outlet is known by: rather a first name and a surname."""
    parts = words.split()
    if len(parts) != 2 or parts[0].lower() in rules.not_first_names:
        return False
    return all(_NAME.fullmatch(part) and part[0].isupper() and part[1:] != part[1:].upper() for part in parts)
