"""How the reading room is served, and what is refused before anything listens."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from detente.errors import UsageError

PORT = 8822
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where it listens and whom it lets in; `names` are the hosts by which it may be called besides its address."""

    ledger: Path | None = None  # None: the default one
    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    users: Path | None = None  # accounts; None: nobody signs in
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False  # a proxy in front does TLS
    person: str = "reader"  # in whose name things are kept where nobody signs in
    body_limit: int = 2 * 1024 * 1024  # bytes of a request
    patience: float = 30.0  # seconds an answer may take
    threads: int = 4

    @property
    def secure(self) -> bool:
        """True when browsers speak TLS to it."""
        return self.certificate is not None or self.behind_proxy

    @property
    def hosts(self) -> frozenset[str]:
        """The host names that a request may carry, in lower case and without a port."""
        own = () if self.host in ("0.0.0.0", "::") else (_bracketed(self.host),)  # noqa: S104 - compared only
        near = _LOOPBACK if is_loopback(self.host) else ()
        return frozenset(name.lower() for name in (*own, *near, *self.names))

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"{'https' if self.certificate else 'http'}://{_bracketed(self.host)}:{self.port}/"

    def check(self) -> None:
        """UsageError for whatever would let others in unseen."""
        if (self.certificate is None) != (self.key is None):
            raise UsageError("half-tls", "TLS takes both --cert and --key")
        if is_loopback(self.host) and not self.behind_proxy:
            return
        where = "behind a proxy" if self.behind_proxy else f"at {self.host}"
        if self.users is None:
            raise UsageError("no-sign-in", f"{where} others may look in: that takes sign-in, --users FILE")
        if not self.secure:
            raise UsageError(
                "no-tls", f"{where} words would travel in the clear: give --cert and --key, or --behind-proxy"
            )
        if not self.hosts:
            raise UsageError("no-name", "say by which name it is called: --name HOST")


def is_loopback(host: str) -> bool:
    """True for an address, or the one name, that only this machine reaches."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
