"""Every class of grammar.yml: what is read of its example is another thing without its words."""

from __future__ import annotations

from detente.reading import attribution, mentions, segment
from detente.reading.frame import frame
from detente.reading.language import Language


class _Without(Language):
    """The language, one class of its small words left out; all else is shared with the whole one."""

    def __init__(self, whole, group, missing):
        super().__init__(whole.code)
        grammar = whole.data("grammar")
        kept = [entry for entry in grammar[group] if entry["id"] != missing]
        self._data = {**whole._data, "grammar": {**grammar, group: kept}}
        self._built = {name: made for name, made in whole._built.items() if name != "small words"}


def run(group, entry, language):
    text = entry["example"]
    assert _read(text, language)
    assert _read(text, language) != _read(text, _Without(language, group, entry["id"]))


def _read(text, language):
    page = segment.page(text, frame(text, language, None), language)
    found = attribution.attribute(page, mentions.find(page))
    return [(one.content, one.source, one.cue, one.negated, one.relay_sources, one.rule) for one in found]
