"""What can go wrong, with the exit status that tells it: 2 usage, 3 bad input, 4 environment."""

from __future__ import annotations


class DetenteError(Exception):
    """One clear line for people (`str(error)`), a stable `code` for programs, an exit `status`."""

    status = 3

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class UsageError(DetenteError):
    """The call itself is wrong: an unknown option value, a date that is none."""

    status = 2


class InputError(DetenteError):
    """One input can't be read; the others still can."""

    status = 3


class MachineError(DetenteError):
    """Disk, permission, a ledger that can't be opened: nothing an input could mend."""

    status = 4
