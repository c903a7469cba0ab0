"""Every entry of cues.yml: its example is attributed, by this entry, through the reader's own grammar."""

from __future__ import annotations

from tests.reading.attributed import attributions


def run(group, entry, language):
    found = attributions(entry["example"], language)
    if group == "not-sources":
        assert found == []
    elif group in ("verbs", "prepositions") or group == "relative-sources":
        assert entry["id"] in [one.cue_id for one in found]
    elif group == "semi-auxiliaries":
        cues = [one.cue.exact.split() for one in found if one.cue and one.rule.startswith("that")]
        assert any(len(cue) > 1 for cue in cues)
    elif group == "figures":
        sources = [one.source.exact for one in found]
        assert sources
        assert not any(word in source for word in entry["words"] for source in sources)
    else:
        assert "impersonal" in [one.rule for one in found]
