from __future__ import annotations

from detente.ledger import Ledger
from tests.cli.running import run
from tests.samples import record


def test_the_doctor_looks_and_says(tmp_path):
    done = run("doctor", "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.status == 0
    assert [line.split()[1] for line in done.out.splitlines() if line.startswith("well")] == [
        "python", "sqlite", "languages", "directory", "disk",
    ]  # fmt: skip
    (tmp_path / "l.sqlite").write_bytes(b"no ledger" * 100)
    done = run("doctor", "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.status == 4
    assert "NOT WELL  ledger" in done.out
    assert "detente restore" in done.out


def test_a_ledger_is_copied_and_put_back(tmp_path):
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.add(record())
        head = ledger.head().hash
    done = run("backup", "copy.sqlite", "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.out == f"copied and whole: copy.sqlite, 3 entries, head {head}\n"
    assert run("backup", "copy.sqlite", "--ledger", "l.sqlite", cwd=tmp_path).status == 3
    (tmp_path / "l.sqlite").unlink()
    done = run("restore", "copy.sqlite", "--head", head, "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.status == 0
    assert run("verify", "--head", head, "--ledger", "l.sqlite", cwd=tmp_path).status == 0
