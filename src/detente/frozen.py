"""Values that nobody changes, made as fast as those that one may."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: type[_Class]) -> type[_Class]:
    """A slotted dataclass that compares and hashes by its fields, and that the type checker lets nobody change.

    At run time nothing stops a change: that would make each one two to four times as slow to make, and a text
    is made of hundreds of them. What leaves this package (`record`, `anchor`) is frozen at run time too.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)
