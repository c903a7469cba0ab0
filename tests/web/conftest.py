"""A reading room over the example dispatches, made once."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from detente import read
from detente.store import Ledger
from detente.web.app import app
from detente.web.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
BASE = "http://127.0.0.1:8822"


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    """The French and English examples, and one Russian dispatch."""
    path = tmp_path_factory.mktemp("web") / "room.sqlite"
    with Ledger(path) as kept:
        for file in sorted((ROOT / "examples" / "dispatches").glob("*.txt")):
            if not file.name.startswith("ru-") or file.name.startswith("ru-02"):
                kept.add(read(file))
    return path


@pytest.fixture(scope="session")
def room(ledger):
    """A client of the app on loopback, where nobody signs in."""
    with TestClient(app(Settings(ledger=ledger, person="A. Reader")), BASE, follow_redirects=False) as client:
        yield client


DISPATCH = """date 2022-01 BRUXELLES (Reuters) - L'Otan a indiqué mercredi être prête à discuter des missiles avec la Russie.

Le vice-ministre russe des Affaires étrangères, Alexandre Grouchko, a déclaré : « Nous répondrons jeudi. »
"""


@pytest.fixture
def own(tmp_path):
    """An app over a ledger of its own, which a test may write to: the client and the ledger's path."""
    path = tmp_path / "own.sqlite"
    with Ledger(path) as kept:
        kept.add(read(DISPATCH))
    with TestClient(app(Settings(ledger=path, person="A. Reader")), BASE, follow_redirects=False) as client:
        yield client, path


@contextmanager
def serving(path):
    """The app over the ledger, listening; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    settings = Settings(ledger=path, port=listening.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(app(settings), log_config=None, ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield settings.address.rstrip("/")
    finally:
        server.should_exit = True
        thread.join()
