"""The ledger: an append-only store of dispatches and their readings."""

from detente.ledger.agreement import Agreement
from detente.ledger.chain import Head
from detente.ledger.ledger import Ledger, Stored
from detente.ledger.now import Judged
from detente.ledger.opinions import Judgement, Review
from detente.ledger.proof import Fault, Proof
from detente.ledger.queue import Item
from detente.ledger.writer import Added

__all__ = [
    "Added",
    "Agreement",
    "Fault",
    "Head",
    "Item",
    "Judged",
    "Judgement",
    "Ledger",
    "Proof",
    "Review",
    "Stored",
]
