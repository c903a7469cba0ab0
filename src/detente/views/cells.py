r"""Values as cells of CSV that no spreadsheet runs and no terminal obeys, and the way back.

A backslash is written `\\`, a control or bidi character `\u{1b}`, and a semicolon within a list `\;`, since "; " parts
the members of a list. A cell that would then begin as a formula does, or with the mark itself, gets the mark `'` before
it. Numbers are numbers and get none. `text` and `members` undo all of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

APART = "; "
_MARK = "'"
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    _MARK,
)  # what spreadsheets take for one begins so
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\U000e0000-\U000e007f]"
)
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))", re.DOTALL)
_PARTED = re.compile(r"((?:[^\\;]|\\.)*)(?:; |\Z)", re.DOTALL)


def cell(value: object) -> str:
    """The value as a cell: nothing for None, "yes" for True, "" for False, members of a list parted by "; "."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return _guarded(_escaped(value))
    if isinstance(value, Sequence):
        return _guarded(APART.join(_escaped(str(one)).replace(";", r"\;") for one in value))
    return _guarded(_escaped(str(value)))


def text(shown: str) -> str:
    """The text that a cell of `cell` stands for."""
    return _restored(shown.removeprefix(_MARK))


def members(shown: str) -> list[str]:
    """The members of the list that a cell of `cell` stands for."""
    bare = shown.removeprefix(_MARK)
    return [_restored(one[1]) for one in _PARTED.finditer(bare) if one[0]] if bare else []


def _guarded(shown: str) -> str:
    return f"{_MARK}{shown}" if shown.startswith(_FORMULA) else shown


def _escaped(given: str) -> str:
    return _OBEYED.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", given.replace("\\", "\\\\"))


def _restored(shown: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], shown)
