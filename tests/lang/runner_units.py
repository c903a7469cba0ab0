"""Every entry of units.yml, through the counter that the reader uses."""

from __future__ import annotations

import re

from detente.reading import counting, numerals, paradigms


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
        assert (entry["unit"] in counter.owned) == bool(entry.get("owned"))
        assert phrase.endswith(paradigms.forms(entry, language)) or phrase.startswith(
            tuple(entry.get("sign", ["?"]))
        )
    elif group in {"before", "links"}:
        assert any(form in phrase for form in entry.get("forms", ())) or re.search(entry["pattern"], phrase)
    elif group == "plural":
        assert phrase.endswith(low.rstrip(".").split()[-1])
        assert counted[0].unit == entry["unit"]
    elif group == "singular":
        assert phrase.endswith(entry["from"])
        assert counted[0].unit.endswith(entry["to"])
        assert (counted[0].unit in phrase.split()) == (entry["from"] == entry["to"])
    else:
        assert group in {"behind", "places"}
        assert counter.place(entry["example"], low, counted[0])
