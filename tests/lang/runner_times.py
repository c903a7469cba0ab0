"""Every entry of times.yml, through the scanner that the reader uses."""

from __future__ import annotations

import re
from itertools import pairwise

from detente.reading import numerals, time_scanner

PLAIN = {"macros": "pattern", "breaks": "pattern", "earlier": "pattern"}


def run(group, entry, language):
    scanner = time_scanner.of(language)
    low = numerals.fold(entry["example"])
    found = list(scanner.scan(low, 0, len(low)))
    if group in PLAIN:
        assert re.search(numerals.spaced(_filled(entry["pattern"], language)), low)
        assert group != "breaks" or scanner.parted(low)
    elif group == "tenses":
        side = scanner.side(low, found[-1], scanner.tenses(low, 0, len(low)))
        assert side == (entry["side"] if entry["side"] != "present" else None)
    elif group == "links":
        assert [low[one.end : after.start] for one, after in pairwise(found)] == entry["forms"]
    elif group == "patterns":
        _pattern(entry, scanner, low, found)
    else:
        assert any(
            entry["value"] in (getattr(one.form, group), one.form.day if group == "nth" else None)
            and _says(low[one.start : one.end], entry["forms"])
            for one in found
        )


def _filled(pattern, language):
    """The pattern with the macros that it is made of."""
    macros = {macro["id"]: macro["pattern"] for macro in language.data("times")["macros"]}
    while used := [name for name in macros if f"{{{name}}}" in pattern]:
        pattern = pattern.replace(f"{{{used[0]}}}", macros[used[0]])
    return pattern


def _says(words, forms):
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) for form in forms)


def _pattern(entry, scanner, low, found):
    if entry["kind"] != "none":
        assert entry["id"] in [one.rule for one in found]
        return
    number = scanner._entries.index(entry)
    match = scanner._compiled(number).search(low)
    assert match
    assert not [one for one in found if one.start < match.end() and match.start() < one.end]
