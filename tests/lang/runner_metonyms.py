"""Every entry of metonyms.yml: the seat stands for its power in the cast."""

from __future__ import annotations

from detente.actors import registry
from tests.reading.scenes import cast


def run(group, entry, language):
    mentions = cast(entry["example"], language).mentions
    if group == "common":
        assert [mention.actor for mention in mentions if "Alliance" in mention.span.exact]
        assert not cast("Une alliance est née.", language).mentions
    else:
        assert registry.resolve(entry["of"]) in {
            mention.actor for mention in mentions if mention.form == "metonym"
        }
