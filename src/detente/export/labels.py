"""What reports and tables say in their own voice: labels by path, in a chosen language."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.errors import UsageError


def grouped(value: object) -> str:
    """A number of five digits or more in groups of three; anything else as it is."""
    if isinstance(value, int | float) and abs(value) >= 10_000:
        return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return str(value)


class Labels:
    """Labels of one language; call it with a path such as `acts.offer`."""

    def __init__(self, language: str, tree: dict[str, Any]) -> None:
        self.language = language
        self._tree = tree

    def __call__(self, path: str, **values: object) -> str:
        """The label at `path`, its braces filled; KeyError when there is none."""
        text = self.forms(path)
        if not isinstance(text, str):
            raise KeyError(path)
        return text.format(**{name: grouped(value) for name, value in values.items()}) if values else text

    def of(self, group: str, key: str | None) -> str:
        """The label of `key` in `group`, or the key itself where the group has no such label."""
        entry = self._tree[group].get(key)
        return str(entry[self.language]) if entry else str(key or "")

    def count(self, path: str, n: int) -> str:
        """`n` of something, in words: `counts.<path>` in the singular or the plural."""
        one, many = self.forms(f"counts.{path}")
        singular = n < 2 if self.language == "fr" else n == 1
        return str(one if singular else many).format(n=grouped(n))

    def forms(self, path: str) -> Any:
        """The value at `path` in this language: a string, or a list of forms."""
        entry: Any = self._tree
        for step in path.split("."):
            entry = entry[step]
        return entry[self.language]


@cache
def tree() -> dict[str, Any]:
    """The whole label file."""
    loaded: dict[str, Any] = shipped.load(resources.files("detente.export").joinpath("labels.yml"))
    return loaded


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that labels can be had in, sorted."""
    return tuple(sorted(tree()["page"]["title"]))


@cache
def _russian() -> dict[str, Any]:
    """The labels of the report in Russian, in the shape of the label file."""
    loaded = shipped.load(resources.files("detente.export").joinpath("labels_ru.yml"))

    def shaped(entry: Any, like: Any) -> Any:
        if set(like) <= set(languages()):
            return {"ru": entry}
        return {name: shaped(inner, like[name]) for name, inner in entry.items()}

    return {name: shaped(inner, tree()[name]) for name, inner in loaded.items()}


REPORTS = ("en", "fr", "ru")
"""Languages in which the report of a dossier can be had."""


def report_labels(language: str) -> Labels:
    """The labels of a dossier's report in `language`; UsageError when there are none."""
    if language not in REPORTS:
        raise UsageError("labels-language", f"no report in {language!r}; there are {', '.join(REPORTS)}")
    return Labels(language, _russian()) if language == "ru" else labels(language)


def labels(language: str) -> Labels:
    """The labels in `language`; UsageError when there are none."""
    if language not in languages():
        raise UsageError("labels-language", f"no labels in {language!r}; there are {', '.join(languages())}")
    return Labels(language, tree())
