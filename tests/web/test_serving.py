from __future__ import annotations

import socket
import subprocess
import sys
import threading

import pytest

from detente.errors import MachineError
from detente.web import serving
from detente.web.settings import Settings


def test_it_says_where_it_listens_and_stops_when_it_is_told(ledger):
    command = [sys.executable, "-m", "detente.cli", "serve", "--ledger", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        told = process.stdout.readline()
        assert told.startswith("the reading room is open: http://127.0.0.1:")
        port = int(told.split(":")[3].split("/")[0])
        with socket.create_connection(("127.0.0.1", port)) as asking:
            asking.sendall(
                f"GET /en/read HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
            )
            assert asking.recv(20).startswith(b"HTTP/1.1 200")
        process.terminate()
        assert "Traceback" not in process.communicate(timeout=30)[1]


def test_an_address_that_is_taken_is_said(ledger):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings(ledger=ledger, port=taken.getsockname()[1])
        with pytest.raises(MachineError, match="in use"):
            serving.serve(settings, lambda _: None)


def test_whoever_never_ends_his_headers_is_cut_off(ledger, monkeypatch):
    import uvicorn

    from detente.web.app import app

    monkeypatch.setattr(serving, "HEAD", 0.3)
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app(Settings(ledger=ledger)), log_config=None, ws="none", http=serving.Patient)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        with socket.create_connection(listening.getsockname(), timeout=20) as slow:
            slow.sendall(b"GET /en/read HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            assert slow.recv(10) == b""
    finally:
        server.should_exit = True
        thread.join()
