"""Every class of grammar.yml: what is read of its example is another thing without its words."""

from __future__ import annotations

from detente.reading import attribution, mentions, segment
from detente.reading.frame import frame
from detente.reading.language import Language


class _Without(Language):
    """The language, one class of its small words emptied."""

    def __init__(self, language, left_out):
        super().__init__(language.code)
        self._left_out = left_out

    def data(self, name):
        known = super().data(name)
        if name != "grammar":
            return known
        return {
            group: [{**one, "words": []} if one["id"] == self._left_out else one for one in entries]
            for group, entries in known.items()
        }


def run(_group, entry, language):
    text = entry["example"]
    assert _read(text, language)
    assert _read(text, language) != _read(text, _Without(language, entry["id"]))


def _read(text, language):
    page = segment.page(text, frame(text, language, None), language)
    found = attribution.attribute(page, mentions.find(page))
    return [(one.content, one.source, one.cue, one.negated, one.relay_sources, one.rule) for one in found]
