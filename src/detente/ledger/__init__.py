"""The ledger: an append-only store of dispatches and their readings."""

from detente.ledger.ledger import Ledger, Stored
from detente.ledger.writer import Added

__all__ = ["Added", "Ledger", "Stored"]
