"""Dispatches without end: one that was read, each time with another last line, so that none is like another."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from detente.dispatch.dispatch import Dispatch, identity
from detente.dispatch.intake import dispatches
from detente.reading.reader import read
from detente.record import Record

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/dispatches/fr-02-bruxelles-otan.txt"


@cache
def first() -> Record:
    """The dispatch that all others are made of."""
    (dispatch,) = dispatches([str(EXAMPLE)])
    if not isinstance(dispatch, Dispatch):
        raise TypeError(dispatch.message)
    return read(dispatch)


def made(number: int) -> Record:
    """The dispatch of that number; its path tells it."""
    base = first()
    text = f"{base.text}\n{number:08}\n"
    header = replace(base.dispatch, id=identity(text), path=f"{number}.txt", length=len(text))
    return replace(base, text=text, dispatch=header)
