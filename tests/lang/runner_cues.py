"""Every entry of cues.yml: its example is attributed, by this entry, through the reader's own grammar."""

from __future__ import annotations

from tests.reading.attributed import attributions


def run(group, entry, language):
    found = attributions(entry["example"], language)
    if group in ("not-sources", "silences"):
        assert found == []
    elif group == "passing":
        assert [one.rule for one in found] == ["passed-on"]
    elif group == "citing":
        assert [one.rule for one in found] == ["cited"]
    elif group == "incise-orders":
        assert [f"incise-{entry['id']}"] == [one.rule for one in found]
    elif group in ("verbs", "prepositions", "predicates", "prepositional", "nouns", "relative-sources"):
        assert entry["id"] in [one.cue_id for one in found]
    elif group == "semi-auxiliaries":
        lent = [one for one in found if one.rule.startswith("that") and len(one.cue.exact.split()) > 1]
        assert [one.negated for one in lent] == [entry.get("negates", False)]
    elif group == "figures":
        sources = [one.source.exact for one in found]
        assert sources
        assert not any(word in source for word in entry["words"] for source in sources)
    elif any("through" in verb for verb in language.data("cues")["verbs"]):
        assert any(one.rule.startswith("that-") for one in found)
        assert any(word in entry["example"] for word in entry["words"])
    else:
        assert "impersonal" in [one.rule for one in found]
