"""Who is signed in, for how long, and the tokens that a form has to bring back."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
import time
from dataclasses import dataclass

from detente.web.accounts import Account
from detente.web.problems import Problem

LASTING, IDLE = 12 * 3600.0, 2 * 3600.0
"""Seconds for which somebody stays signed in at most, and without a request."""
TRIES, WINDOW = 5, 900.0
"""Wrong passwords for one name within so many seconds, after which nobody is let in by that name for a while."""
_ALL_TRIES = 60  # of all names together
_MASK = 32


@dataclass(slots=True)
class _Session:
    name: str
    begun: float
    seen: float


class Sessions:
    """Kept in memory only: whoever stops the server signs everybody out."""

    def __init__(self) -> None:
        self._held: dict[str, _Session] = {}
        self._lock = threading.Lock()
        self._secret = secrets.token_bytes(32)
        self._failed: dict[str, list[float]] = {}

    def begin(self, account: Account) -> str:
        """A new token for the account; no token is ever used for two."""
        token, now = secrets.token_urlsafe(32), time.monotonic()
        with self._lock:
            self._held = {key: one for key, one in self._held.items() if _lasts(one, now)}
            self._held[_hashed(token)] = _Session(account.name, now, now)
        return token

    def name(self, token: str) -> str | None:
        """Whose token that is; None for one that is none, or has run out."""
        now = time.monotonic()
        with self._lock:
            found = self._held.get(_hashed(token))
            if found is None or not _lasts(found, now):
                self._held.pop(_hashed(token), None)
                return None
            found.seen = now
            return found.name

    def end(self, token: str) -> None:
        """Signs out."""
        with self._lock:
            self._held.pop(_hashed(token), None)

    def check_rate(self, name: str) -> None:
        """Problem 429 after too many wrong passwords."""
        now = time.monotonic()
        with self._lock:
            recent = {who: [at for at in times if now - at < WINDOW] for who, times in self._failed.items()}
            self._failed = {who: times for who, times in recent.items() if times}
            mine, everybody = self._failed.get(name, []), sum(map(len, self._failed.values()))
            if len(mine) >= TRIES or everybody >= _ALL_TRIES:
                raise Problem(429, "too-many-tries", wait=int(WINDOW))

    def failed(self, name: str) -> None:
        """Remembers a wrong password."""
        with self._lock:
            self._failed.setdefault(name, []).append(time.monotonic())

    def token(self, session: str) -> str:
        """What a form of this session has to bring back; never the same twice, so that no compression tells it."""
        mask = secrets.token_bytes(_MASK)
        return base64.urlsafe_b64encode(mask + _xor(mask, self._right(session))).decode()

    def check_token(self, session: str, given: str) -> None:
        """Problem 403 unless the token is one of this session."""
        try:
            raw = base64.urlsafe_b64decode(given.encode())
        except ValueError:
            raw = b""
        right = self._right(session)
        if len(raw) != 2 * _MASK or not hmac.compare_digest(_xor(raw[:_MASK], raw[_MASK:]), right):
            raise Problem(403, "wrong-token")

    def _right(self, session: str) -> bytes:
        return hmac.new(self._secret, session.encode(), hashlib.sha256).digest()


def _lasts(one: _Session, now: float) -> bool:
    return now - one.begun < LASTING and now - one.seen < IDLE


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
