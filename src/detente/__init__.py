"""detente: who said what, to whom, on which issue, when, and through whom we know it.

>>> import detente
>>> record = detente.read("… text of a dispatch …", published="2022-01")  # doctest: +SKIP
>>> record.to_dict()["statements"]  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # the real one would load `typing`, which costs more than all of this
if TYPE_CHECKING:
    from detente.api import Reading, read, read_many
    from detente.dispatch.intake import Refusal
    from detente.errors import DetenteError, InputError, MachineError, UsageError
    from detente.record import Record
    from detente.schema import schema
    from detente.store import Ledger

__all__ = [
    "DetenteError",
    "InputError",
    "Ledger",
    "MachineError",
    "Reading",
    "Record",
    "Refusal",
    "UsageError",
    "read",
    "read_many",
    "schema",
]

_HOMES = {
    "DetenteError": "errors", "InputError": "errors", "MachineError": "errors", "UsageError": "errors",
    "Ledger": "store", "Reading": "api", "Refusal": "dispatch.intake", "read": "api", "read_many": "api",
    "Record": "record", "schema": "schema",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Loads what is asked for, when it is: `import detente` alone costs nothing."""
    if name in _HOMES:
        return getattr(import_module(f"detente.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'detente' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
