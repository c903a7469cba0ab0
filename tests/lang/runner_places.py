"""Every entry of places.yml: a class takes a word of its example, a rule decides on a name there as it says."""

from __future__ import annotations

from detente.anchor import Span
from detente.reading.metonymy import Metonymy
from detente.reading.patterns import words
from tests.reading.bare import takes
from tests.reading.scenes import scene


def run(group, entry, language):
    read = scene(entry["example"], language)
    if group == "classes":
        text = read.page.text
        assert takes(entry["words"], words(read.page, [Span.cut(text, 0, len(text))]))
        return
    metonymy = Metonymy(read.tokens, read.known, language)
    decided = []
    for noun in read.nouns:
        sentence = read.page.sentences[noun.sentence]
        metonymy.settle(noun, sentence.first, sentence.last)
        for part in _parts(noun):
            if part.tag in ("capital", "seat"):
                fired = metonymy.fired(part, sentence.first, sentence.last)
                decided.append((part.place, [one["id"] for one in fired]))
    assert any(entry["id"] in ids and place == (entry["is"] == "place") for place, ids in decided), decided


def _parts(noun):
    while noun is not None:
        yield noun
        noun = noun.complement
