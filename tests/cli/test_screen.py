from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cli.endings import ended
from detente.cli.files import write
from detente.cli.screen import one_line, visible
from detente.errors import InputError, UsageError


def test_what_a_terminal_obeys_is_shown():
    assert visible("a\x1b[31mb\x07\0\u202e\ud800\x9b") == "a\\x1b[31mb\\x07\\x00\\u202e\\ud800\\x9b"
    assert visible("É « \u00a0»\n\tя中\U0001f600") == "É « \u00a0»\n\tя中\U0001f600"
    assert one_line("a\nb\r\tc") == "a\\nb\\r\\tc"


@given(st.text())
def test_shown_text_can_be_printed_and_is_shown_once(text):
    shown = visible(text)
    shown.encode()
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (InputError("x", "bad input"), 3, "bad input"),
        (UsageError("x", "bad call"), 2, "bad call"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (PermissionError(13, "Permission denied", "a\nb"), 4, "a\\nb: permission denied"),
        (OSError(28, "No space left on device"), 4, "the output: no space left on the disk"),
        (OSError(5, "Input/output error", "x"), 4, "x: input/output error"),
    ],
)
def test_endings_are_one_line_and_a_status(error, status, words, capsys):
    def command():
        raise error

    assert ended(command) == status
    assert capsys.readouterr().err == f"detente: {words}\n"


def test_a_bug_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        ended(lambda: 1 // 0)


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path):
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    write(str(target), "new")
    assert target.read_text(encoding="utf-8") == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path):
    target = tmp_path / "page.html"
    link = tmp_path / "link.html"
    link.symlink_to(target)
    write(str(link), "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_write_that_fails_leaves_no_trace(tmp_path, monkeypatch):
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")

    def fail(_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("detente.cli.files.os.fsync", fail)
    with pytest.raises(OSError, match=r"page\.html"):
        write(str(target), "new")
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
    assert target.read_text(encoding="utf-8") == "old"
