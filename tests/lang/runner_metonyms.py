"""Every entry of metonyms.yml: a name that is a common noun too counts only after its article."""

from __future__ import annotations

from tests.reading.scenes import cast

BORN = {"fr": ("Alliance", "Une alliance est née."), "en": ("Quad", "A Quad was born.")}


def run(group, entry, language):
    name, born = BORN[language.code]
    assert [
        mention.actor for mention in cast(entry["example"], language).mentions if name in mention.span.exact
    ]
    assert not cast(born, language).mentions
