"""Runs the app until it is stopped."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import replace

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from detente.errors import MachineError, system_fault
from detente.web.app import app
from detente.web.settings import Settings

HEAD = 20.0
"""Seconds within which the headers of a request have to come."""
_TURN = 0.001  # seconds for which a thread may keep the others waiting
_BACKLOG = 256
_LARGEST_HEAD = 32 * 1024  # bytes of a request's headers


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Listens at the address and answers until it is stopped; `ready` is called with the address when it listens.

    UsageError when the settings would let others in unseen, MachineError when the address can't be had.
    """
    application = app(settings)
    listening = _bound(settings)
    config = uvicorn.Config(
        application, log_config=None, access_log=False, server_header=False, date_header=True, lifespan="on",
        ws="none", http=Patient, timeout_keep_alive=10, h11_max_incomplete_event_size=_LARGEST_HEAD,
        proxy_headers=False, timeout_graceful_shutdown=5,
        ssl_certfile=str(settings.certificate) if settings.certificate else None,
        ssl_keyfile=str(settings.key) if settings.key else None,
    )  # fmt: skip
    sys.setswitchinterval(_TURN)  # a long answer in one thread shall not keep short ones waiting
    threading.Thread(target=_warmed, daemon=True).start()
    ready(replace(settings, port=listening.getsockname()[1]).address)
    uvicorn.Server(config).run(sockets=[listening])


class Patient(H11Protocol):
    """Closes a connection whose request does not come to the end of its headers in time."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Waits on where the headers are not whole, else no more."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stops waiting."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._late is None:
            self._late = self.loop.call_later(HEAD, self.transport.close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host.strip("[]"), settings.port))
    except (OSError, OverflowError) as error:
        listening.close()
        if isinstance(error, OSError) and error.errno is not None:
            raise system_fault(f"{settings.host}:{settings.port}", error) from error
        raise MachineError("no-address", f"{settings.host}:{settings.port}: no such address") from error
    listening.listen(_BACKLOG)
    return listening


def _warmed() -> None:
    """Loads what reads, so that the first dispatch is read as fast as the next."""
    from detente.reading.language import available, load

    for code in available():
        load(code)
