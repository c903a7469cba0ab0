"""The dateline that opens a dispatch: place, day, agency, dash; or a rubric in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.frame_rules import FrameRules
from detente.reading.publication import day_of, edtf

REACH = 200  # characters at the start of the content in which a dateline must end
_DASH = r"[-\u2010-\u2015−]{1,2}"
_PLACE = (
    r"(?P<place>[^\W\d_](?:[^()\n.:;!?\"«»“”]"
    r"|\.(?=[ ,]*[\d(/]|\s[-\u2010-\u2015])"  # a full stop shortens the month, or the region before the dash
    r"|(?<=\b[^\W\d_a-z])\.|(?<=\bS[tT])\."  # initials, and the saint of a city
    r"){1,80}?)"
)
_SIGNED = re.compile(
    _PLACE + r"\.?(?:\s*\([^()\n]{2,30}\))?"
    r"\s*(?:\((?P<outlet>[^\W\d_][^()\n]{1,40})\)|/(?P<slashed>[^/\n]{2,30})/)\.?\s*(?P<dash>"
    + _DASH
    + r"|[:.])?\s*"
)
_UNPLACED = re.compile(r"(?P<when>[\w. ,]{0,20}?)\s*\((?P<outlet>[^()\n]{2,40})\)\s*" + _DASH + r"\s+")
_PLAIN = re.compile(_PLACE + r"\s*(?P<dash>\s" + _DASH + r"|" + "[—–:|]" + r")\s+")
_PARTED = re.compile(r"[-\u2010-\u2015−—–:|]\s")  # in what `_PLAIN` matches: cheap to ask before
_RUBRIC = re.compile(
    r"(?P<rubric>[^\W\d_a-zß-ÿа-яёґєії][^\na-zß-ÿа-яёґєії().]{2,40}?)(?:\s" + _DASH + r"|\s?[:|]|\.)\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the content: `end` is where that begins; a rubric has no place."""

    place: tuple[int, int] | None
    outlet: str | None
    day: tuple[int, int] | None  # month and day, the year unknown
    date: str | None  # EDTF, when the dateline has a year
    end: int


def opening(text: str, start: int, end: int, rules: FrameRules) -> Opening | None:
    """The dateline or rubric at the start of the paragraph, else None."""
    head = text[start : min(end, start + REACH)]
    formed = _formed(head, start, rules)
    if formed:
        return formed if formed.end < end else None
    found = _signed(head, rules) or _plain(head, rules)
    unplaced = None if found else _unplaced(head, start, rules)
    if unplaced:
        return unplaced if unplaced.end < end else None
    if found is None:
        match = _RUBRIC.match(head)
        if not match or not match["rubric"].isupper() or start + match.end() >= end:
            return None
        if rules.speakers.match(head) or (rules.rubrics and not rules.rubrics.match(head)):
            return None
        return Opening(None, None, None, None, start + match.end())
    match, outlet = found
    if start + match.end() >= end:
        return None
    place, day, date = _place(match["place"], rules)
    return Opening((start, start + place), outlet, day, date, start + match.end())


def _formed(head: str, start: int, rules: FrameRules) -> Opening | None:
    """A dateline in a form of the language's own: known agency, and place or day."""
    for pattern in rules.datelines:
        match = pattern.match(head)
        if match is None:
            continue
        parts = match.groupdict()
        place = match.span("place") if parts.get("place") else None
        if place and not (match["place"].isupper() or match["place"][0].isupper()):
            continue
        outlet = rules.outlets[parts["outlet"].lower()][0] if parts.get("outlet") else None
        at = (start + place[0], start + place[1]) if place else None
        return Opening(at, outlet, day_of(match, rules), edtf(match, rules), start + match.end())
    return None


def _signed(head: str, rules: FrameRules) -> tuple[re.Match[str], str | None] | None:
    """A place with an agency in brackets or slashes."""
    match = _SIGNED.match(head) if "(" in head or "/" in head else None
    if not match or rules.date.fullmatch(match["place"].rstrip(" ,.")):
        return None
    words = match["outlet"] or match["slashed"]
    known = next((rules.outlets[part] for part in _parts(words) if part in rules.outlets), None)
    length = _place(match["place"], rules)[0]
    upright = match["place"][:length].isupper()
    closed = match["dash"] or (match["slashed"] and match.group().rstrip().endswith("/."))
    if not known and not (upright and closed):
        return None
    if not upright and not match["dash"] and match["place"][:length].upper() not in rules.places:
        return None
    return match, known[0] if known else words.strip()


def _unplaced(head: str, start: int, rules: FrameRules) -> Opening | None:
    """An agency in brackets and a dash, with a day before it or nothing."""
    match = _UNPLACED.match(head)
    known = (
        next((rules.outlets[part] for part in _parts(match["outlet"]) if part in rules.outlets), None)
        if match
        else None
    )
    if not match or not known:
        return None
    when = rules.date.fullmatch(match["when"].rstrip(" ,."))
    if match["when"].strip() and not when:
        return None
    day, date = (day_of(when, rules), edtf(when, rules)) if when else (None, None)
    return Opening(None, known[0], day, date, start + match.end())


def _parts(words: str) -> list[str]:
    """The outlet's words, and each of several that sign together."""
    words = words.strip().lower()
    return [words, *(part.strip() for part in words.split("/"))]


def _plain(head: str, rules: FrameRules) -> tuple[re.Match[str], None] | None:
    """A place without an agency: told by its day, or by being one that dispatches are sent from."""
    match = _PLAIN.match(head) if _PARTED.search(head) else None
    if not match:
        return None
    length, day, date = _place(match["place"], rules)
    place = match["place"][:length]
    upright = place.isupper() and length > 1
    if upright and match["place"][length:].strip(" ,.") and not (day or date):
        return match, None  # a region behind the city
    known = all(part.strip() in rules.places for part in place.upper().split("/"))
    return (match, None) if (upright and (day or date or known)) or (known and (day or date)) else None


def _place(words: str, rules: FrameRules) -> tuple[int, tuple[int, int] | None, str | None]:
    """Length of the place in "PLACE, date", and the date."""
    for match in rules.date.finditer(words):
        before = words[: match.start()].rstrip(" ,.\t")
        if before:
            place = re.sub(r"[\s,]+(?:le|the)$", "", before)
            return _city(place, rules), day_of(match, rules), edtf(match, rules)
    return _city(words.rstrip(" ,"), rules), None, None


def _city(place: str, rules: FrameRules) -> int:
    """Length of the city in "CITY, region"; of the whole where no region is known."""
    city, _, region = place.partition(",")
    known = region.strip() in rules.regions or f"{region.strip()}." in rules.regions
    return len(city if known else place)
