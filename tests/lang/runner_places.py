"""Every entry of places.yml: a class holds a word of its example, a rule decides on a name of its example."""

from __future__ import annotations

from detente.reading.metonymy import Metonymy
from tests.reading.bare import takes
from tests.reading.scenes import nouns, scene


def run(group, entry, language):
    if group == "classes":
        pass
