"""Every entry of every language file: well formed, its own id, and its example makes it fire."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from detente.actors import naming
from detente.reading.language import Language

HERE = Path(__file__).parent
LANG = Path(str(resources.files("detente.lang")))
FILES = sorted(LANG.glob("*/*.yml"))
NAMES = [f"{file.parent.name}/{file.stem}" for file in FILES]


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping, which YAML would let the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        keys = Counter(self.construct_object(key, deep=True) for key, _ in node.value)
        twice = [key for key, count in keys.items() if count > 1]
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"twice: {twice}", node.start_mark)
        return super().construct_mapping(node, deep)


@cache
def _language(code: str) -> Language:
    return Language(code)


@cache
def _runner(name: str) -> ModuleType:
    path = HERE / f"runner_{name}.py"
    assert path.is_file(), f"no tests/lang/{path.name}: nothing shows that the entries of {name}.yml fire"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _entries() -> Iterator[object]:
    for file in FILES:
        for group, entries in _language(file.parent.name).data(file.stem).items():
            for place, entry in enumerate(entries):
                name = entry.get("id", place) if isinstance(entry, dict) else place
                label = f"{file.parent.name}/{file.stem}/{group}/{name}"
                yield pytest.param(file.parent.name, file.stem, group, entry, id=label)


def test_there_is_language_data():
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_file_is_groups_of_entries(file):
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=_Strict)  # noqa: S506 - a safe loader
    assert isinstance(data, dict)
    for group, entries in data.items():
        assert isinstance(group, str)
        assert isinstance(entries, list), group
        assert entries, f"{group} is empty"
        assert all(isinstance(entry, dict) for entry in entries), group


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_ids_are_unique_and_examples_are_there(file):
    entries = [entry for group in _language(file.parent.name).data(file.stem).values() for entry in group]
    ids = Counter(entry.get("id") for entry in entries)
    assert [name for name, count in ids.items() if count > 1] == []
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9-]+", str(name))] == []
    assert [entry["id"] for entry in entries if not str(entry.get("example") or "").strip()] == []


@pytest.mark.parametrize(("code", "name", "group", "entry"), list(_entries()))
def test_entry_fires_on_its_example(code, name, group, entry):
    language = _language(code)
    with naming.using(code, language.data("names").get("actors", [])):
        _runner(name).run(group, entry, language)
