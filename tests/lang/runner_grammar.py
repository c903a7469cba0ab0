"""Every entry of grammar.yml: without it its example is read otherwise."""

from __future__ import annotations

from detente.reading.language import Language
from tests.reading.attributed import lines


class _Without(Language):
    """The language whose grammar lacks one entry; all else is shared with the whole one."""

    def __init__(self, whole: Language, group: str, missing: str) -> None:
        super().__init__(whole.code)
        grammar = whole.data("grammar")
        kept = [entry for entry in grammar[group] if entry["id"] != missing]
        self._data = {**whole._data, "grammar": {**grammar, group: kept}}
        self._built = {name: made for name, made in whole._built.items() if name != "small words"}


def run(group, entry, language):
    text = entry["example"]
    assert lines(text, language) != lines(text, _Without(language, group, entry["id"]))
