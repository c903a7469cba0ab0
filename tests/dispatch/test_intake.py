from __future__ import annotations

import io
import os

import pytest

from detente.dispatch.dispatch import Dispatch
from detente.dispatch.intake import Refusal, dispatches

TEXT = "La réunion a eu lieu.\r\nElle a duré."


def _write(path, text=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def _codes(found):
    return [one.code if isinstance(one, Refusal) else "read" for one in found]


def test_the_text_is_kept_and_its_id_is_its_hash(tmp_path):
    (one,) = dispatches([_write(tmp_path / "a.txt")])
    assert isinstance(one, Dispatch)
    assert one.text == TEXT
    assert one.path == str(tmp_path / "a.txt")
    assert one.id == "sha256:68fcb4e37e2ac266467fcf22b63a4872936fe331ae9b39d02c2a993503b90697"
    assert one.id == Dispatch(TEXT).id != Dispatch(TEXT + " ").id


def test_a_lone_surrogate_has_an_id_too():
    assert Dispatch("a\ud800").id != Dispatch("a").id


def test_a_folder_is_read_by_name_and_below(tmp_path):
    for name in ("b.txt", "a/z.md", "c.TXT", "d.pdf", "a/b/c.txt"):
        _write(tmp_path / name)
    found = [os.path.relpath(one.path, tmp_path) for one in dispatches([tmp_path])]
    assert found == ["a/b/c.txt", "a/z.md", "b.txt", "c.TXT"]


def test_hidden_files_and_links_are_left_out_and_said(tmp_path):
    _write(tmp_path / "a.txt")
    _write(tmp_path / ".b.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(dispatches([tmp_path]))
    assert _codes(found) == ["left-out", "read"]
    assert found[0].status == 0
    assert found[0].message == "left out: 1 hidden, 1 symbolic links"


def test_one_bad_input_stops_no_other(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "none").mkdir()
    _write(tmp_path / "blank.txt", "\n \n")
    paths = [
        tmp_path / "absent",
        tmp_path / "pipe",
        tmp_path / "none",
        tmp_path / "blank.txt",
        "a\0b",
        _write(tmp_path / "ok"),
    ]
    found = list(dispatches(paths))
    assert _codes(found) == ["not-found", "not-a-file", "no-texts", "blank", "not-found", "read"]
    assert all(one.status == 3 for one in found[:-1])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_the_machine_s_matter(tmp_path):
    path = _write(tmp_path / "a.txt")
    path.chmod(0)
    (one,) = dispatches([path])
    assert (one.code, one.status) == ("not-permitted", 4)


def test_standard_input_and_the_limit(tmp_path):
    read, refused, long = dispatches(
        ["-", _write(tmp_path / "long.txt", "x" * 101), "-"], stdin=io.BytesIO(b"y" * 100), limit=100
    )
    assert (read.path, read.text) == ("-", "y" * 100)
    assert refused.code == "too-large"
    assert long.code == "empty", "standard input is read once"
    (one,) = dispatches(["-"], stdin=io.BytesIO(b"y" * 101), limit=100)
    assert one.code == "too-large"


def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - Path takes no bytes
        file.write(TEXT.encode())
    (one,) = dispatches([tmp_path])
    assert one.path.endswith("/\\xff.txt")
    one.path.encode("utf-8")
