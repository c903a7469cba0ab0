"""Every entry of inflection.yml: the two words of its example are found by one another, and without it they are not."""

from __future__ import annotations

from detente.entries import folded
from detente.views.inflection import Inflection


def run(group, entry, language):
    one, other = entry["example"].split()
    inflection = Inflection(language.code)
    assert inflection.key(one) & inflection.key(other)
    assert any(needle in folded(other) for needle in inflection.needles(one))
    assert any(needle in folded(one) for needle in inflection.needles(other))
    if group == "forms":
        assert {folded(one), folded(other)} <= {folded(word) for word in entry["words"]}
    else:
        assert folded(other).endswith(tuple(entry["words"]))
