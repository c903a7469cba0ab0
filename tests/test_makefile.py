"""`make demo FILE=…`, as a newcomer types it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(
    shutil.which("make") is None or not (ROOT / "Makefile").is_file(), reason="needs make and a checkout"
)


@pytest.fixture
def installed(tmp_path):
    """An environment that counts as installed; its command prints its arguments, one a line."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "detente"
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / ".installed-run").touch()
    return tmp_path


def made(installed: Path, file: str | None) -> list[str]:
    given = [f"FILE={file}"] if file is not None else []
    done = subprocess.run(
        ["make", "--no-print-directory", "-C", ROOT, "demo", f"VENV={installed}", *given],  # noqa: S607
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def test_no_file_one_file_and_several(installed):
    assert made(installed, None) == ["demo", "--"]
    assert made(installed, "nato.txt") == ["demo", "--", "nato.txt"]
    assert made(installed, "a.txt b.txt") == ["demo", "--", "a.txt", "b.txt"]


def test_a_name_with_spaces_and_signs_stays_one(installed):
    for name in ("the talks.txt", 'it\'s "so".txt', "-n.txt"):
        file = installed / name
        file.touch()
        assert made(installed, str(file)) == ["demo", "--", str(file)]
