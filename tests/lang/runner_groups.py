"""Every entry of groups.yml: the group is in the cast under its name."""

from __future__ import annotations

from tests.reading.scenes import cast


def run(group, entry, language):
    found = cast(entry["example"], language)
    assert f"{'group'}:{entry['id']}" in {mention.actor for mention in found.mentions}
    assert found.party(f"group:{entry['id']}").name == entry["name"]
