"""The people who made a dispatch: author, contributor, translator, editor, and from where."""

from __future__ import annotations

import re

from detente.anchor import Span
from detente.reading.frame_rules import FrameRules
from detente.record import Credit

UNCUED = "author"  # names that a bracket of credits begins with
LONGEST = 700  # characters of the longest credit paragraph looked at
_TAIL = re.compile(r"\(([^()]{5,600})\)[\s.]*$")
_INITIALS = re.compile(r"(?:[a-z]{2,5}(?:[-/][a-z]{2,5})+|/?[a-z]{3}/[a-z]{3})(?:[-/][a-z]{2,5})*")
_WORD = re.compile(r"[^\W\d_]+\.?(?:[-'’][^\W\d_]+\.?)*|[^\W\d_]\.")
_PARTICLE = 4  # letters of the longest particle: "de", "van", "bin", "della" is a rarity


def credit_line(text: str, start: int, end: int, rules: FrameRules) -> tuple[Credit, ...] | None:
    """The credits of a paragraph that is nothing else; None when it is content."""
    if end - start > LONGEST:
        return None
    if _INITIALS.fullmatch(text, start, end):
        return ()
    bracketed = text[start] == "(" and text[start:end].rstrip(" .{}")[-1:] == ")"
    inner = (start + 1, start + text[start:end].rindex(")")) if bracketed else (start, end)
    return _credits(text, inner[0], inner[1], rules, lenient=bracketed)


def credit_tail(text: str, start: int, end: int, rules: FrameRules) -> tuple[int, tuple[Credit, ...]] | None:
    """Where a bracket of credits begins at the end of a paragraph of content, and the credits."""
    low = max(start, end - LONGEST)
    if text[end - 1] not in ")." or ")" not in text[end - 3 : end]:
        return None
    match = _TAIL.search(text, text.rfind("(", low, end) if "(" in text[low:end] else end, end)
    if not match or match.start() <= start:
        return None
    cues = [cue[1].lower() for cue in rules.credit.finditer(match[1])]
    if len(cues) < 2 and not set(cues) - rules.weak:
        return None
    found = _credits(text, match.start(1), match.end(1), rules, lenient=True)
    return (match.start(), found) if found else None


def names(text: str, start: int, end: int, rules: FrameRules) -> list[Credit]:
    """The people listed in an author field; none when it lists no names."""
    return _people(text, start, end, UNCUED, rules) or []


def _credits(
    text: str, start: int, end: int, rules: FrameRules, *, lenient: bool
) -> tuple[Credit, ...] | None:
    """Credits between two offsets; None unless they begin with a cue, or names before one, and hold a full name."""
    behind = rules.behind.search(text, start, end)
    inner = text[start:end]
    if not (behind or lenient or rules.credit.match(inner)):
        return None
    cues = list(rules.credit.finditer(inner))
    if behind:
        end = behind.start()
        people = _people(
            text, start + (cues[0].end() if cues else 0), end, rules.roles[behind[1].lower()], rules
        )
        return tuple(people) if people else None
    if not cues or (cues[0].start() > 0 and not lenient):
        return None
    found = _people(text, start, start + cues[0].start(), UNCUED, rules) if cues[0].start() else []
    if found is None:
        return None
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        after = start + (following.start() if following else end - start)
        people = _people(text, start + cue.end(), after, rules.roles[cue[1].lower()], rules)
        if people is None and not lenient:
            return None
        found.extend(people or ())
    if not found and _are_outlets(text, start + cues[0].end(), end, rules):
        return ()
    return tuple(found) if any(" " in credit.name for credit in found) else None


def _are_outlets(text: str, start: int, end: int, rules: FrameRules) -> bool:
    pieces = [text[low:high].strip(" .").lower() for low, high in _pieces(text, start, end, rules)]
    return bool(pieces) and all(piece in rules.outlets for piece in pieces)


def _people(text: str, start: int, end: int, role: str, rules: FrameRules) -> list[Credit] | None:
    """The names listed; a place after some names is theirs back to the place before. None: not a list of names."""
    found: list[Credit] = []
    placed = 0
    for low, high in _pieces(text, start, end, rules):
        piece = text[low:high].strip(" .")
        if piece.lower() in rules.outlets or (found and piece in rules.regions):
            continue
        at = rules.at.search(text, low, high)
        name = _name(text, low, at.start() if at else high)
        if name is None:
            return None
        found.append(Credit(name.exact, role, None, name))
        if at and text[at.end()].isupper():
            place = text[at.end() : high].rstrip(" .,;:{}")
            found[placed:] = [Credit(one.name, one.role, place, one.span) for one in found[placed:]]
            placed = len(found)
    return found


def _pieces(text: str, start: int, end: int, rules: FrameRules) -> list[tuple[int, int]]:
    pieces = []
    low = start
    for match in rules.between.finditer(text, start, end):
        pieces.append((low, match.start()))
        low = match.end()
    pieces.append((low, end))
    return [(low, high) for low, high in pieces if text[low:high].strip(" \t\r\n.,;:{}()")]


def _name(text: str, start: int, end: int) -> Span | None:
    """A name of one to six words, capitals with particles between; None when it isn't one."""
    words = list(_WORD.finditer(text, start, end))
    if not 1 <= len(words) <= 6 or not words[-1][0][0].isupper():
        return None
    if any(not word[0][0].isupper() and len(word[0]) > _PARTICLE for word in words):
        return None
    last = words[-1]
    stop = last.end() - (1 if last[0].endswith(".") and len(last[0]) > 2 else 0)
    between = text[words[0].start() : stop]
    if re.search(r"[^\w\s.'’-]|\d", between) or text[start : words[0].start()].strip():
        return None
    return Span.cut(text, words[0].start(), stop)
