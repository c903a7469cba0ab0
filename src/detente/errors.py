"""What can go wrong, with the exit status that tells it: 2 usage, 3 bad input, 4 environment."""

from __future__ import annotations

import errno
from collections.abc import Iterable


class DetenteError(Exception):
    """One clear line for people (`str(error)`), a stable `code` for programs, an exit `status`."""

    status = 3

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def lines(self) -> tuple[str, ...]:
        """What people are told, a line each: one, but for an error that has several."""
        return (self.message,)


class UsageError(DetenteError):
    """The call itself is wrong: an unknown option value, a date that is none."""

    status = 2


class InputError(DetenteError):
    """One input can't be read; the others still can."""

    status = 3


class FaultsError(InputError):
    """Several things are wrong with what was given; the message has a line for each."""

    def __init__(self, code: str, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)
        super().__init__(code, "\n".join(self._lines))

    @property
    def lines(self) -> tuple[str, ...]:
        return self._lines


class MachineError(DetenteError):
    """Disk, permission, a ledger that can't be opened: nothing an input could mend."""

    status = 4


_BY_ERRNO = {
    errno.ENOSPC: ("disk-full", "no space left on the disk"),
    errno.EDQUOT: ("disk-full", "no space left in your quota"),
    errno.EROFS: ("read-only", "can't be written: the disk is read-only"),
    errno.EACCES: ("not-permitted", "permission denied"),
    errno.EPERM: ("not-permitted", "not permitted"),
}


def system_fault(name: str, error: OSError) -> MachineError:
    """What the system's refusal means for the file or stream called `name`."""
    code, reason = _BY_ERRNO.get(error.errno or 0, ("system", (error.strerror or str(error)).lower()))
    return MachineError(code, f"{name}: {reason}")
