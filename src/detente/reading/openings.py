"""With which characters a pattern can begin: so that a scan tries at each word only what may fit there."""

from __future__ import annotations

import re

_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
DIGIT = "0"
"""Stands for any digit."""

_ANY = "*"  # after it, anything may follow
_REPEATED = 2


def openings(pattern: str, length: int) -> frozenset[str]:
    """Prefixes of up to `length` characters, one of which every match of `pattern` begins with.

    A digit is `DIGIT` and ends its prefix; an empty prefix says that any character may come first; white space is
    one blank. More may be given than the pattern allows, never fewer. Known are literals, escapes, classes, groups,
    look-around and quantifiers.
    """
    found, _ = _either(pattern, 0, length)
    return frozenset(prefix.rstrip(_ANY) for prefix in found)


def _either(pattern: str, at: int, length: int) -> tuple[set[str], int]:
    found: set[str] = set()
    while True:
        branch, at = _sequence(pattern, at, length)
        found |= branch
        if at >= len(pattern) or pattern[at] == ")":
            return found, at
        at += 1  # the bar


def _sequence(pattern: str, at: int, length: int) -> tuple[set[str], int]:
    growing, done = {""}, set[str]()
    while at < len(pattern) and pattern[at] not in "|)":
        if not growing:
            return done, _rest(pattern, at)
        item, at = _item(pattern, at, length)
        item, at = _quantified(pattern, at, item, length)
        longer = {(prefix + after)[:length] for prefix in growing for after in item}
        growing = {prefix for prefix in longer if not _closed(prefix, length)}
        done |= longer - growing
    return growing | done, at


def _rest(pattern: str, at: int) -> int:
    """Where the branch that goes on at `at` ends."""
    depth = 0
    for mark in _MARK.finditer(pattern, at):
        letter = mark.group()
        if depth == 0 and letter in "|)":
            return mark.start()
        depth += {"(": 1, ")": -1}.get(letter, 0)
    return len(pattern)


def _closed(prefix: str, length: int) -> bool:
    return prefix.endswith(_ANY) or len(prefix) == length


def _item(pattern: str, at: int, length: int) -> tuple[set[str], int]:
    letter = pattern[at]
    if letter == "(":
        return _group(pattern, at, length)
    if letter == "[":
        return _class(pattern, at)
    if letter == "\\":
        return _escape(pattern[at + 1]), at + 2
    if letter in "^$":
        return {""}, at + 1
    return ({_ANY} if letter == "." else _literal(letter)), at + 1


def _literal(letter: str) -> set[str]:
    return {DIGIT + _ANY} if letter.isdigit() else {letter}


def _escape(letter: str) -> set[str]:
    named = {"d": {DIGIT + _ANY}, "s": {" "}, "b": {""}}
    return named.get(letter, {_ANY} if letter in "wWDSB" else {letter})


def _group(pattern: str, at: int, length: int) -> tuple[set[str], int]:
    around = pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), at)
    start = at + 1
    if pattern.startswith("(?P<", at):
        start = pattern.index(">", at) + 1
    elif pattern.startswith("(?", at):
        start = at + (4 if pattern.startswith("(?<", at) else 3)
    found, end = _either(pattern, start, length)
    return ({""} if around else found), end + 1


def _class(pattern: str, at: int) -> tuple[set[str], int]:
    start = at + 1
    end = start + 1
    while pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    body = pattern[start:end]
    if body.startswith("^") or "\\w" in body or "\\W" in body or "\\S" in body:
        return {_ANY}, end + 1
    found: set[str] = set()
    i = 0
    while i < len(body):
        if body[i] == "\\":
            found |= _escape(body[i + 1])
            i += 2
        elif body[i + 1 : i + 2] == "-" and i + 2 < len(body):
            for code in range(ord(body[i]), ord(body[i + 2]) + 1):
                found |= _literal(chr(code))
            i += 3
        else:
            found |= _literal(body[i])
            i += 1
    return found, end + 1


def _quantified(pattern: str, at: int, item: set[str], length: int) -> tuple[set[str], int]:
    mark = pattern[at : at + 1]
    if mark not in {"?", "*", "+", "{"}:
        return item, at
    end = pattern.index("}", at) + 1 if mark == "{" else at + 1
    least, most = (0 if mark in "?*" else 1), (1 if mark == "?" else _REPEATED)
    if mark == "{":
        bounds = pattern[at + 1 : end - 1].split(",")
        least, most = int(bounds[0] or 0), int(bounds[-1] or _REPEATED)
    if pattern[end : end + 1] in {"?", "+"}:
        end += 1
    spaces = item == {" "}
    found = (
        item if most < _REPEATED or spaces else {one if _closed(one, length) else one + _ANY for one in item}
    )
    return (found | {""} if least == 0 else found), end
