"""The examples of the documents run, and their tables are those of the product."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from detente import shipped
from detente.export.rows import COLUMNS

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize("name", ["python.md", "exports.md"])
def test_the_examples_run(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (DOCS / name).read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    assert code.count("assert") > 2
    exec(compile(code, name, "exec"), {})  # noqa: S102 - our own


def test_every_column_is_documented():
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert all(f"| `{one.name}` | {one.type} | {one.told} |" in text for one in COLUMNS)
    data = shipped.load(resources.files("detente.export").joinpath("polecat.yml"))
    assert all(
        f"| {row['name']} | {row['told']} | {row.get('loss', '')} |" in text for row in data["columns"]
    )
