"""What PostgreSQL and its client say when a ledger can't be used, in one line for people."""

from __future__ import annotations

import psycopg

from detente.errors import InputError, MachineError, UsageError

_GONE = "the server of the ledger {name} went away; what was added before is safe"
_BY_SQLSTATE = (  # begins with; code; message
    ("28", "not-permitted", "the ledger {name} can't be opened: {reason}"),
    ("3D000", "no-database", "the ledger {name} can't be opened: {reason}"),
    ("3F000", "no-schema", "the ledger {name} can't be used: {reason}"),
    ("42501", "not-permitted", "the ledger {name} can't be used: {reason}"),
    ("25006", "read-only", "the ledger {name} can't be written: it is read-only"),
    ("53100", "disk-full", "no space left for the ledger {name}; what was added before is safe"),
    ("53300", "ledger-busy", "the server of the ledger {name} has too many connections"),
    ("53", "server-short", "the server of the ledger {name} can't go on: {reason}"),
    ("55P03", "ledger-busy", "another program has kept the ledger {name} to itself for too long"),
    ("57014", "ledger-busy", "the server of the ledger {name} stopped the query: {reason}"),
    ("57P03", "no-server", "the server of the ledger {name} is not ready: {reason}"),
    ("57P", "server-gone", _GONE),
    ("58", "disk-failed", "the server of the ledger {name} failed: {reason}"),
    ("08", "server-gone", _GONE),
    ("XX", "broken-ledger", "the ledger {name} is damaged: {reason}"),
)


def fault(name: str, error: Exception) -> MachineError:
    """The MachineError that says it; the original exception again when it is none of the machine's.

    InputError for what the database can't hold, UsageError for a setting in the URL that there is not.
    """
    cause = getattr(error, "orig", None) or error
    if not isinstance(cause, psycopg.Error):
        raise error
    state = cause.sqlstate
    for begin, code, message in _BY_SQLSTATE:
        if state is not None and state.startswith(begin):
            return MachineError(code, message.format(name=name, reason=_reason(cause)))
    if state == "54000":  # an index holds no value of several thousand characters
        raise InputError("too-long", f"the ledger {name} can't hold it: {_reason(cause)}") from error
    if state is None and str(cause).startswith("invalid connection option"):
        raise UsageError("bad-url", f"the ledger's URL is broken: {_reason(cause)}") from error
    if state is None and isinstance(cause, psycopg.OperationalError):
        return _unconnected(name, cause, connected=getattr(error, "connection_invalidated", False))
    raise error


def _unconnected(name: str, cause: psycopg.Error, *, connected: bool) -> MachineError:
    """The client's own words: before a connection the server has no code to send."""
    if connected:
        return MachineError("server-gone", _GONE.format(name=name))
    reason = _reason(cause)
    code = "not-permitted" if "password" in reason else "no-server"
    return MachineError(code, f"the ledger {name} can't be opened: {reason}")


def _reason(cause: psycopg.Error) -> str:
    """The first thing it says, without the names of the wire."""
    told = cause.diag.message_primary
    lines = (told or str(cause)).strip().splitlines() or ["no reason given"]
    first = lines[0].strip()
    for mark in ("FATAL:", "ERROR:", "error:"):
        first = first.rpartition(mark)[2].strip()
    return first
