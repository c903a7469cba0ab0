"""What the app says in its own voice, in a chosen language."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.export.labels import grouped, languages, plural


class Words:
    """The app's labels in one language; call it with a path such as `nav.matrix`."""

    def __init__(self, language: str, tree: dict[str, Any]) -> None:
        self.language = language
        self._tree = tree

    def __call__(self, path: str, **values: object) -> str:
        """The label at `path`, its braces filled; KeyError when there is none."""
        entry = self._at(path)
        return str(entry).format(**{name: grouped(value) for name, value in values.items()})

    def of(self, group: str, key: str) -> str:
        """The label of `key` in `group`, "" where it has none."""
        return str(self._tree[group].get(key, ""))

    def count(self, path: str, n: int) -> str:
        """`n` of something, in words."""
        return str(self._at(f"counts.{path}")[plural(self.language, n)]).format(n=grouped(n))

    def _at(self, path: str) -> Any:
        entry: Any = self._tree
        for step in path.split("."):
            entry = entry[step]
        return entry


@cache
def words(language: str) -> Words:
    """The labels of `language`, which is one of those of `languages()`."""
    tree = shipped.load(resources.files("detente.web").joinpath("labels", f"{language}.yml"))
    return Words(language, tree)


def spoken(path: str) -> str | None:
    """The language of the page at that path; None where the path is no page's."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in languages() else None
