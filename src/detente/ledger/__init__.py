"""The ledger: an append-only store of dispatches and their readings."""

from detente.ledger.ledger import Added, Ledger, Stored

__all__ = ["Added", "Ledger", "Stored"]
