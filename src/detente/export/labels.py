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


def plural(language: str, n: int) -> int:
    """The place of the form that goes with `n` in a label's list of forms, by CLDR's rules for whole numbers."""
    if language == "ru":
        few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
        return 0 if n % 10 == 1 and n % 100 != 11 else 1 if few else 2
    return int(n >= 2 if language == "fr" else n != 1)


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
        forms = self.forms(f"counts.{path}")
        return str(forms[plural(self.language, n)]).format(n=grouped(n))

    def forms(self, path: str) -> Any:
        """The value at `path` in this language: a string, or a list of forms."""
        entry: Any = self._tree
        for step in path.split("."):
            entry = entry[step]
        return entry[self.language]


@cache
def tree() -> dict[str, Any]:
    """The whole label file, with what stands in files of its own."""
    folder = resources.files("detente.export")
    loaded: dict[str, Any] = shipped.load(folder.joinpath("labels.yml"))
    _join(loaded, shipped.load(folder.joinpath("labels_ru.yml")), "ru")
    return loaded


def _join(tree: dict[str, Any], texts: dict[str, Any], language: str) -> None:
    """Puts each text beside those that stand at its path in other languages."""
    for name, text in texts.items():
        entry = tree[name]
        if "en" in entry:
            entry[language] = text
        else:
            _join(entry, text, language)


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that labels can be had in, sorted."""
    return tuple(sorted(tree()["page"]["title"]))


def labels(language: str) -> Labels:
    """The labels in `language`; UsageError when there are none."""
    if language not in languages():
        raise UsageError("labels-language", f"no labels in {language!r}; there are {', '.join(languages())}")
    return Labels(language, tree())
