"""The YAML files that ship with detente, all parsed alike: words stay words."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover - a PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

__all__ = ["SafeLoader", "load", "parse"]

_TEXT = "tag:yaml.org,2002:str"


class _Loader(SafeLoader):
    """Of the plain words only `true` and `false` are truth values ("on", "no", "y" are not); "12-01" is no date."""

    def plain(self, node: Node) -> Any:
        """The node's value: what the loader makes of it, in half the time, since nothing refers to itself."""
        if isinstance(node, ScalarNode):
            return node.value if node.tag == _TEXT else self.construct_object(node)
        if isinstance(node, SequenceNode):
            return [self.plain(one) for one in node.value]
        if isinstance(node, MappingNode):
            return {self.plain(key): self.plain(value) for key, value in node.value}
        return self.construct_object(node)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":bool", ":timestamp", ":merge"))]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def load(file: Traversable) -> Any:
    """What the file holds as plain values, None when it is empty; OSError when it is absent."""
    return parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> Any:
    """The same of a text; yaml.YAMLError when it is no YAML."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        return loader.plain(root) if root is not None else None
    finally:
        loader.dispose()
