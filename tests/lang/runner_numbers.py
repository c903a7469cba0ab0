"""Every entry of numbers.yml, through the numerals and the counter that the reader uses."""

from __future__ import annotations

import re

from detente.reading import counting, numerals


def run(group, entry, language):
    low = numerals.fold(entry["example"])
    numbers = numerals.of(language)
    written = [match.group() for match in re.finditer(rf"(?<!\w)(?:{numbers.pattern})(?!\w)", low)]
    counted = list(counting.of(language).scan(low, 0, len(low)))
    if group in {"words", "scales"}:
        before = "1 " if entry.get("figures") else ""
        assert {numbers.value(before + form) for form in entry["forms"]} == {entry["value"]}
        assert any(form in number for form in entry["forms"] for number in written)
    elif group == "joins":
        assert any(form in number for form in entry["forms"] for number in written)
    elif group == "separators":
        figure = r"\w" if entry["id"] == "words" else r"\d"
        assert any(re.search(rf"{figure}[{entry['marks']}]{figure}", number) for number in written)
    elif group == "collectives":
        assert counted[0].value % entry["value"] == 0
        assert counted[0].sign in {"about", "several"}
        assert any(form in low for form in [*entry["forms"], *entry["plural"]])
    elif group == "approximators":
        assert counted[0].sign == entry["sign"]
        assert any(form in low[counted[0].start : counted[0].end] for form in entry["forms"])
    elif group == "ranges":
        assert counted[0].high is not None
    elif group == "halves":
        assert counted[0].value % 1 == entry["value"]
        assert low[counted[0].start : counted[0].end].endswith(tuple(entry["forms"]))
    elif group == "few":
        assert [(one.start, one.end) for one in counted] == [(0, len(low))]
    elif group == "determiners":
        assert low[counted[0].start : counted[0].end].startswith(tuple(entry["forms"]))
    else:
        assert group == "labels"
        assert counted == []
