"""A record as flat entries, one for each statement, event and document: what views are computed from."""

from detente.entries.entry import Entry
from detente.entries.estimates import entries
from detente.entries.folding import folded
from detente.entries.wanted import Wanted

__all__ = ["Entry", "Wanted", "entries", "folded"]
