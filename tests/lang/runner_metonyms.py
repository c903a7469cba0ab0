"""Every entry of metonyms.yml: the seat stands for its power in the cast."""

from __future__ import annotations

from detente.actors import registry
from tests.reading.scenes import cast


def run(group, entry, language):
    mentions = cast(entry["example"], language).mentions
    if group == "common":
        name, born = {"fr": ("Alliance", "Une alliance est née."), "en": ("Quad", "A Quad was born.")}[
            language.code
        ]
        assert [mention.actor for mention in mentions if name in mention.span.exact]
        assert not cast(born, language).mentions
    else:
        assert registry.resolve(entry["of"]) in {
            mention.actor for mention in mentions if mention.form == "metonym"
        }
