"""Every entry of units.yml, through the counter that the reader uses."""

from __future__ import annotations

from detente.reading import counting, numerals


def run(group, entry, language):
    counter = counting.of(language)
    low = numerals.fold(entry["example"])
    counted = list(counter.scan(low, 0, len(low)))
    if group == "unlike":
        assert counted == []
        return
    phrase = low[counted[0].start : counted[0].end]
    if group == "units":
        assert counted[0].unit == entry["unit"]
        assert counted[0].owned == bool(entry.get("owned"))
        assert any(phrase.endswith(form) for form in entry["forms"])
    elif group in {"before", "links"}:
        assert any(form in phrase for form in entry["forms"])
    elif group == "plural":
        assert phrase.endswith("volontaires")
        assert counted[0].unit == "volontaire"
    elif group == "singular":
        assert phrase.endswith(entry["from"])
        assert counted[0].unit.endswith(entry["to"])
        assert (counted[0].unit in phrase.split()) == (entry["from"] == entry["to"])
    else:
        assert group in {"behind", "places"}
        assert counter.place(entry["example"], low, counted[0])
