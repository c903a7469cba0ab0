"""The YAML files that ship with detente, all parsed alike: words stay words."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover - a PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

__all__ = ["SafeLoader", "load", "parse"]


class _Loader(SafeLoader):
    """Of the plain words only `true` and `false` are truth values ("on", "no", "y" are not); "12-01" is no date."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def load(file: Traversable) -> Any:
    """What the file holds as plain values, None when it is empty; OSError when it is absent."""
    return parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> Any:
    """The same of a text; yaml.YAMLError when it is no YAML."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
