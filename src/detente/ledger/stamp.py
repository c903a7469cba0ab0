"""Who added a fact, when, why, and with which detente."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata

REVIEWER = "DETENTE_REVIEWER"
"""The environment variable that names who works with the ledger."""
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every fact carries; `at` is UTC, ISO 8601, by the clock of whoever wrote it."""

    by: str
    at: str
    why: str = ""


def clock() -> datetime:
    """The user's clock."""
    return datetime.now(UTC)


def told(clock: Clock) -> str:
    """The time as facts carry it: UTC, to the second."""
    return clock().astimezone(UTC).isoformat(timespec="seconds")


def somebody() -> str:
    """Who works here when nobody says: $DETENTE_REVIEWER, else the name of the account, else nobody ("")."""
    named = os.environ.get(REVIEWER, "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""


@cache
def version() -> str:
    """The version of detente that writes."""
    return metadata.version("detente")
