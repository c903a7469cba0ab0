"""A PostgreSQL server of one's own: made in a temporary folder, reached by a socket in it, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

USER = "detente"
SECRETIVE = "guarded"
"""A user who has to give a password, once a test has made it."""
QUICK = ("fsync=off", "full_page_writes=off", "autovacuum=off", "max_wal_size=256MB")
"""Settings for tests that lose nothing when the machine stops."""


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "postgres").exists():
        return Path(found).resolve().parent
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3].split(".")[0])
    )
    return versions[-1].parent if versions else None


class Cluster:
    """`url(name)` is that of a database of it."""

    def __init__(self, folder: Path, tools: Path, settings: tuple[str, ...] = QUICK) -> None:
        self.folder, self.tools, self.settings = folder, tools, settings
        self._numbers = count(1)
        self._user = "nobody" if os.geteuid() == 0 else None
        self._server: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Makes the files; the server refuses to run as root, so nobody owns them then."""
        if self._user:
            shutil.chown(self.folder, "nobody")
        self._run(
            "initdb", "-D", self.data, "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        rules = f"local all {SECRETIVE} scram-sha-256\nlocal all all trust\n"
        (self.data / "pg_hba.conf").write_text(rules, encoding="ascii")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        """Returns when it answers."""
        end = time.monotonic() + 60
        self._launch()
        while not self._answers():
            if self._server is None or self._server.poll() is not None:
                self._launch()  # a process of the last one was not quite gone
            if time.monotonic() > end:
                raise RuntimeError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.05)

    def _launch(self) -> None:
        options = [part for one in (*self.settings, "listen_addresses=") for part in ("-c", one)]
        with (self.folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [self.tools / "postgres", "-D", self.data, "-k", self.folder, *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=self._environment,
                start_new_session=True, user=self._user, extra_groups=[] if self._user else None,
            )  # fmt: skip

    def stop(self) -> None:
        """At once: what it would still save is to go."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(60)

    def kill(self) -> None:
        """All its processes at once, without a chance to save anything."""
        if self._server is None:
            return
        for one in (self._server.pid, *self._children(self._server.pid)):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._server.wait(60)

    def _children(self, server: int) -> list[int]:
        """The processes of the server, each of which leads a group of its own."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                if int(stat.read_text().rpartition(")")[2].split()[1]) == server:
                    found.append(int(stat.parent.name))
        return found

    def database(self) -> str:
        """The URL of a new database."""
        name = f"d{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def schema(self) -> str:
        """The URL of a new schema: made in no time, and as good to a ledger."""
        name = f"s{next(self._numbers)}"
        self.sql(f"CREATE SCHEMA {name}")
        return f"{self.url('postgres')}&options=-csearch_path%3D{name}"

    def url(self, name: str, user: str = USER) -> str:
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def sql(self, query: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Runs one statement; its rows."""
        return rows(self.url(database), query)

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *arguments: str | Path) -> None:
        done = subprocess.run(
            [self.tools / program, *arguments], capture_output=True, check=False, cwd="/", env=self._environment,
            user=self._user, extra_groups=[] if self._user else None,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr.decode())

    @property
    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(self.folder)}


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    """What a query outside of detente gives."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(query.encode())
        return cursor.fetchall() if cursor.description else []


@contextmanager
def cluster(settings: tuple[str, ...] = QUICK) -> Iterator[Cluster]:
    """A running server, gone with its files at the end."""
    tools = programs()
    if tools is None:
        raise RuntimeError("no PostgreSQL here")
    folder = Path(tempfile.mkdtemp(prefix="detente-pg-", dir="/tmp"))
    try:
        folder.chmod(0o755)
        held = Cluster(folder, tools, settings)
        held.make()
        held.start()
        try:
            yield held
        finally:
            held.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
