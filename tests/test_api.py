from __future__ import annotations

import subprocess
import sys
import types

import pytest

import detente
from detente.dispatch.intake import Refusal
from detente.errors import InputError, MachineError, UsageError
from tests import samples


@pytest.fixture
def reader(monkeypatch):
    """A reader that reads samples, and refuses what holds no TEXT."""

    def read(dispatch, *, published, language, dossier=None):
        if samples.TEXT not in dispatch.text:
            raise InputError("language-not-supported", f"language {language} is not supported")
        return samples.record(dispatch.text, path=dispatch.path, published=published)

    module = types.ModuleType("detente.reading.reader")
    module.read = read
    monkeypatch.setitem(sys.modules, "detente.reading.reader", module)
    monkeypatch.setattr("detente.reading.reader", module, raising=False)


def test_a_string_is_a_text(reader):
    record = detente.read(samples.TEXT, published="2022-01")
    assert record.to_dict() == samples.record(path=None).to_dict()
    assert isinstance(record, detente.Record)
    assert "2 statements" in repr(record)


def test_a_path_is_a_file(reader, tmp_path):
    file = tmp_path / "oslo.txt"
    file.write_text(samples.TEXT, encoding="utf-8")
    assert detente.read(file).dispatch.path == str(file)


def test_a_string_is_never_opened(reader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_text(samples.TEXT, encoding="utf-8")
    with pytest.raises(InputError):
        detente.read("x")


def test_what_cannot_be_read_says_why(reader, tmp_path):
    for text, code in (("", "empty"), (" \n", "blank"), ("Hello", "language-not-supported")):
        with pytest.raises(InputError) as error:
            detente.read(text)
        assert error.value.code == code
    with pytest.raises(InputError, match="no such file"):
        detente.read(tmp_path / "none.txt")
    with pytest.raises(UsageError, match="read_many"):
        detente.read(tmp_path)


def test_many_go_on_after_a_refusal(reader, tmp_path):
    (tmp_path / "a.txt").write_text(samples.TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    found = list(detente.read_many([tmp_path, "Hello", "", samples.TEXT]))
    assert [type(one) for one in found] == [detente.Reading, Refusal, Refusal, Refusal, detente.Reading]
    assert [one.path for one in found if isinstance(one, Refusal)] == [str(tmp_path / "b.txt"), "#1", "#2"]


def test_many_are_read_one_at_a_time(reader):
    def texts():
        yield samples.TEXT
        raise AssertionError("asked for a second one too early")

    assert next(detente.read_many(texts())).statements


def test_a_notebook_shows_text_and_record(reader):
    shown = detente.read(samples.TEXT)._repr_html_()
    assert "Norvège" in shown
    assert "négocierons" in shown
    assert "<html" not in shown


def test_the_ledger_gives_back_what_a_notebook_shows(reader, tmp_path):
    with detente.Ledger(tmp_path / "ledger.sqlite") as ledger:
        record = detente.read(samples.TEXT)
        ledger.add(record)
        assert ledger.record(record.dispatch.id) == record
        assert list(ledger.records()) == [record]
    with pytest.raises(MachineError):
        detente.Ledger(tmp_path)


def test_every_public_name_is_there():
    assert set(detente.__all__) <= set(dir(detente))
    for name in detente.__all__:
        assert getattr(detente, name).__doc__
    with pytest.raises(AttributeError):
        detente.nothing  # noqa: B018 - asking is the test


def test_import_loads_nothing_heavy():
    code = "import detente, sys; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"click", "rich", "sqlalchemy", "alembic", "jinja2", "yaml", "ahocorasick", "babel"}
    assert heavy & set(done.stdout.split()) == set()


def test_a_name_given_as_a_text_is_told(reader, tmp_path):
    with pytest.raises(UsageError, match=r"pathlib\.Path\('nato.txt'\)"):
        detente.read("nato.txt")
    assert [type(one) for one in detente.read_many(["nato.txt", samples.TEXT])] == [Refusal, detente.Reading]
    for neither in (None, b"nato.txt", 12):
        with pytest.raises(TypeError, match="a str"):
            detente.read(neither)
